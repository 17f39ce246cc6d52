"""A crisis card: one page, read in a minute by somebody who has never met the person."""

from collections.abc import Iterator

from tcplan.domain.dates import long_day
from tcplan.report.chapters import handed
from tcplan.report.chapters.numbers import BY_HAND, number_said, numbers_said
from tcplan.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Fact,
    Facts,
    Line,
    Notice,
    Paragraph,
    Quote,
    Section,
    Table,
    cell,
    fact,
    line,
)
from tcplan.report.kinds import Paper
from tcplan.report.phrases import minutes_said, missing, past, strong
from tcplan.views.papers.card_hours import Ring, many_answer
from tcplan.views.papers.crisis_card import CrisisCardView, crisis_card

LEFT_OUT = "Not on this card: diagnosis, notes, the past, the law, and who else is concerned."
AN_EMERGENCY = "If a life is in danger, or somebody is hurt or ill: 999, as for anybody."
MORE = "More is recorded than fits here. Ask whoever gave you this card."
NAME_BY_HAND = "..............................  (write the name in by hand)"


def crisis_card_document(view: CrisisCardView) -> Document:
    """The card as a document of one page."""
    title = f"Crisis card: {view.individual_label}"
    return Document(
        title=title,
        footer=handed.footer(view.heading, title, view.recipient),
        opening=(_front(view), *handed.notes(view.heading), *_not_for(view)),
        sections=(
            Section("What helps", tuple(_helps(view))),
            Section("What makes it worse", (_listed(view.worse),)),
            Section("What not to do", (_listed(view.not_to_do),)),
            Section("Who answers, hour by hour", tuple(_hours(view))),
            Section("The way back", tuple(_way_back(view))),
        ),
        marking=handed.PERSONAL,
        one_page=True,
        columns=2 if many_answer(view.hours) else 1,
        contents=False,
    )


def _front(view: CrisisCardView) -> Facts:
    facts: list[Fact] = [
        fact("Call me", view.called or NAME_BY_HAND),
        fact("How to talk with me", view.talk or missing("not recorded: ask, and go slowly")),
        fact(
            "Valid",
            f"as at {long_day(view.heading.as_at)}, until {long_day(view.valid_until)}: "
            f"{view.because}",
        ),
    ]
    if view.heading.synthetic:
        facts.append(fact("Sample", "Nobody on this card exists."))
    return Facts(tuple(facts))


def _not_for(view: CrisisCardView) -> tuple[Block, ...]:
    if view.not_for is None:
        return ()
    return (Notice("Do not give this card to", (line(view.not_for),)),)


def _helps(view: CrisisCardView) -> Iterator[Block]:
    yield from (Quote(words) for words in view.own_words)
    yield _listed(view.helps)


def _listed(texts: tuple[str, ...]) -> Block:
    if not texts:
        return Paragraph(
            line(missing("Nothing is recorded yet. Ask, and write down what is said."))
        )
    return Bullets(tuple(line(text) for text in texts))


def _hours(view: CrisisCardView) -> Iterator[Block]:
    yield Paragraph(line(strong(AN_EMERGENCY)))
    if view.ward:
        ward = number_said(view.ward_number) if view.ward_number else BY_HAND
        until = f" until {view.from_when}" if view.from_when else ""
        yield Paragraph(
            line("On ", strong(view.ward), f"{until}: ring the ward, at any hour: ", ward)
        )
    if view.from_when:
        yield Paragraph(line(f"From {view.from_when}:"))
    if view.nobody:
        yield Paragraph(
            line(past("Nobody is named: "), view.nobody, ". Ring the holder of the plan.")
        )
    if view.hours:
        rows = tuple((cell(one.when), _rings(one.rings)) for one in view.hours)
        yield Table("Who answers in which hours", ("Hours", "Who to ring"), rows, (30, 70))


def _rings(rings: tuple[Ring, ...]) -> Cell:
    if not rings:
        return cell(past("NOBODY IS NAMED"))
    return tuple(_ring(one) for one in rings)


def _ring(one: Ring) -> Line:
    within = "" if one.within_minutes is None else f", within {minutes_said(one.within_minutes)}"
    closed = "".join(f"; when closed: {words}" for words in one.reach)
    promised = () if one.shown else (missing(" (only promised)"),)
    return line(strong(one.who), f"{within}: {numbers_said(one.numbers)}{closed}", *promised)


def _way_back(view: CrisisCardView) -> Iterator[Block]:
    way = view.way_back
    if way is None:
        yield Paragraph(line(missing("No way back is agreed yet.")))
    else:
        facts = (("First", way.step_up), ("Who decides", way.decider))
        yield Facts((*(fact(*each) for each in facts), fact("Out of hours", way.out_of_hours)))
    if view.shortened:
        yield Paragraph(line(missing(MORE)))
    yield Paragraph(line(LEFT_OUT), quiet=True)


PAPER = Paper(view=crisis_card, document=crisis_card_document)
