"""`python -m tcplan.cli` is the same command line as `tcplan`."""

from tcplan.cli import main

if __name__ == "__main__":
    main()
