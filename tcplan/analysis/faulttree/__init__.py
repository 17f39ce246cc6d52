"""Coherent fault trees: probability, minimal cut and path sets, importance, common cause.

Usable by itself: ``from tcplan.analysis.faulttree import FaultTree, And, Or, AtLeast``.
"""

from tcplan.analysis.faulttree.common_cause import CommonCause
from tcplan.analysis.faulttree.gates import And, AtLeast, Gate, Interval, Or, Part
from tcplan.analysis.faulttree.limits import Limits
from tcplan.analysis.faulttree.measures import Importance
from tcplan.analysis.faulttree.tree import FaultTree

__all__ = [
    "And",
    "AtLeast",
    "CommonCause",
    "FaultTree",
    "Gate",
    "Importance",
    "Interval",
    "Limits",
    "Or",
    "Part",
]
