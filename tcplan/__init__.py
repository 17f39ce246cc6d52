"""A Transforming Care transition risk planner: everything that is true without a screen."""

__version__ = "0.1.0"
