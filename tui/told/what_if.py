"""What would be different is said first, then by how much, and for each difference because of what.

The plan stands at the left of the what-if everywhere, and better or worse is a word.
"""

from collections.abc import Iterable

from tcplan.domain.dates import short_day
from tcplan.draw import Canvas, glyph_for, stacked
from tcplan.views.whatif.telling import WAY_WORDS
from tcplan.views.whatif.view import (
    ChangeView,
    DifferenceView,
    MeasureView,
    OptionView,
    RiskBeside,
    StayView,
    SuggestionView,
    WhatIfView,
)
from tui.page import BLANK, Line, answered, field, heading, item, page, para
from tui.told.agency import counted
from tui.told.beside import table, weeks_of
from tui.told.mending import first_lines, three_sides
from tui.told.mending import whole as mending_whole

DIRECTIONS = WAY_WORDS
LOOKS = {"better": "held", "worse": "gap", "other": "caution", "same": "muted"}
_STALE = "Being worked out; esc stops it. What stands below is from before the last change."
_NONE_ON = "No change is on, so this is the plan as it is."


def drawn(view: WhatIfView, cells: int) -> Canvas:
    """The plan beside the what-if, for so many cells."""
    told = first_lines(view.mending) if view.mending else [para(_summary(view), "strong")]
    meant = [para(view.explained, "muted")] if view.explained else []
    first = [*told, *_undone_lines(view), *meant]
    return _drawn(view, first, cells)


def stale(view: WhatIfView, cells: int) -> Canvas:
    """The answer to what was on before: said to be that, and dim."""
    before = _drawn(view, [para(_STALE)], cells)
    canvas = Canvas(before.width, before.height)
    for y, spans in enumerate(before.spans()):
        for span in spans:
            canvas.put(span.x, y, span.text, "muted" if y else "caution")
    return canvas


def _drawn(view: WhatIfView, first: list[Line], cells: int) -> Canvas:
    same = [one for one in view.measures if one.direction == "same"]
    differing = [one for one in view.measures if one.direction != "same"]
    rest = heading("STAYS AS IT IS" if differing else "THE PLAN AS IT IS") if same else ()
    parts = [
        page(first, cells),
        three_sides(view, cells),
        page(_both_lines(view), cells),
        table(_HEAD, [_row(one) for one in differing], cells),
        page(why_lines(view), cells),
        weeks_of(view.risks, cells),
        page([*gate_lines(view), *not_known_lines(view)], cells),
        stacked([page(rest, cells), table(_HEAD, [_row(one) for one in same], cells)], gap=0),
    ]
    return stacked([part for part in parts if any(part.lines())])


def _both_lines(view: WhatIfView) -> list[Line]:
    """What leads over to the sum of the harm and the good, where both are tried."""
    if view.mending is None:
        return []
    return [*heading("BOTH TOGETHER, AGAINST THE PLAN"), para(view.summary)]


def _summary(view: WhatIfView) -> str:
    return view.summary if view.changes else _NONE_ON


_HEAD = ("", "plan", "what-if", "")


def _row(one: MeasureView) -> tuple[tuple[str, str | None], ...]:
    words = f"{one.words}: {one.about}" if one.about else one.words
    told = one.not_known or DIRECTIONS[one.direction]
    return (
        (words, None),
        (one.plan, None),
        (one.what_if, None if one.direction == "same" else "strong"),
        (told, "muted" if one.not_known else LOOKS[one.direction]),
    )


def whole(view: WhatIfView) -> Iterable[Line]:
    """Everything as text."""
    if view.mending is None:
        yield para(_summary(view), "strong")
    yield from mending_whole(view)
    yield from _undone_lines(view)
    yield from _both_lines(view)
    yield from heading("PLAN AND WHAT-IF")
    for one in view.measures:
        words = f"{one.words}: {one.about}" if one.about else one.words
        told = one.not_known or DIRECTIONS[one.direction]
        yield item(f"{words}: plan {one.plan}, what-if {one.what_if} ({told})")
    yield from why_lines(view)
    if view.risks:
        yield from heading("RISKS")
    for risk in view.risks:
        yield para(risk.title, "strong")
        yield field("Plan", risk.before_sentence, indent=2)
        yield field("What-if", risk.after_sentence, indent=2)
        yield from _weeks_lines(risk)
    yield from gate_lines(view)
    yield from not_known_lines(view)


def _weeks_lines(risk: RiskBeside) -> Iterable[Line]:
    before, after = risk.gap_days_before, risk.gap_days_after
    if before is not None and after is not None:
        days = (counted(before, "day", "days"), counted(after, "day", "days"))
        yield field("With a gap", f"plan {days[0]}, what-if {days[1]}", indent=2)
    for week in risk.weeks:
        if week.plan != week.what_if:
            sides = (glyph_for(week.plan).word, glyph_for(week.what_if).word)
            said = f"from {short_day(week.first)}: plan {sides[0]}, what-if {sides[1]}"
            yield field("Week", said, indent=2)


def _undone_lines(view: WhatIfView) -> Iterable[Line]:
    for change in view.changes:
        if change.why_not:
            yield para(f"Not carried out: {change.words}. {change.why_not}", "caution")
        elif not change.differs:
            yield para(f"Changes nothing: {change.words}.", "caution")
    if view.until_evidence:
        yield para(view.until_evidence, "caution")
    for words in view.also_lost:
        yield para(f"{words}. It was open at other hours before, so the figures miss it.", "gap")
    if view.others_touched:
        yield para(f"{_others_words(view)} {_WHO}", "caution")


_WHO = "x among 2 Agencies lists who of them would lose cover or back-up."


def _others_words(view: WhatIfView) -> str:
    """How many others lean on what would change: by being supported by it, or some other way."""
    supported = view.others_supported
    rest = view.others_touched - supported
    people = counted(view.others_touched, "other person", "other people")
    leans = "leans" if view.others_touched == 1 else "lean"
    if not rest:
        is_it = "is" if supported == 1 else "are"
        return f"{people} {is_it} supported by it too."
    if not supported:
        return f"{people} {leans} on it too, through something else in the plan."
    return (
        f"{people} {leans} on it too: {supported} supported by it, {rest} through something else."
    )


def why_lines(view: WhatIfView) -> list[Line]:
    """Each difference with its causes; what has the same causes stands together above them."""
    lines = [*heading("WHY")] if view.differences else []
    alike: dict[tuple[tuple[int, str], ...], list[DifferenceView]] = {}
    for one in view.differences:
        alike.setdefault(tuple((cause.at, cause.how) for cause in one.causes), []).append(one)
    for found in alike.values():
        lines += _because_lines(found)
    return lines


def _because_lines(found: list[DifferenceView]) -> Iterable[Line]:
    for one in found:
        told = DIRECTIONS[one.direction]
        yield Line(f"{one.sentence} ({told})", LOOKS[one.direction], mark="–")
    for n, cause in enumerate(found[0].causes):
        yield field("because", f"{cause.words} ({cause.how_words})", indent=2)
        for path in dict.fromkeys(path for one in found for path in one.causes[n].paths):
            yield Line(path, "muted", indent=4)


def gate_lines(view: WhatIfView) -> Iterable[Line]:
    """The gates that would be different."""
    differing = [gate for gate in view.gates if gate.differs]
    if differing:
        yield from heading("GATES")
    for gate in differing:
        yield field(gate.name, f"{gate.before_words}; in the what-if: {gate.after_words}")


def not_known_lines(view: WhatIfView) -> Iterable[Line]:
    """What nobody has said."""
    if view.not_known:
        yield from heading("NOT KNOWN")
        yield from map(item, view.not_known)


def change_lines(one: ChangeView, view: WhatIfView) -> list[Line]:
    """One change, whole, with what of it is not settled."""
    lines = [para(f"{one.words}.", "strong"), field("Kind", one.kind_words)]
    if one.restrictive:
        lines.append(para("R: it rests on what restricts the person.", "restrictive"))
    if one.why_not:
        lines.append(field("Not done", one.why_not, "caution"))
    if view.mending is not None and view.mending.to_settle and one.at in view.mending.done:
        lines.append(field("Not settled", f"{view.mending.to_settle}.", "caution"))
    lines += [field("Assumes", words) for words in one.assumes]
    return [*lines, *(field("Adopting", words) for words in one.on_adopting)]


def only_the_plan(view: WhatIfView) -> str | None:
    """Why nothing but the plan can stand beside what is tried; None where something can."""
    if view.options or (view.stay is not None and view.stay.possible):
        return None
    return (
        "There is nothing but the plan to compare with: no option was saved, and this person does "
        "not stay in hospital."
    )


def off_lines(words: str) -> list[Line]:
    """A change that is off, of which nothing has been worked out."""
    off = "It is off; space puts it on, and then this says what it assumes."
    return [para(f"{words}.", "strong"), para(off, "muted")]


def suggestion_lines(one: SuggestionView) -> list[Line]:
    """One suggestion, whole."""
    lines = [para(f"{one.words}.", "strong")]
    if one.restrictive:
        lines.append(para("R: it rests on what restricts the person.", "restrictive"))
    lines += [field("Holds", words) for words in one.holds]
    lines += [field("Closes", words) for words in one.closes]
    lines += [field("Assumes", words) for words in one.assumes]
    if one.from_library:
        lines.append(field("Library", one.from_library))
    return [*lines, BLANK, para("enter puts it among the changes to try.", "muted")]


def option_lines(option: OptionView) -> list[Line]:
    """A saved option, whole."""
    lines = [para(option.name, "strong")]
    if option.note:
        lines.append(para(option.note))
    lines += [field("Change", words) for words in option.words]
    lines += [field("Gone", words, "caution") for words in option.gone]
    lines.append(field("Saved", f"{option.said_by}, {short_day(option.on)}"))
    if option.adopted_on:
        lines.append(field("Adopted", short_day(option.adopted_on)))
    return lines


def stay_lines(stay: StayView) -> list[Line]:
    """Staying in hospital, with the risks of staying."""
    lines = [para(stay.because, "strong")]
    if stay.days is not None:
        lines.append(field("So far", counted(stay.days, "day in hospital", "days in hospital")))
    lines += heading("RISKS OF STAYING")
    lines += [answered("not-covered", words) for words in stay.risks_of_staying]
    return [*lines, BLANK, para(stay.general, "muted")]
