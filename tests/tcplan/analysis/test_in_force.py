"""What counts as in force: what is in place, confirmed, begun, and able to deliver."""

import datetime as dt

import pytest

from tcplan.domain.network import CarerStanding
from tests.builders import TODAY, agency, evidence, family, place, team
from tests.tcplan.analysis.clinic import cuts, told
from tests.tcplan.analysis.plans import TOMORROW, YESTERDAY, needs, on_pain, plan, standing

# What counts as in force


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ("proposed", "not-covered"),
        ("agreed", "only-if-promised"),
        ("in-place", "relies-on-one"),
        ("tested", "relies-on-one"),
        ("failed", "not-covered"),
        ("withdrawn", "not-covered"),
    ],
)
def test_only_what_is_in_place_counts(state: str, answer: str) -> None:
    """In place or tested counts; agreed counts as a promise; anything else never."""
    assert answer == told(plan(on_pain("c1", state=state)))


def test_a_promise_needs_no_evidence_and_gains_nothing_by_it() -> None:
    """An agreed arrangement is a promise, whether or not somebody has written evidence for it."""
    promises = [on_pain("c1", state="agreed", evidence=proof) for proof in ((), (evidence(),))]

    assert ["only-if-promised"] * 2 == [told(plan(promise)) for promise in promises]


@pytest.mark.parametrize(
    ("proof", "answer"),
    [
        ((), "not-confirmed"),
        ((evidence(review_by=YESTERDAY),), "not-confirmed"),
        ((evidence(on=TOMORROW),), "not-confirmed"),
        ((evidence(review_by=TODAY),), "relies-on-one"),
        ((evidence(on=TODAY),), "relies-on-one"),
        ((evidence(review_by=YESTERDAY), evidence()), "relies-on-one"),
    ],
    ids=["none", "past its date", "of tomorrow", "on its last day", "of today", "renewed"],
)
def test_evidence_counts_until_its_date(proof: tuple[object, ...], answer: str) -> None:
    """In place without evidence that holds today is not confirmed; one that holds is enough."""
    assert answer == told(plan(on_pain("c1", evidence=proof)))


@pytest.mark.parametrize("setting", ["hospital", "community", "both"])
def test_ward_arrangements_need_evidence_like_any_other(setting: str) -> None:
    """That the person is on a ward is no evidence that the ward does what is written down."""
    assert "not-confirmed" == told(plan(on_pain("c1", setting=setting, evidence=())))


@pytest.mark.parametrize(
    ("start", "end", "answer"),
    [
        (TODAY, TODAY, "relies-on-one"),
        (TOMORROW, None, "not-covered"),
        (None, YESTERDAY, "not-covered"),
        (YESTERDAY, TOMORROW, "relies-on-one"),
    ],
)
def test_first_and_last_day_count(start: dt.date | None, end: dt.date | None, answer: str) -> None:
    """An arrangement holds from its first day to its last, both included, and on no other."""
    assert answer == told(plan(on_pain("c1", start=start, end=end)))


def test_a_promise_that_has_not_begun_covers_nothing_today() -> None:
    """What is agreed from tomorrow is not even promised for today."""
    assert "not-covered" == told(plan(on_pain("c1", state="agreed", start=TOMORROW)))


@pytest.mark.parametrize(
    ("start", "end", "answer"),
    [
        (None, TODAY, "relies-on-one"),
        (None, YESTERDAY, "not-covered"),
        (TOMORROW, None, "not-covered"),
    ],
)
def test_an_agency_that_does_not_work_delivers_nothing(
    start: dt.date | None, end: dt.date | None, answer: str
) -> None:
    """A provider delivers up to its last day, and nobody who leans on it delivers after that."""
    directly = plan(agency("oak", start=start, end=end), on_pain("c1"))
    behind = plan(
        agency("oak", depends_on=needs("grove")),
        agency("grove", start=start, end=end),
        on_pain("c1"),
    )

    assert (answer, answer) == (told(directly), told(behind))


# Family and friends

UNABLE = [
    ("nothing recorded", None),
    ("not willing", standing(willing=False)),
    ("not able", standing(able=False)),
    ("no assessment offered", standing(offered=None)),
    ("assessment offered tomorrow", standing(offered=TOMORROW)),
]


@pytest.mark.parametrize("carer", [c for _, c in UNABLE], ids=[words for words, _ in UNABLE])
@pytest.mark.parametrize("kind", ["family", "friend"])
def test_a_carer_holds_nothing_unless_asked_and_offered(
    carer: CarerStanding | None, kind: str
) -> None:
    """Family and friends count only if willing, able and offered a carer's assessment by then."""
    assert "not-covered" == told(plan(family("mum", carer=carer, kind=kind), on_pain("c1", "mum")))


def test_a_carer_who_was_offered_an_assessment_today_counts() -> None:
    """From the day of the offer on, a willing and able carer is counted on."""
    of = plan(family("mum", carer=standing(offered=TODAY)), on_pain("c1", "mum"))

    assert {"c1", "mum"} == cuts(of)


@pytest.mark.parametrize("carer", [c for _, c in UNABLE], ids=[words for words, _ in UNABLE])
def test_who_leans_on_a_carer_is_out_with_them(carer: CarerStanding | None) -> None:
    """A rota of the family, or a service in their house, is not there when the family is not."""
    mum = family("mum", carer=carer)
    rota = plan(mum, team("sisters", "mum"), on_pain("c1", "sisters"))
    house = plan(mum, place("annexe", depends_on=needs("mum")), on_pain("c1", requires=("annexe",)))

    assert ("not-covered", "not-covered") == (told(rota), told(house))


def test_the_standing_of_a_service_is_not_asked() -> None:
    """A provider is no carer, whatever has been recorded of one."""
    of = plan(agency("oak", carer=standing(willing=False)), on_pain("c1"))

    assert "relies-on-one" == told(of)
