"""Services on the screen: separate ways, hours asked, labels, and figures only behind a key."""

from tcplan.domain.matrix import MatrixLabel
from tcplan.domain.plan import Plan
from tests.builders import TODAY, amended, control, unavailability, with_entity
from tests.tui.plans import robin
from tests.tui.showing import looking, press, screen_text, showing
from tui.framed import Framed
from tui.lenses.risks import RisksLens

TALL = (120, 90)


def counted() -> Plan:
    """Robin's plan in which Oak and its owner were counted."""
    made = robin()
    for name in ("oak", "elm", "grove"):
        made = amended(made, name, out_of_service=unavailability())
    return made


async def test_figures_stand_behind_their_key_and_hide_again() -> None:
    """Nobody sees a number of this kind without asking for it, and it can be put away."""
    async with showing(looking(counted()), "r", size=TALL) as pilot:
        assert "FIGURES OF SERVICES" not in screen_text(pilot)
        await press(pilot, "percent_sign")
        lens = pilot.app.screen.query_one(RisksLens)
        assert lens.figures is not None
        assert "FIGURES OF SERVICES" in screen_text(pilot)
        assert "These figures are about services" in screen_text(pilot)
        await press(pilot, "percent_sign")
        assert lens.figures is None
        assert "FIGURES OF SERVICES" not in screen_text(pilot)


async def test_figures_do_not_follow_to_another_day() -> None:
    """What was asked of one day is not shown for another until it is asked again."""
    async with showing(looking(counted()), "r", "percent_sign", "f", size=TALL) as pilot:
        assert pilot.app.screen.query_one(RisksLens).figures is None


async def test_separate_ways_are_told_under_the_bow_tie() -> None:
    """How many ways share nothing stands apart from what must fail together."""
    async with showing(looking(robin()), "r", size=TALL) as pilot:
        assert "SEPARATE WAYS OF HOLDING IT" in screen_text(pilot)


def whole(screen: object) -> str:
    """Everything that the screen tells, what lies below its edge too."""
    assert isinstance(screen, Framed)
    return "\n".join(f"{line.label} {line.text}" for line in screen.lines())


async def test_a_label_is_shown_as_the_organisation_wrote_it() -> None:
    """The words of an organisation's matrix stand with what is recorded of the risk."""
    label = MatrixLabel(organisation="trust", words="Amber (4×3)", on=TODAY)
    plan = amended(robin(), "r-pain", matrix_labels=(label,))
    async with showing(looking(plan), "r") as pilot:
        assert "Trust, 22 Nov 2026: Amber (4×3)" in whole(pilot.app.screen)
        assert "sorts nothing by it" in whole(pilot.app.screen)


async def test_hours_that_are_short_stand_on_the_agencys_page() -> None:
    """Whoever opens Oak reads what it is asked for, what it offers, and who is short."""
    plan = with_entity(robin(), control("c-nights", "oak", hours_a_week=70))
    plan = amended(plan, "oak", capacity_hours=60)
    async with showing(looking(plan), "2", "slash", *"oak", "enter", "enter") as pilot:
        text = whole(pilot.app.screen)

    assert "asked for 70 a week; offers 60" in text
    assert "nobody else may deliver: “C-Nights” for P-001" in text
