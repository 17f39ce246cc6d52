"""Every duty that is judged, family by family, in the order in which verdicts are told."""

from tcplan.rules.judging import Duty

DUTIES: tuple[Duty, ...] = ()
"""One line for each family: ``*reviews.DUTIES``."""
