"""What holds a risk is told in words for all hours of the week; drawings add nothing to them."""

from collections.abc import Iterator, Sequence

from tcplan.analysis.words import ANSWER_WORDS, READING_WORDS
from tcplan.cli.page import Block, Fact, Items, Picture, Said, Section, Table
from tcplan.cli.pages.controls import control_section, named_words
from tcplan.cli.pages.frame import counted, facts, minutes_words, page
from tcplan.domain.dates import long_day, short_day
from tcplan.views.drawn import bowtie_of, week_of
from tcplan.views.gaps import GapView, HeldView, Suggestion
from tcplan.views.risks import RisksView, RiskView, SignView, SlotView, StrandView
from tcplan.views.sentences import MATRIX_IS_A_LABEL
from tcplan.views.suggestions import FROM_LIBRARY, FromLibrary, RiskLibrary
from tcplan.views.ways import NOT_THE_SAME, WaysView


def risks_page(view: RisksView) -> tuple[Block, ...]:
    """Every risk of the plan in a list, in the order of the plan."""
    if not view.rows:
        return page(
            view.heading, Section("Risks", (Said("No risk is recorded in this plan yet."),))
        )
    names = ("ID", "Person", "Risk", "Cover", "On the day of the move")
    rows = tuple(
        (risk.id, risk.individual_label, risk.title, cover_words(risk), move_words(risk))
        for risk in view.rows
    )
    return page(view.heading, Section("Risks, person by person", (Table(names, rows),)))


def held_page(view: HeldView) -> tuple[Block, ...]:
    """The risks of one person in full, with what would close each gap."""
    title = f"{view.individual_label}: risks, and what holds them"
    gaps = {found.risk: found.gaps for found in view.gaps}
    known = {found.risk: found for found in view.library}
    parts: Sequence[Block] = [
        risk_section(risk, gaps[risk.id], known[risk.id]) for risk in view.rows
    ]
    return page(view.heading, Section(title, parts or (Said("No risk is recorded."),)))


def cover_words(risk: RiskView) -> str:
    """The worst answer about a risk, the hours that have it, and why."""
    when = "" if risk.when in risk.sentence else f", {risk.when}"
    return f"{risk.answer_words}{when}. {risk.sentence}"


def move_words(risk: RiskView) -> str:
    """The answer about a risk on the day of the move; empty when no move is ahead."""
    if risk.move_day is None or risk.move_answer_words is None:
        return ""
    return f"{short_day(risk.move_day)}: {risk.move_answer_words}. {risk.move_sentence}"


def risk_section(risk: RiskView, gaps: Sequence[GapView], known: RiskLibrary) -> Section:
    """One risk in full."""
    blocks: list[Block] = [
        Fact("ID", risk.id),
        Fact("Kind", risk.kind_words),
        Fact("What we want to prevent", risk.to_prevent),
        *facts(("Circumstances", risk.circumstances), ("In their own words", risk.own_view)),
        *(Fact("Disagreement", text) for text in risk.disagreements),
        Fact("Lead", risk.lead or "nobody named"),
        *_labels(risk),
        Fact("Causes last reviewed", _review_words(risk)),
        Fact("Cover", cover_words(risk)),
        Fact("Separate ways", risk.separate_ways),
        *_on_the_move(risk),
        Said(""),
        Picture(lambda cells, plain_signs: bowtie_of(risk, cells, ascii=plain_signs)),
        Picture(
            lambda cells, plain_signs: week_of(
                risk, cells, title="Cover through the week", ascii=plain_signs
            )
        ),
        _strands("What could start it", risk.threats, risk),
        _strands("What it could lead to", risk.consequences, risk),
        Section("Through the week", [*(_slot(slot) for slot in risk.slots), *_apart(risk)]),
        _single_points(risk),
        _gaps(gaps),
        *_from_library(known),
        *_gaps_of_the_move(risk),
        _signs(risk),
        Section(
            "Controls",
            [control_section(c) for c in risk.controls] or _none("No control acts on it."),
        ),
    ]
    return Section(risk.title, blocks)


def _labels(risk: RiskView) -> Iterator[Block]:
    yield from (Fact("Label", text) for text in risk.matrix_labels)
    if risk.matrix_labels:
        yield Fact("Labels", MATRIX_IS_A_LABEL)


def _none(text: str) -> tuple[Block, ...]:
    return (Said(text),)


def _review_words(risk: RiskView) -> str:
    last = risk.last_cause_review or "never"
    if risk.causes_reviewed:
        return last
    return f"{last}; not by the team responsible on this day, so the list may be thin"


def _on_the_move(risk: RiskView) -> tuple[Fact, ...]:
    if risk.move_day is None:
        return ()
    said = f"{risk.move_answer_words}. {risk.move_sentence}"
    return (Fact("On the day of the move", f"{long_day(risk.move_day)}: {said}"),)


def _strands(title: str, strands: Sequence[StrandView], risk: RiskView) -> Section:
    names = {control.id: control for control in risk.controls}
    table = Table(
        ("What", "Answer", "Controls on it"),
        [
            (
                strand.text,
                f"{strand.answer_words}, {strand.when}",
                "; ".join(named_words(names[c]) for c in strand.controls) or "none",
            )
            for strand in strands
        ],
    )
    return Section(title, (table,) if strands else _none("Nothing is recorded."))


def _slot(slot: SlotView) -> Section:
    return Section(
        f"{slot.when[:1].upper()}{slot.when[1:]}: {slot.answer_words}",
        (
            Fact("Why", slot.sentence),
            Fact("Held", READING_WORDS[slot.reading] if slot.reading else "by nothing"),
            *(Fact("Not held on evidence", text) for text in slot.not_held),
            *(Fact("Uncovered if", text) for text in slot.together),
            *_smallest(slot),
            *_ways(slot.ways),
        ),
    )


def _smallest(slot: SlotView) -> tuple[Fact, ...]:
    if slot.smallest is None:
        return ()
    number = "more than three" if not slot.together else str(slot.smallest)
    return (Fact("Must fail together", f"{number}; of more than three none is listed"),)


def _apart(risk: RiskView) -> tuple[Said, ...]:
    told = any(slot.smallest is not None for slot in risk.slots)
    return (Said(NOT_THE_SAME),) if told else ()


def _ways(ways: WaysView) -> Iterator[Fact]:
    yield Fact("Separate ways", ways.words)
    yield from (Fact("Way", text) for text in ways.each)
    yield from (Fact("Not two ways", text) for text in ways.one_way)


def _single_points(risk: RiskView) -> Section:
    texts = risk.single_points
    always = all(slot.smallest is not None for slot in risk.slots)
    none = "None." if always else "None in hours in which something holds it; see the gaps."
    listed = Items("Single failure", texts) if texts else Said(none)
    return Section("Single failures that would leave it uncovered", (listed,))


def _gaps(gaps: Sequence[GapView]) -> Section:
    if not gaps:
        return Section("Gaps", (Said("None: it has back-up in all hours."),))
    return Section("Gaps, and what would close them", [_gap(gap) for gap in gaps])


def _gaps_of_the_move(risk: RiskView) -> tuple[Said, ...]:
    if risk.move_day is None or risk.move_answer == "has-back-up":
        return ()
    return (Said(f"For the gaps of the day of the move: --as-at {risk.move_day.isoformat()}"),)


def _gap(gap: GapView) -> Section:
    blocks: list[Block] = [
        Fact("Why", gap.sentence),
        Fact("Whose to close", gap.owner or "nobody named"),
        *(Fact("Would help", _suggestion_words(found)) for found in gap.suggestions),
    ]
    if gap.not_listed:
        blocks.append(Fact("Not listed", counted(gap.not_listed, "more change") + " would help"))
    blocks += [Fact("Looked at", text) for text in gap.ruled_out]
    when = f"{gap.when[:1].upper()}{gap.when[1:]}"
    return Section(f"{when}: {gap.answer_words}", blocks)


def _suggestion_words(found: Suggestion) -> str:
    mark = " (R, restricts the person)" if found.restrictive else ""
    cause, risk = ANSWER_WORDS[found.threat_after], ANSWER_WORDS[found.risk_after]
    after = f"then {cause.lower()}; the risk as a whole: {risk.lower()}"
    return f"{found.text}{mark}. For {found.closes}: {after}"


def _from_library(known: RiskLibrary) -> Iterator[Section]:
    if not known.found:
        return
    restricts = any(p.restrictive for found in known.found for p in found.proposals)
    yield Section(
        FROM_LIBRARY,
        (
            Said(known.about),
            *([Said(known.restrictive_needs)] if restricts else []),
            *(Section("; ".join(found.about), tuple(_found(found))) for found in known.found),
        ),
    )


def _found(found: FromLibrary) -> Iterator[Fact]:
    yield Fact("Looked up", found.looked_up)
    yield from (Fact("Acts on it already", text) for text in found.there)
    yield from (Fact("In the plan already", text) for text in found.left_out)
    yield from (Fact("To consider", proposal.words) for proposal in found.proposals)
    if not found.proposals:
        yield Fact("To consider", "nothing more in the library")
    yield from facts(("Not listed", found.more))


def _signs(risk: RiskView) -> Section:
    signs: Sequence[Block] = [_sign(sign) for sign in risk.signs]
    return Section("Early-warning signs", signs or _none("None is recorded."))


def _sign(sign: SignView) -> Section:
    within = sign.respond_within_minutes
    return Section(
        sign.sign,
        (
            *facts(("Usually", sign.baseline)),
            Fact("Noticed by", sign.noticed_by or "nobody named"),
            Fact("Answered by", sign.responder or "nobody named"),
            Fact("Answered within", minutes_words(within) if within is not None else "not said"),
            *facts(("Sets off", sign.triggers)),
        ),
    )
