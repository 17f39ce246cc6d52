"""What an author has yet to decide is named, and what is counted is what the plan holds."""

import datetime as dt
from collections import Counter
from typing import Any

import attrs
import pytest

from tcplan.analysis.disclosure import Settings
from tcplan.errors import WrongUseError
from tcplan.views.papers.area_figures import (
    AHEAD,
    BOTH,
    ELSEWHERE,
    GAP,
    HATE,
    LONG,
    NHS,
    NO_DAY,
    NO_MOVE,
    NO_REASON,
    PASSED,
    RECENT,
    SHORT,
    SOCIAL,
    TENSION,
    Counting,
    Part,
    tables,
)
from tcplan.views.papers.committee import SETTINGS, CommitteeView, committee
from tcplan.views.papers.committee_implications import HEADINGS, ORDERS
from tcplan.views.papers.given import Given
from tests.builders import amended, day, empty_plan, robin, small_plan
from tests.tcplan.report.papers.partners import PUBLIC, at
from tests.tcplan.report.papers.reports import TYPED, given, typed
from tests.tcplan.report.papers.work import DAY, looking, raw


def refused(**other: str | None) -> str:
    """Why a report is refused, with these settings changed."""
    with pytest.raises(WrongUseError) as found:
        committee(looking(), None, given(**other))  # type: ignore[arg-type]
    return str(found.value)


def under(view: CommitteeView, name: str) -> str:
    """What is printed under a heading of the appendix."""
    return next(one.text for one in view.implications if one.name == name)


@pytest.mark.parametrize("template", list(ORDERS))
def test_every_heading_that_is_left_open_is_named(template: str) -> None:
    """A report without a decision about nine headings is refused, and says which nine."""
    with pytest.raises(WrongUseError) as found:
        committee(
            looking(), None, Given(recipient=PUBLIC, settings={**TYPED, "template": template})
        )
    told = {name for name in ORDERS[template] if HEADINGS[name] in str(found.value).split(".")[0]}
    assert set(ORDERS[template]) - {"risk", "human-rights"} == told


def test_whatever_else_is_missing_is_named_at_once() -> None:
    """An author is told everything that is missing, not one thing after another."""
    said = refused(contact_tel=None, meeting=None, implication_finance=None)
    assert [True, True, True] == [w in said for w in ("Finance", "meeting", "contact.tel")]


@pytest.mark.parametrize("left", ["by", "why"])
def test_not_applicable_needs_who_confirmed_it_and_why(left: str) -> None:
    """N/A by itself is no decision."""
    settings = {
        "implication_finance": "N/A",
        "implication_finance_by": "J. Dodd",
        "implication_finance_why": "No spending is decided.",
    }
    del settings[f"implication_finance_{left}"]
    assert "Finance" in refused(**settings)


@pytest.mark.parametrize("name", ["risk", "human-rights"])
def test_risk_and_human_rights_are_told_unless_somebody_says_why_not(name: str) -> None:
    """Neither is N/A by itself; with a reason, the reason is printed for everybody."""
    words = f"implication.{name}"
    told = committee(looking(), None, given())
    assert len(under(told, name)) > 100
    settings = {**typed(), words: "N/A"}
    with pytest.raises(WrongUseError, match=HEADINGS[name]):
        committee(looking(), None, Given(recipient=PUBLIC, settings=settings))
    settings |= {f"{words}.by": "J. Dodd", f"{words}.why": "Told in another report."}
    found = committee(looking(), None, Given(recipient=PUBLIC, settings=settings))
    assert "N/A: Told in another report." == under(found, name)


def test_what_an_author_says_of_risk_stands_before_what_the_plan_tells() -> None:
    """A text of the author takes nothing away."""
    view = committee(looking(), None, given(implication_risk="Partners meet each week."))
    assert under(view, "risk").startswith("Partners meet each week. Arrangements may fail")


@pytest.mark.parametrize("text", ["P-014 is settled.", "Robin is settled.", "p-014, and others"])
def test_a_text_that_names_somebody_of_the_plan_is_refused(text: str) -> None:
    """Neither an id nor a name that somebody in the plan goes by gets into a public report."""
    assert "word it otherwise" in refused(implication_finance=text)


def test_a_text_that_names_a_place_of_the_plan_is_refused() -> None:
    """A home is not told of in a public report, however it is written."""
    home = next(one for one in looking().plan.places if one.kind == "home")
    said = refused(implication_accommodation=f"Work at {home.name.upper()} is done.")
    assert said.startswith("implication.accommodation names a place")


def test_an_officer_may_share_a_name_with_somebody() -> None:
    """Whom to ask about the report is named, whoever else is called so."""
    view = committee(looking(), None, given(contact_name="Robin Example"))
    assert "Robin Example" == view.contact.name


@pytest.mark.parametrize(
    "areas", ["Shildon=Shildon", "Crook=Crook, Consett", "North", "=A, B", "N=A, B; S=B, C"]
)
def test_a_part_of_one_town_is_none(areas: str) -> None:
    """Reports are not counted for a town alone, nor twice."""
    assert refused(areas=areas).startswith("areas:")


def test_whoever_sees_a_part_of_the_plan_writes_no_report() -> None:
    """A report counts everybody, so it is not written through the eyes of one agency."""
    eyes = attrs.evolve(looking(), agency="oak-support")
    with pytest.raises(WrongUseError, match="holder"):
        committee(eyes, None, given())


def test_without_parts_of_the_area_no_part_is_told() -> None:
    """Kinds are counted for the whole area where its parts were not named."""
    view = committee(looking(), None, given(areas=None))
    tables = [p.table for topic in view.topics for p in topic.parts if p.table]
    assert [] == [table.title for table in tables if "part of the area" in table.title]


def test_a_higher_threshold_withholds_more() -> None:
    """Whoever releases a report may ask for more to be withheld."""

    def stars(view: CommitteeView) -> int:
        found = [p.table for topic in view.topics for p in topic.parts if p.table]
        return sum(row[1:].count("*") for table in found for row in table.rows)

    usual = committee(looking(), None, given())
    settings = Settings(threshold=10)
    more = committee(looking(), None, attrs.evolve(given(), disclosure=settings))
    assert stars(more) > stars(usual)


def test_a_form_that_there_is_not_is_refused() -> None:
    """The forms are named."""
    with pytest.raises(WrongUseError, match="durham-2017"):
        committee(looking(), None, Given(settings={"template": "leeds"}))


def test_every_setting_has_a_line_that_says_what_it_is() -> None:
    """Whoever types can ask what there is to type."""
    assert {"implication.risk", "implication.risk.why", "areas"} <= set(SETTINGS)
    assert all(SETTINGS.values())


# What is counted, against counts made by hand from the plan's file

NORTH = Part("North", ("Durham City", "consett", "Stanley"))


def counted(word: str) -> dict[tuple[str, ...], int]:
    """A table over the county's plan."""
    return dict(tables(Counting(looking()), (NORTH,))[word].counts)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _stay(spell: dict[str, Any]) -> bool:
    """Whether a spell of the file covers the day."""
    ended = _day(spell.get("ended"))
    begun = _day(spell["on_this_ward_since"])
    assert begun is not None
    return begun <= DAY and (ended is None or DAY < ended)


def test_people_in_hospital_are_those_whose_stay_covers_the_day() -> None:
    """Every table of people in hospital counts each of them once."""
    inside = {spell["individual"] for spell in raw()["spells"] if _stay(spell)}
    for word in ("moves", "stays", "reviews"):
        assert len(inside) == sum(counted(word).values())


def test_moves_are_counted_by_their_day() -> None:
    """A day ahead, a day that has passed, no day, no move or one made before: each person once."""
    inside = {spell["individual"] for spell in raw()["spells"] if _stay(spell)}
    found: Counter[str] = Counter()
    for person in inside:
        own = [t for t in raw()["transitions"] if t["individual"] == person]
        made = _day(own[-1].get("moved_on")) if own else None
        target = _day(own[-1].get("target")) if own else None
        if not own or (made is not None and made <= DAY):
            found[NO_MOVE] += 1
        elif target is None:
            found[NO_DAY] += 1
        else:
            found[AHEAD if target >= DAY else PASSED] += 1
    assert dict(found) == {name: number for (name,), number in counted("moves").items()}


def test_long_stays_run_from_the_original_admission() -> None:
    """Two years are counted from the first admission of the stay, not from the ward."""
    first: dict[str, dt.date] = {}
    for spell in filter(_stay, raw()["spells"]):
        own = [s for s in raw()["spells"] if s["individual"] == spell["individual"]]
        joined = [spell]
        for before in sorted(own, key=lambda s: s["on_this_ward_since"], reverse=True):
            if before.get("ended") == joined[-1]["on_this_ward_since"]:
                joined.append(before)
        first[spell["individual"]] = min(dt.date.fromisoformat(s["admitted"]) for s in joined)
    long = sum(1 for one in first.values() if one <= DAY.replace(year=DAY.year - 2))
    assert {(LONG,): long, (SHORT,): len(first) - long} == counted("stays")


def test_delays_are_attributed_as_they_are_recorded_on_the_day() -> None:
    """Who waits for the NHS alone, for social care alone, for both, and for no recorded reason."""
    found: Counter[str] = Counter()
    for spell in filter(_stay, raw()["spells"]):
        ready = _day(spell.get("clinically_ready"))
        if ready is None or ready > DAY:
            continue
        running = {
            delay["attribution"]
            for delay in spell.get("delays", ())
            if delay["start"] <= DAY.isoformat() <= delay.get("end", "9999")
        }
        alone = {("04",): NHS, ("05",): SOCIAL, (): NO_REASON}
        found[alone.get(tuple(sorted(running)), BOTH)] += 1
    assert dict(found) == {name: number for (name,), number in counted("delays").items()}


def test_reports_are_counted_by_kind_and_time() -> None:
    """Each report of the last six months once, by its kind and its three months."""
    found: Counter[tuple[str, str]] = Counter()
    for one in raw()["concerns"]:
        if "2026-05-22" < one["on"] <= "2026-11-22" and one["kind"] in {"hate-incident", "tension"}:
            kind = HATE if one["kind"] == "hate-incident" else TENSION
            found[kind, RECENT if one["on"] > "2026-08-22" else "before"] += 1
    told = counted("kinds")
    for kind in (HATE, TENSION):
        assert found[kind, RECENT] == told.get((kind, RECENT), 0)


def test_an_area_that_nobody_named_is_elsewhere() -> None:
    """Reports are never told for an area that the author did not name."""
    assert {"North", ELSEWHERE} == {part for part, _ in counted("areas")}


def test_a_gap_is_told_before_anything_else_of_a_person() -> None:
    """Somebody with a gap and with a risk that relies on one is counted at the gap."""
    plan = amended(small_plan(), "c-oak", state="proposed", evidence=())
    assert {(GAP,): 1} == dict(tables(Counting(at(plan)), ())["cover"].counts)


def test_nobody_is_counted_twice_in_a_table_of_people() -> None:
    """Each table of people in the plan has everybody once, of one person and of nobody too."""
    for plan, number in ((robin(), 1), (empty_plan(), 0)):
        found = tables(Counting(at(plan, day(0))), ())
        assert number == sum(found["cover"].counts.values())
        assert number == sum(found["alone"].counts.values())
