"""What is said about the cover of a plan, on one day."""

from tcplan.analysis.arrangements import Arrangements
from tcplan.analysis.cover import cover
from tcplan.analysis.reasons import READINGS
from tcplan.analysis.slots import Slot, Stretch
from tcplan.analysis.words import because, said
from tcplan.domain.plan import Plan
from tests.builders import TODAY

NOON = Slot((Stretch(0, 720, 721),))


def sentences(of: Plan) -> list[str]:
    """The sentence about each risk in each of its slots."""
    looking = Arrangements(of, TODAY)
    covers = [cover(looking, one) for one in of.risks]
    return [said(looking, one, at) for one in covers for at in one.slots]


def sentence(of: Plan) -> str:
    """The sentence about a risk that has one slot."""
    (only,) = sentences(of)
    return only


def reason(of: Plan, control: str = "c1", slot: Slot = NOON, reading: int = 0) -> str:
    """Why an arrangement does not hold."""
    return because(Arrangements(of, TODAY), of.by_id[control], READINGS[reading], slot)
