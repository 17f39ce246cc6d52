"""What would have to fail is told in words, one failure alone before several together."""

from collections.abc import Iterator

from tcplan.report.document import (
    Block,
    Fact,
    Facts,
    Paragraph,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.phrases import each
from tcplan.views.risks import RiskView
from tcplan.views.summary import SummaryRisk, SummaryView
from tcplan.views.ways import NOT_THE_SAME, WaysView

_NO_SINGLE = "no single failure in the hours that are covered"
_NOT_TOGETHER = "nothing beyond these single failures"


def what_would_have_to_fail(risk: SummaryRisk) -> Section:
    """Single failures of one risk, and what would have to fail together."""
    facts = list(_failures(risk.now, "now"))
    if risk.on_move_day:
        facts += _failures(risk.on_move_day, "on the day of the move")
    return Section(
        "What would have to fail to leave it uncovered",
        (Facts(tuple(facts)), Section("Separate ways of holding it", _separate(risk))),
    )


def _separate(risk: SummaryRisk) -> tuple[Block, ...]:
    """How many ways share nothing: another figure than how many things must fail together."""
    facts = list(_ways(risk.now, "Now"))
    if risk.on_move_day:
        facts += _ways(risk.on_move_day, "On the day of the move")
    return (Paragraph(line(NOT_THE_SAME)), Facts(tuple(facts)))


def _ways(risk: RiskView, when: str) -> Iterator[Fact]:
    yield fact(when, risk.separate_ways)
    alike: dict[WaysView, list[str]] = {}
    for slot in risk.slots:
        alike.setdefault(slot.ways, []).append(slot.when)
    for ways, hours in alike.items():
        told = [f"Way {number}: {way}" for number, way in enumerate(ways.each, 1)]
        yield fact(f"{when}, {'; '.join(hours)}", ways.words, *told, *ways.one_way)


def _failures(risk: RiskView, when: str) -> Iterator[Fact]:
    yield Fact(f"One alone, {when}", each(risk.single_points, _NO_SINGLE))
    several = _several(risk)
    if not several:
        yield Fact(f"Together, {when}", each((), _NOT_TOGETHER))
    for hours, cuts in several.items():
        yield Fact(f"Together, {when}, {hours}", each(cuts, _NOT_TOGETHER))


def _several(risk: RiskView) -> dict[str, list[str]]:
    """The hours in which sets of two or three failures would be enough, with the sets."""
    alone = _alone(risk)
    found: dict[str, list[str]] = {}
    for cut in dict.fromkeys(cut for slot in risk.slots for cut in slot.together):
        if cut not in alone:
            found.setdefault(_when(risk, cut), []).append(cut)
    return found


def _alone(risk: RiskView) -> dict[str, str]:
    """The failures that are single points, each with its hours: the view joins the two."""
    found = {}
    for cut in dict.fromkeys(cut for slot in risk.slots for cut in slot.together):
        for single in risk.single_points:
            if single.startswith(f"{cut} (") and single.endswith(")"):
                found[cut] = single[len(cut) + 2 : -1]
    return found


def _when(risk: RiskView, cut: str) -> str:
    return "; ".join(slot.when for slot in risk.slots if cut in slot.together)


def single_points_over_all(view: SummaryView) -> Section:
    """Every single failure, with all that it would leave uncovered."""
    now = _by_failure([risk.now for risk in view.risks])
    then = _by_failure([risk.on_move_day for risk in view.risks if risk.on_move_day])
    failures = list(dict.fromkeys([*now, *then]))
    failures.sort(key=lambda f: (-len(now.get(f, ())), -len(then.get(f, ())), f))
    if not failures:
        block: Block = Paragraph(line("No single failure would leave a covered risk uncovered."))
        return Section("Single points of failure", (block,))
    shown = (now, then) if view.move_day else (now,)
    explained = (
        "Each of these alone would leave a risk uncovered in the hours named. "
        "A risk that nothing covers has no single point of failure: it has a gap."
    )
    table = Table(
        "Single failures over all risks, those that reach most first",
        ("If this fails", "Now it leaves uncovered", "On the day of the move")[: 1 + len(shown)],
        tuple((cell(f), *(each(day.get(f, ()), "nothing") for day in shown)) for f in failures),
        (30, 35, 35) if view.move_day else (40, 60),
    )
    return Section("Single points of failure", (Paragraph(line(explained)), table))


def _by_failure(risks: list[RiskView]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for risk in risks:
        for cut, hours in _alone(risk).items():
            found.setdefault(cut, []).append(f"{risk.title}: {hours}")
    return found
