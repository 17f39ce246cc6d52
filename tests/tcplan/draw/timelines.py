"""Invented timelines and agendas for the tests: one full of things, and any at all."""

import datetime as dt

from hypothesis import strategies as st

from tcplan.draw import GATES, HOLDS, WORK, Dated, Gate, Holding, Lane, Stretch, Timeline
from tests.tcplan.draw.strategies import short, words

TODAY = dt.date(2026, 11, 22)
MOVE = dt.date(2027, 1, 2)
LAW, HOME, TEAM, PERSON = "Legal & funding", "Home", "Team", "Person & family"
WORKS = [glyph.code for glyph in WORK]
ANSWERS = [glyph.code for glyph in HOLDS if glyph.code != "no-answer"]


def day(text: str) -> dt.date:
    """A day written as ISO 8601."""
    return dt.date.fromisoformat(text)


def stretch(state: str, start: str, end: str | None) -> Stretch:
    """Days in one state, both days included."""
    return Stretch(day(start), None if end is None else day(end), state)


def gate(name: str, on: str, state: str = "to-decide") -> Gate:
    """A gate under its own name."""
    return Gate(name.lower(), name, day(on), state)


LANES = (
    Lane(
        "ctr",
        "C(E)TR before discharge",
        LAW,
        (stretch("done", "2026-10-19", "2026-11-13"),),
        (gate("C(E)TR held", "2026-11-14", "met"),),
        "ICB",
    ),
    Lane(
        "s117",
        "s117 plan agreed",
        LAW,
        (stretch("under-way", "2026-11-09", "2026-12-09"),),
        (gate("s117 agreed", "2026-12-11"),),
        "ICB, council",
        late=True,
    ),
    Lane(
        "mhcs",
        "MHCS decision",
        LAW,
        (stretch("under-way", "2026-09-01", "2026-12-18"),),
        (gate("MHCS consents", "2026-12-19"),),
        "RC, Ward 7",
    ),
    Lane(
        "tenancy",
        "Tenancy signed",
        HOME,
        (stretch("under-way", "2026-10-26", "2026-11-25"),),
        (gate("Tenancy signed", "2026-11-27"),),
        "Bright Homes",
        critical=True,
    ),
    Lane(
        "adaptations",
        "Adaptations and the fire service's visit",
        HOME,
        (
            stretch("planned", "2026-11-28", "2026-12-14"),
            stretch("float", "2026-12-15", "2026-12-18"),
        ),
        (),
        "Bright Homes",
        critical=True,
        late=True,
    ),
    Lane(
        "team",
        "Recruit core team of 6",
        TEAM,
        (stretch("under-way", "2026-11-01", "2026-12-20"),),
        (gate("First team", "2026-11-19", "not-met"),),
        "Oak Support",
        critical=True,
        late=True,
    ),
    Lane(
        "shadow",
        "Shadow shifts on the ward",
        TEAM,
        (stretch("planned", "2026-12-07", "2026-12-28"),),
        (gate("Go or no-go", "2026-12-29"), gate("Team accepts the plan", "2026-12-29")),
        "Oak Support",
    ),
    Lane("day-one", "Day-one checklist", TEAM, owner="Oak Support"),
    Lane(
        "meet",
        "Meet the team",
        PERSON,
        (stretch("planned", "2026-11-23", "2026-12-10"),),
        (),
        "Mum, Oak Support",
    ),
    Lane(
        "review",
        "Review 12 weeks after the move",
        PERSON,
        (stretch("planned", "2027-03-20", "2027-04-15"),),
        (gate("Review held", "2027-04-20"),),
        "LD team",
    ),
)
HOLDINGS = (
    Holding(
        "distress",
        "Distress leads to restraint",
        (
            stretch("hospital", "2026-09-01", "2027-01-01"),
            stretch("not-covered", "2027-01-02", "2027-01-08"),
            stretch("relies-on-one", "2027-01-09", "2027-02-28"),
            stretch("has-back-up", "2027-03-01", None),
        ),
        "1 wk gap",
    ),
    Holding(
        "placement",
        "Placement breaks down",
        (
            stretch("hospital", "2026-09-01", "2027-01-05"),
            stretch("relies-on-one", "2027-01-01", None),
        ),
        "covered",
    ),
    Holding(
        "health",
        "Health gets worse unnoticed",
        (
            stretch("hospital", "2026-09-01", "2027-01-01"),
            stretch("only-if-promised", "2027-01-02", "2027-02-02"),
            stretch("not-covered", "2027-02-03", "2027-02-03"),
            stretch("not-confirmed", "2027-02-04", "2027-03-01"),
        ),
        "1 day gap",
    ),
)
TIMELINE = Timeline(TODAY, MOVE, LANES, HOLDINGS)

AGENDA = [
    Dated("ctr", day("2026-11-17"), "P-014", "C(E)TR after admission", "overdue", "North ICB"),
    Dated("visit", day("2026-09-30"), "P-031", "Commissioner oversight visit", "due", "ICB"),
    Dated("alarm", TODAY, "P-007", "Evidence of the fire alarm runs out", "due", "Bright Homes"),
    Dated("tenancy", day("2026-11-27"), "P-014", "Gate: tenancy signed", "due", "Bright Homes"),
    Dated(
        "report",
        day("2026-11-30"),
        "P-044",
        "Report to the Mental Health Casework Section",
        "due",
        "Responsible clinician, Ward 7",
    ),
    Dated("overnight", day("2026-12-04"), "P-014", "Overnight visit", "planned", "Oak Support"),
    Dated("section", day("2027-06-01"), "P-044", "Section expires", "due", "Ward 7"),
    Dated("mappa", day("2026-11-10"), "P-019", "MAPPA review", "done", "Police"),
    Dated("laep", None, "P-052", "Community C(E)TR", "due", "ICB"),
    Dated("tribunal", None, "P-052", "Tribunal", "not-applicable"),
]

days = st.one_of(
    st.integers(-300, 300).map(lambda n: MOVE + dt.timedelta(n)),
    st.sampled_from([dt.date.min, dt.date.max]),
)
near = st.integers(-100, 100).map(lambda n: MOVE + dt.timedelta(n))
widths = st.integers(60, 200)
zooms = st.one_of(st.none(), st.integers(-1, 6))
firsts = st.one_of(st.none(), st.integers(-60, 60))


@st.composite
def stretches(draw: st.DrawFn, states: list[str]) -> tuple[Stretch, ...]:
    """Up to five stretches that may overlap, touch, leave gaps or run on without end."""
    return tuple(
        Stretch(min(pair), draw(st.sampled_from([max(pair), None])), draw(st.sampled_from(states)))
        for pair in draw(st.lists(st.tuples(days, days), max_size=5))
    )


@st.composite
def lanes(draw: st.DrawFn, number: int) -> Lane:
    """A milestone with hostile words, its label beginning with a mark of its own."""
    codes = [glyph.code for glyph in GATES]
    return Lane(
        f"m{number}",
        f"m{number}z{draw(words)}",
        draw(st.sampled_from(["Home", "Team"])) if draw(st.booleans()) else draw(words),
        draw(stretches(WORKS)),
        tuple(
            Gate(f"m{number}g{n}", draw(words), on, draw(st.sampled_from(codes)))
            for n, on in enumerate(draw(st.lists(st.one_of(days, near), max_size=4)))
        ),
        draw(short),
        draw(st.booleans()),
        draw(st.booleans()),
    )


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Any timeline, from empty to four milestones and three risks, with a move or without one."""
    return Timeline(
        draw(near),
        draw(st.one_of(st.none(), st.just(MOVE), days)),
        tuple(draw(lanes(n)) for n in range(draw(st.integers(0, 4)))),
        tuple(
            Holding(f"r{n}", f"r{n}z{draw(words)}", draw(stretches(ANSWERS)), draw(short))
            for n in range(draw(st.integers(0, 3)))
        ),
    )


@st.composite
def agendas(draw: st.DrawFn) -> list[Dated]:
    """Up to eight duties with hostile words, each beginning with a mark of its own."""
    states = st.sampled_from(["overdue", "due", "planned", "done", "not-applicable"])
    return [
        Dated(f"d{n}", on, draw(short), f"d{n}z{draw(words)}", draw(states), draw(words))
        for n, on in enumerate(draw(st.lists(st.one_of(st.none(), days, near), max_size=8)))
    ]
