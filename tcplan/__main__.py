"""`python -m tcplan` is the command line alone, for places where no screen is installed."""

from tcplan.cli import main

if __name__ == "__main__":
    main()
