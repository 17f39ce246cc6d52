"""One module for each kind of paper, named as the kind is; each holds one ``PAPER``."""
