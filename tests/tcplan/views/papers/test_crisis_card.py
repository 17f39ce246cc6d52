"""What stands on a crisis card: help, harm, talk, hours, way back, and until when it holds."""

import datetime as dt

import pytest

from tcplan.domain.individual import Consent, Protective
from tcplan.domain.legal import Condition
from tcplan.domain.network import Agency, Team
from tcplan.domain.plan import Plan
from tcplan.domain.risk import Threat
from tcplan.domain.transition import WayBack
from tcplan.errors import WrongUseError
from tcplan.views.papers.crisis_card import (
    ASK_FIRST,
    NO_HOLDING,
    NOT_FIRST,
    NOT_THE_WORSE,
    CrisisCardView,
    crisis_card,
)
from tcplan.views.papers.given import Given
from tcplan.views.papers.telling import Number
from tests.builders import (
    OFFICE_HOURS,
    agency,
    amended,
    consequences,
    control,
    day,
    evidence,
    risk,
    robin,
    source,
    team,
    with_entity,
)
from tests.tcplan.report.papers.of_a_person import at, for_agency


def card(plan: Plan) -> CrisisCardView:
    """The holder's copy of Robin's card."""
    return crisis_card(at(plan), "P-001", Given())


def overwhelmed(**fields: object) -> Plan:
    """Robin with a risk of being overwhelmed by noise."""
    cause = Threat(id="t-noise", text="Noise and crowding", library="T06")
    hand_back = Threat(id="t-hand-back", text="Oak hands back", library="T02")
    given = {"threats": (cause, hand_back), "consequences": consequences("k-hurt")}
    return with_entity(robin(), risk("r-loud", kind="distress", **given | fields))


def test_what_makes_it_worse_are_causes_that_whoever_is_there_can_change() -> None:
    """Noise can be turned down by anybody; a contract cannot, and is on no card."""
    assert card(overwhelmed()).worse == ("Noise and crowding",)


def test_what_helps_is_what_is_done_when_it_has_begun_then_what_keeps_the_person_well() -> None:
    """The first line is what to do now."""
    plan = with_entity(
        amended(overwhelmed(), "P-001", keeps_me_well=(Protective(what="Music she chose"),)),
        control("c-hands", "oak", limits=("k-hurt",), description="Step back."),
        control("c-watch", "oak", limits=("k-hurt",), kind="monitoring"),
        control("c-tablet", "oak", limits=("k-hurt",), kind="treatment"),
        control("c-hold", "oak", limits=("k-hurt",), restrictive=True),
        control("c-idea", "oak", limits=("k-hurt",), state="proposed"),
        control("c-past", "oak", limits=("k-hurt",), end=day(-1)),
    )
    assert card(plan).helps == ("C-Hands: Step back.", "Music she chose")


def test_the_person_says_how_it_is_for_them() -> None:
    """Their own words about hard moments stand on the card; about other things they do not."""
    plan = with_entity(
        overwhelmed(own_view="When it is loud my head goes white."),
        risk("r-fire", kind="fire", own_view="I check plugs."),
    )
    assert card(plan).own_words == ("When it is loud my head goes white.",)


def test_where_the_person_must_not_be_taken_is_a_rule_without_its_reason() -> None:
    """The rule is quoted; whose it is and where it comes from is not."""
    rule = Condition(
        id="k",
        source=source(),
        individual="P-001",
        kind="exclusion",
        text="Not to enter Mill Lane",
        lawful_source="Conditional discharge",
    )
    assert "Rule to keep: Not to enter Mill Lane" in card(with_entity(robin(), rule)).not_to_do


def test_without_an_agreed_restriction_none_is_to_be_used() -> None:
    """A restriction without authority is not agreed."""
    plan = with_entity(robin(), control("c-hold", "oak", restrictive=True))
    assert card(plan).not_to_do == (NOT_THE_WORSE, NO_HOLDING)


def test_where_a_restriction_is_agreed_somebody_is_rung_first() -> None:
    """What is lawful is asked of who knows it; its name would tell too much on a card."""
    plan = with_entity(
        robin(), control("c-test", "oak", restrictive=True, authority="order", name="Breath test")
    )
    assert card(plan).not_to_do[-1] == ASK_FIRST


@pytest.mark.parametrize("kind", ["mhcs", "court", "probation", "victim-liaison"])
def test_nobody_is_told_to_ring_whose_name_would_tell_of_the_law(kind: str) -> None:
    """Hours in which only a ministry or court would answer are hours without anybody."""
    plan = with_entity(
        robin(),
        agency("duty-line", kind),
        control("c-duty", "duty-line", kind="recovery", limits=("k-admission",)),
    )
    view = card(plan)
    assert (view.nobody, [row.rings for row in view.hours]) == ("at all times", [()])


def test_hospital_is_not_the_first_step_where_a_way_back_is_agreed() -> None:
    """The way back stands on the card, and is pointed to before hospital."""
    back = WayBack(
        decider="community-team", step_up="Two nights with a nurse", out_of_hours="On call"
    )
    view = card(amended(robin(), "move", way_back=back))
    assert view.way_back is not None
    assert (view.way_back.decider, view.way_back.step_up, view.way_back.out_of_hours) == (
        "Community-Team",
        "Two nights with a nurse",
        "On call",
    )
    assert view.not_to_do[0] == NOT_FIRST


def test_until_a_move_the_ward_answers() -> None:
    """The card of somebody in hospital says which ward, and from when the hours hold."""
    view = card(robin())
    assert (view.ward, view.from_when) == ("Beech ward", "the move on 3 January 2027")


def test_a_move_without_a_day_is_not_told_as_today() -> None:
    """While no day is set the card says so and names none."""
    assert card(amended(robin(), "move", target=None)).from_when == "the move, with no day set"


def test_hours_without_anybody_stand_on_the_card() -> None:
    """Who holds the card at night sees that nobody is named then."""
    plan = with_entity(
        robin(),
        control(
            "c-team", "community-team", kind="recovery", limits=("k-admission",), hours=OFFICE_HOURS
        ),
    )
    view = card(plan)
    assert view.nobody.startswith("Mon–Fri before 09:00 and from 17:00")
    assert [(row.when, [ring.who for ring in row.rings]) for row in view.hours][1] == (
        "Mon–Fri 09:00–17:00",
        ["Community-Team"],
    )


def test_somebody_who_only_promised_to_come_is_told_as_promised() -> None:
    """A promise is no answer until something shows it."""
    plan = with_entity(
        robin(),
        control(
            "c-team", "oak", kind="recovery", limits=("k-admission",), state="agreed", evidence=()
        ),
    )
    (row,) = card(plan).hours
    assert [(ring.who, ring.shown) for ring in row.rings] == [("Oak", False)]


@pytest.mark.parametrize(
    ("fields", "until"),
    [
        ({"evidence": (evidence(review_by=day(50)),), "review_by": None}, day(50)),
        ({"end": day(45), "review_by": None}, day(45)),
        ({"last_tested": day(-150), "review_by": None, "evidence": ()}, dt.date(2026, 12, 25)),
        ({"evidence": (), "review_by": None}, dt.date(2027, 5, 22)),
    ],
)
def test_a_card_runs_out_with_the_first_thing_that_it_rests_on(
    fields: dict[str, object], until: dt.date
) -> None:
    """Evidence, an end, the next rehearsal or six months: the first of them ends the card."""
    plan = with_entity(
        robin(), control("c-team", "oak", kind="recovery", limits=("k-admission",), **fields)
    )
    assert card(plan).valid_until == until


@pytest.mark.parametrize("state", ["refused", "withdrawn", "not-asked"])
def test_no_card_is_written_for_police_without_the_persons_leave(state: str) -> None:
    """Who said no to sharing with the police is on no card of theirs; the holder's says so."""
    consent = Consent(purpose="share-police", state=state, on=day(-3), recorded_by="advocate")
    plan = with_entity(amended(robin(), "P-001", consents=(consent,)), agency("force", "police"))
    looking = at(plan)
    with pytest.raises(WrongUseError, match="No card of P-001 is written for the police"):
        crisis_card(looking, "P-001", for_agency(looking, "force"))
    assert "the police" in (crisis_card(looking, "P-001", Given()).not_for or "")
    assert crisis_card(looking, "P-001", for_agency(looking, "oak")).not_for is None


def test_police_with_the_persons_leave_get_the_card() -> None:
    """Consent for this one purpose is enough."""
    consent = Consent(purpose="share-police", state="given", on=day(-3), recorded_by="advocate")
    plan = with_entity(amended(robin(), "P-001", consents=(consent,)), agency("force", "police"))
    looking = at(plan)
    view = crisis_card(looking, "P-001", for_agency(looking, "force"))
    assert (view.recipient, view.not_for) == ("Force", None)


def called(*things: Agency | Team, holders: str, **fields: object) -> tuple[Number, ...]:
    """The numbers on the card of Robin, to whom these holders come when it does not hold."""
    comes = control("c-comes", holders.split(), kind="recovery", **fields)
    view = card(with_entity(robin(), *things, comes))
    return tuple(dict.fromkeys(one for row in view.hours for r in row.rings for one in r.numbers))


def test_the_number_of_whoever_comes_stands_beside_them_with_its_hours() -> None:
    """Nobody has to look up a number in the night, or rings one that is closed unknowingly."""
    crisis = agency("crisis", telephone="01632 960 123", opening=OFFICE_HOURS)

    (number,) = called(crisis, holders="crisis")
    assert (None, "01632 960 123", None) == (number.who, number.number, number.of)
    assert number.answered is not None
    assert "09:00–17:00" in number.answered


def test_a_team_without_a_number_is_rung_by_its_agencys_and_says_so() -> None:
    """Whoever rings a switchboard knows that they have to ask for the team."""
    trust = agency("mh", telephone="01632 960 120")
    found = called(trust, team("night", "mh"), holders="night")

    assert [("01632 960 120", "Mh")] == [(one.number, one.of) for one in found]


def test_of_several_who_come_each_has_a_number_or_a_line_to_write_it_on() -> None:
    """A missing number is missing of somebody, and the card says of whom."""
    crisis = agency("crisis", telephone="01632 960 123")
    found = called(crisis, agency("night"), holders="crisis night")

    assert [("Crisis", "01632 960 123"), ("Night", None)] == [(o.who, o.number) for o in found]
