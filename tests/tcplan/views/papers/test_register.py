"""The register: everything that the plan holds, by the day on which something is due."""

import datetime as dt
from typing import Any

import attrs

from tcplan.domain.plan import Plan
from tcplan.domain.records import Acceptance, Action
from tcplan.domain.risk import ToolRecord
from tcplan.views.as_data import as_json
from tcplan.views.looking import Looking
from tcplan.views.papers.given import Given
from tcplan.views.papers.register import RegisterView, register
from tests.builders import (
    TODAY,
    amended,
    day,
    empty_plan,
    evidence,
    least,
    robin,
    source,
    with_entity,
)
from tests.tcplan.report.papers.work import DAY, looking, raw

ROBIN = "P-014"


def seen(plan: Plan, after: int = 0) -> RegisterView:
    """The register of a whole plan."""
    return register(Looking(plan, "x", day(after), TODAY), None, Given())


def action(name: str, due: int, **fields: Any) -> Action:  # noqa: ANN401
    """Something asked of Oak."""
    given = {"what": "Ask Robin", "individual": "P-001", "asked_on": day(-60), **fields}
    made: Action = least(Action, id=name, source=source(), owner="oak", due=day(due), **given)
    return made


def test_every_risk_control_and_judgement_of_the_plan_stands_in_its_register() -> None:
    """Nothing that the plan's file holds of risks, controls and judgements is lost on the way."""
    view, plan = register(looking(), None, Given()), raw()

    assert {one["id"] for one in plan["risks"]} == {row.id for row in view.risks}
    assert {one["id"] for one in plan["controls"]} == {row.control.id for row in view.controls}
    judged = {one["id"] for key in ("tool_records", "formulations") for one in plan[key]}
    assert judged == {one.id for one in view.judgements}


def test_every_open_action_of_the_plan_stands_in_its_register() -> None:
    """Each action that the file calls open stands there with its day, its owner and its reply."""
    view = register(looking(), None, Given())
    listed = {one.about: one for one in view.tasks if one.kind == "action"}
    asked = [one for one in raw()["actions"] if one.get("status", "open") == "open"]
    names = {one["id"]: one["name"] for key in ("agencies", "teams") for one in raw()[key]}

    assert {one["id"] for one in asked} == set(listed)
    for one in asked:
        row = listed[one["id"]]
        assert one["due"] == str(row.due)
        assert row.owner is not None
        assert row.owner.startswith(names[one["owner"]])
        assert one.get("last_reply_on") == (str(row.last_reply_on) if row.last_reply_on else None)


def test_a_control_is_due_when_its_file_says_so() -> None:
    """Read from the file by hand: review, newest evidence, end and authority, the first of them."""
    plan = raw()
    authorities = {one["id"]: one for one in plan["authorities"]}
    view = register(looking(), None, Given())
    got = {row.control.id: row.due.isoformat() if row.due else None for row in view.controls}

    assert {one["id"]: _first(one, authorities) for one in plan["controls"]} == got


def _first(control: dict[str, Any], authorities: dict[str, Any]) -> str | None:
    if control["state"] == "withdrawn":
        return None
    days = [control.get("review_by")]
    shown = [item for item in control.get("evidence", []) if item["on"] <= DAY.isoformat()]
    if shown:
        days.append(max((item["on"], item["review_by"]) for item in shown)[1])
    if control.get("end", "") >= DAY.isoformat():
        days.append(control["end"])
    if control.get("authority"):
        authority = authorities[control["authority"]]
        days += [authority.get("review_by"), authority.get("end")]
    return min((one for one in days if one), default=None)


def test_rows_stand_by_the_day_on_which_something_is_due() -> None:
    """The earliest day stands first, what is overdue before it, and what has none comes last."""
    view = register(looking(), None, Given())
    never = dt.date.max

    for days in (
        [row.due or never for row in view.risks],
        [row.due or never for row in view.controls],
        [row.due or never for row in view.tasks],
    ):
        assert sorted(days) == days
    assert view.risks[0].due is not None
    assert view.risks[0].due < DAY


def test_kinds_of_risk_legal_status_and_register_colour_move_no_row() -> None:
    """Nothing stands higher because of what a risk is called, of a section or of a colour."""
    told: Any = looking().plan
    red = tuple(
        attrs.evolve(one, register=tuple(attrs.evolve(e, rating="red") for e in one.register))
        for one in told.individuals
    )
    other = attrs.evolve(
        told,
        risks=tuple(attrs.evolve(risk, kind="fire") for risk in told.risks),
        legal_statuses=tuple(attrs.evolve(one, code="02") for one in told.legal_statuses),
        individuals=red,
    )
    before, after = (register(looking().over(plan), None, Given()) for plan in (told, other))

    assert [row.id for row in before.risks] == [row.id for row in after.risks]
    assert [row.control.id for row in before.controls] == [row.control.id for row in after.controls]


def test_a_judgement_stands_as_it_was_recorded_and_moves_no_row() -> None:
    """The words of an assessor are told with tool, assessor and day, and order nothing."""
    told = register(looking(), "P-022", Given())
    (given,) = (one for one in raw()["tool_records"] if one["individual"] == "P-022")
    (shown,) = (one for one in told.judgements if one.id == given["id"])

    assert (given["judgement"],) == shown.text
    assert (given["assessor"], given["on"]) == (shown.assessor, str(shown.on))
    louder = attrs.evolve(looking().plan.by_id[given["id"]], judgement="The worst ever seen.")
    plan = looking().plan
    records = tuple(louder if one.id == louder.id else one for one in plan.tool_records)
    other = register(looking().over(attrs.evolve(plan, tool_records=records)), "P-022", Given())
    assert [row.id for row in told.risks] == [row.id for row in other.risks]
    assert [row.control.id for row in told.controls] == [row.control.id for row in other.controls]


def test_a_judgement_past_its_day_says_that_it_has_expired() -> None:
    """On its review day a judgement stands; on the day after it has expired."""
    record = least(
        ToolRecord, id="tl", source=source(), individual="P-001", tool="start",
        assessor="a psychologist", on=day(-90), review_by=day(0), judgement="As recorded.",
    )  # fmt: skip
    plan = with_entity(robin(), record)

    assert [False] == [one.expired for one in seen(plan).judgements]
    assert [True] == [one.expired for one in seen(plan, 1).judgements]


def test_a_gap_that_nobody_was_asked_to_close_says_so() -> None:
    """A gap has a day only where an action names what it closes."""
    plan = robin()
    gap = next(one for one in seen(plan).tasks if one.kind == "gap")
    asked = with_entity(plan, action("a", 5, closes=(gap.about,)))
    closing = next(one for one in seen(asked).tasks if one.kind == "gap" and one.about == gap.about)

    assert (None, "nobody has been asked to close it") == (gap.due, gap.standing)
    assert (day(5), "Oak was asked: Ask P-001") == (closing.due, closing.standing)


def test_an_overdue_action_stands_once() -> None:
    """The finding that an action is overdue is the action itself, and does not stand beside it."""
    rows = seen(with_entity(robin(), action("a", -3))).tasks

    assert ["action"] == [one.kind for one in rows if one.about == "a"]


def test_what_was_withdrawn_is_not_due() -> None:
    """A control that nobody delivers any more asks for no review, and stays in the register."""
    name = robin().controls[0].id
    plan = amended(robin(), name, state="withdrawn", review_by=day(-5), evidence=(evidence(),))
    (row,) = (row for row in seen(plan).controls if row.control.id == name)

    assert row.due is None


def test_an_acceptance_stands_with_what_it_accepts() -> None:
    """Who accepted a gap, why and until when stands with the finding, also when it has run out."""
    alone = next(one.about for one in seen(robin()).tasks if one.what.startswith("Nobody stands"))
    lapsed = least(
        Acceptance, id="ac", source=source(), finding="no-deputy", about=alone,
        reason="One pair of eyes.", owner="coordinator", until=day(3),
    )  # fmt: skip
    plan = with_entity(robin(), lapsed)
    now = [one.accepted for one in seen(plan).tasks if one.accepted]
    then = [one.accepted for one in seen(plan, 4).tasks if one.accepted]

    assert ["accepted by coordinator until 25 Nov 2026: One pair of eyes."] == now
    assert ["acceptance ran out by coordinator until 25 Nov 2026: One pair of eyes."] == then


def test_the_register_of_one_person_tells_of_nobody_else() -> None:
    """Asked for one person, no row and no id of anybody else stands in it."""
    view = register(looking(), ROBIN, Given())
    others = {one["id"] for one in raw()["individuals"]} - {ROBIN}
    text = as_json(view, "x")

    assert {ROBIN} == {row.individual for row in view.risks}
    assert {ROBIN} == {row.individual for row in view.tasks}
    assert set() == {name for name in others if name in text}


def test_names_stay_hidden() -> None:
    """The register calls people by their ids unless names are asked for."""
    assert "Robin" not in as_json(register(looking(), ROBIN, Given()), "x")
    assert "Robin" in as_json(register(looking(names=True), ROBIN, Given()), "x")


def test_a_plan_without_anybody_has_an_empty_register() -> None:
    """Nothing recorded gives a register without rows and no error."""
    view = seen(empty_plan())

    assert ((), (), (), ()) == (view.risks, view.controls, view.tasks, view.judgements)
