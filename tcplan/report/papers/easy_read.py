"""The person's own paper: one idea a line, a picture beside each, their own words quoted first.

Sentences of ours have at most fifteen words; what somebody wrote is quoted and never reworded.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tcplan.domain.dates import long_day
from tcplan.report.chapters.numbers import BLANK
from tcplan.report.document import Block, Document, Section, Symbol, line
from tcplan.report.kinds import Paper
from tcplan.report.phrases import minutes_said
from tcplan.views.papers.card_hours import CardHours, Ring
from tcplan.views.papers.easy_read import EasyReadView, Helper, Step, easy_read

LEFT_OUT = "Papers about other people are not in here."
PREDICTS_NOTHING = ("This paper is about your support.", "It does not say what you will do.")
PICTURES: Mapping[str, str] = MappingProxyType(
    {
        "family": "family",
        "friend": "family",
        "advocacy": "talking",
        "provider": "support-worker",
        "mh-trust": "nurse",
        "independent-hospital": "nurse",
        "acute-trust": "hospital",
        "gp": "nurse",
        "pharmacy": "medicine",
        "housing": "key",
        "council-housing": "key",
        "police": "police",
        "icb": "document",
        "council-asc": "document",
        "voluntary": "music",
    }
)
"""Kind of who helps to the picture beside their name."""
NOT_YET = "Nobody has written this down yet. You can tell them."


def easy_read_document(view: EasyReadView) -> Document:
    """The paper as a document in large type."""
    title = f"My plan: {view.called}" if view.called else "My plan"
    day = long_day(view.heading.as_at)
    return Document(
        title=title,
        footer=(f"{title} · {view.individual_label} · {day} · for {view.recipient}",),
        opening=tuple(_opening(view)),
        sections=(
            Section("My words", tuple(_words(view))),
            Section("What keeps me well", tuple(_well(view))),
            Section("Where I do not agree", tuple(_disagree(view))),
            Section("Who helps me", tuple(_helpers(view))),
            Section("Where I live" if view.moved else "Where I will live", tuple(_home(view))),
            Section("When I may move", tuple(_move(view))),
            Section("Who I can ring", tuple(_ring(view))),
            Section("If something goes wrong", tuple(_wrong(view))),
            Section("My rights", tuple(_rights(view))),
        ),
        large=True,
        contents=False,
    )


def _say(picture: str, *sentences: str) -> Symbol:
    return Symbol(picture, tuple(line(sentence) for sentence in sentences))


def _opening(view: EasyReadView) -> Iterator[Block]:
    yield _say("document", "This is your plan.", f"It is from {long_day(view.heading.as_at)}.")
    yield _say("speech", *PREDICTS_NOTHING)
    if view.heading.synthetic:
        yield _say("magnifying-glass", "This is a sample.", "Nobody in it is real.")
    yield from (_say("help", note) for note in view.heading.notes)


def _quoted(words: str) -> str:
    """What somebody wrote, marked as theirs."""
    return f"“{words}”"


def _asked(picture: str, sentence: str, words: str | None) -> Symbol:
    return _say(picture, sentence, _quoted(words) if words else NOT_YET)


def _words(view: EasyReadView) -> Iterator[Block]:
    yield _asked("heart", "What matters to me:", view.words.what_matters)
    yield _asked("speech", "What I hope for:", view.words.hopes)
    yield _asked("talking", "How to talk with me:", view.words.communication_needs)


def _well(view: EasyReadView) -> Iterator[Block]:
    if not view.words.keeps_well:
        yield _say("heart", "What keeps me well:", NOT_YET)
    for one in view.words.keeps_well:
        by = tuple(f"{name} helps with this." for name in one.sustained_by)
        said = (f"Who said this: {one.said_by}.",) if one.said_by else ()
        yield _say("heart", _quoted(one.what), *(by or ("Nobody helps with this yet.",)), *said)


def _disagree(view: EasyReadView) -> Iterator[Block]:
    if not view.disagrees:
        yield _say("speech", "You have not said no to anything here.", "You can say no.")
    for one in view.disagrees:
        yield _say("cross", "It is about:", _quoted(one.about))
        yield _say("speech", "I said:", _quoted(one.words))
        if one.answer:
            yield _say("talking", "They answered:", _quoted(one.answer))
        else:
            yield _say("question", "Nobody has answered yet.", "They must answer.")


def _helpers(view: EasyReadView) -> Iterator[Block]:
    if not view.helpers:
        yield _say("question", "Nobody is named yet.", "Ask who will help you.")
    for one in view.helpers:
        yield _say(PICTURES.get(one.kind, "person"), *_helper(one))


def _helper(one: Helper) -> tuple[str, ...]:
    job = () if one.job == one.who else (f"Their job: {one.job}.",)
    return (f"{one.who}.", *job, one.when)


def _home(view: EasyReadView) -> Iterator[Block]:
    if view.ward:
        yield _say("hospital", "Now you are in hospital.", f"It is called {view.ward}.")
    if view.home is None:
        yield _say("home", "No home is chosen yet.", "You can say where you want to live.")
        return
    yield _say("home", view.home.kind, "It is called:", _quoted(view.home.name))
    if view.home.landlord:
        yield _say("key", f"{view.home.landlord} owns or rents out the home.")


def _move(view: EasyReadView) -> Iterator[Block]:
    yield _say("moving-van", *view.move)
    yield from (_say("calendar", visit) for visit in view.visits)
    if view.moved:
        return
    if view.steps:
        yield _say("calendar", "This must happen first:")
    for step in view.steps:
        yield _say("tick" if step.done else "clock", *_step(step))
    yield _say("cross", "You can say stop.", "Then people must talk with you.")


def _step(step: Step) -> tuple[str, ...]:
    plain = (step.plain or _quoted(step.quoted or ""),)
    who = (f"{step.who} is doing it.",) if step.who else ("Ask who is doing it.",)
    ahead = (f"It should be done by {step.by}.",) if step.by else ()
    by = (f"It was due by {step.by}.", "It is late.") if step.late else ahead
    if step.done:
        said = (f"{step.who} did it.",) if step.who else ()
        day = (f"It was due by {step.by}.",) if step.by else ()
        return (*plain, "This is done.", *said, *day)
    return (*plain, "This is not done yet.", *who, *by)


def _ring(view: EasyReadView) -> Iterator[Block]:
    yield _say("help", "If you are in danger, ring 999.")
    if view.ward:
        yield _say("hospital", f"Now: talk to the staff on {view.ward}.")
    if view.starts:
        yield _say("calendar", f"{view.starts} you can ring:")
    for row in view.rings:
        yield from (_say("telephone", *_number(row, ring)) for ring in row.rings)
    if view.nobody:
        yield _say(
            "question",
            "For these hours nobody is named:",
            f"{view.nobody}.",
            "Services must change this.",
        )
    if not view.rings and not view.ward:
        yield _say("question", "Nobody is named yet.", "Services must change this.")


def _number(row: CardHours, ring: Ring) -> Iterator[str]:
    yield f"{ring.who}."
    yield f"When: {row.when.replace('at all times', 'any time')}."
    for one in ring.numbers:
        whose = f"Number of {one.who}" if one.who else "Number"
        yield f"{whose}: {one.number or BLANK}."
        if one.of:
            yield f"It is the number of {one.of}."
        if one.answered:
            yield f"They answer it: {one.answered}."
    yield from (f"When they are closed: {words}." for words in ring.reach)
    if ring.within_minutes is not None:
        yield f"They answer in {minutes_said(ring.within_minutes)}."
    if not ring.shown:
        yield "They have promised. It has not started yet."


def _wrong(view: EasyReadView) -> Iterator[Block]:
    yield _say("heart", "Sometimes support does not work.", "That is not your fault.")
    way = view.if_wrong
    if way is None:
        yield _say("question", "People have not agreed what happens then.", "You can ask them to.")
    else:
        yield _say("support-worker", "Then people should do this:", _quoted(way.step_up))
        yield _say("talking", f"{way.decider} decides.", "They must talk with you first.")
        yield _say("night", "At night and at weekends:", _quoted(way.out_of_hours))
    yield _say("home", "Hospital is not the only answer.")


def _rights(view: EasyReadView) -> Iterator[Block]:
    yield _say("cross", "You can say no.", "You can change your mind.")
    advocate = f"Your advocate is {view.advocate}." if view.advocate else "You can ask for one."
    yield _say("talking", "An advocate speaks up for you.", advocate)
    review = (view.review,) if view.review else ()
    yield _say(
        "magnifying-glass",
        "You can ask for a review of your care.",
        "It is called a C(E)TR.",
        "You can ask at any time.",
        *review,
    )
    if view.consents:
        yield _say("tick", "This is what you were asked:", *view.consents)
    yield _say("document", "You can ask to see what is written about you.", LEFT_OUT)
    yield _say(
        "question",
        "Some rules come from the law.",
        "People must tell you why.",
        "Your advocate can help you." if view.advocate else "An advocate can help you.",
    )


PAPER = Paper(view=easy_read, document=easy_read_document)
