"""Small plans of one person's support, asked of the product and of the simulation together."""

from tcplan.domain.control import Control
from tcplan.domain.plan import Plan
from tests import oracle
from tests.builders import TODAY
from tests.oracle import Moment
from tests.tcplan.analysis.asked import answers, bare, held
from tests.tcplan.analysis.plans import on_pain, plan

NOON = Moment(TODAY, "mon", 12 * 60)
MIDNIGHT = Moment(TODAY, "mon", 0)
SATURDAY = Moment(TODAY, "sat", 12 * 60)
HOLIDAY = Moment(TODAY, "bank-holiday", 12 * 60)


def told(of: Plan, moment: Moment = NOON, aim: str = "r-pain") -> str:
    """The answer about the risk, on which product and simulation agree."""
    answer = answers(of, moment)[aim]
    assert oracle.answer(of, aim, moment) == answer
    return answer


def cuts(of: Plan, moment: Moment = NOON, aim: str = "r-pain") -> set[str]:
    """The cut sets that are shown, each as its ids in order."""
    shown = held(of, moment)[aim].cuts
    reading = oracle.strongest(of, aim, moment)
    assert bare(oracle.cut_sets(of, aim, moment, reading, most=3) if reading else set()) == set(
        shown
    )
    return {" ".join(sorted(cut)) for cut in shown}


def noticing(**fields: object) -> Control:
    """A control that only notices, with elm to answer within half an hour."""
    return on_pain(
        "c1", **{"kind": "monitoring", "responder": "elm", "respond_within": 30, **fields}
    )


def two_ways(*things: object, **fields: object) -> Plan:
    """One arrangement by oak and another by elm."""
    return plan(*things, on_pain("c1", **fields), on_pain("c2", "elm"))
