"""One session in a browser, for the process that `tcplan serve` starts for each."""

from tui.__main__ import session

if __name__ == "__main__":
    session()
