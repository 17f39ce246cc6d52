"""A paper that leaves the room says first what it is, of which day, and what it is not."""

from tcplan.domain.dates import long_day, short_day
from tcplan.draw import COVER
from tcplan.report.document import Block, Fact, Facts, Line, Notice, Paragraph, Section, fact, line
from tcplan.report.phrases import answer, answer_of, missing
from tcplan.views.looking import Heading
from tcplan.views.summary import SummaryView


def title(view: SummaryView) -> str:
    """The title; it holds a name only when names are shown."""
    return f"Transition risk summary: {view.network.individual_label}"


def footer(view: SummaryView) -> tuple[str, ...]:
    """What stands on every printed page: whose, as at which day, which version, and what it is."""
    heading = view.heading
    whose = f"{view.network.individual_label} · as at {short_day(heading.as_at)}"
    whose += f" · for {view.reader}" if view.reader else ""
    version = f"plan version {heading.version}, recorded {short_day(heading.recorded_on)}"
    return (f"{whose} · {version}", heading.predicts_no_one_short)


def opening(view: SummaryView) -> tuple[Block, ...]:
    """Which plan, which day, whose record, what the reader must be told, the fixed sentences."""
    heading = view.heading
    told = (*heading.notes, *([view.left_out] if view.left_out else []))
    notices = [Notice("Please note", tuple(line(note) for note in told))]
    return (
        Facts(_record(view)),
        *(notices if told else []),
        what_it_is(heading),
    )


def what_it_is(heading: Heading) -> Notice:
    """The two sentences that stand wherever risk and cover are shown."""
    return Notice(
        "What this paper says, and what it does not",
        (line(heading.predicts_no_one), line(heading.what_cover_says)),
    )


def reminder(heading: Heading) -> Paragraph:
    """The sentences in small print, for beside a table of cover."""
    return Paragraph(line(f"{heading.what_cover_says} {heading.predicts_no_one_short}"), quiet=True)


def closing(view: SummaryView) -> Section:
    """The fixed sentences again, at the end, where a reader decides what to do."""
    return Section("Before this paper is used", (what_it_is(view.heading),))


def _record(view: SummaryView) -> tuple[Fact, ...]:
    heading, row = view.heading, view.person.row
    asked = "" if heading.today == heading.as_at else f" (asked on {long_day(heading.today)})"
    worst = answer(row.cover, row.cover_words) if row.cover else missing(row.cover_words)
    facts = [
        *([fact("Called", row.name)] if row.name else []),
        fact("As at", f"{long_day(heading.as_at)}{asked}"),
        fact("Move", _move(view)),
        fact("Worst answer about cover", line("now: ", worst), *_worst_on_move_day(view)),
        fact("Plan", f"{heading.plan}, version {heading.version}"),
        fact("Recorded", f"on {long_day(heading.recorded_on)}, in {heading.file}"),
        *([fact("Journal head", heading.head)] if heading.head else []),
        fact("Names", _names(heading)),
    ]
    if heading.synthetic:
        facts.append(fact("Synthetic", "This is a sample. Nobody in it exists."))
    if heading.agency:
        facts.append(fact("Looked at by", heading.agency))
    return tuple(facts)


def _move(view: SummaryView) -> str:
    row = view.person.row
    if row.move is None:
        return "no day is set"
    if row.moved:
        return f"moved on {long_day(row.move)}"
    if view.move_day is None:
        return f"was meant for {long_day(row.move)}; that day has passed"
    return f"planned for {long_day(row.move)}"


def _worst_on_move_day(view: SummaryView) -> tuple[Line, ...]:
    """Said on the first page, because a reader may stop there."""
    found = {risk.on_move_day.answer for risk in view.risks if risk.on_move_day}
    worst = next((glyph.code for glyph in COVER if glyph.code in found), None)
    return (line("on the day of the move: ", answer_of(worst)),) if worst else ()


def _names(heading: Heading) -> str:
    if heading.names_shown:
        return "shown: this paper names the person; keep it as their record is kept"
    return "hidden: the person appears by id; their own words may still tell who they are"
