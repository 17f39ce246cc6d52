"""A plan with nothing in it is no blank screen: each place and lens says what it would show."""

from tests.builders import individual, small_plan
from tests.tui.plans import empty_plan
from tests.tui.showing import NARROW, in_words, looking, press, screen_text, showing

PREDICTS = "predicts no one"


async def test_every_place_of_an_empty_plan_says_something() -> None:
    """Who opens a new plan reads on each list that it is empty, and nothing fails."""
    async with showing(looking(empty_plan()), size=NARROW) as pilot:
        said = {}
        for key in ("1", "2", "3", "4"):
            await press(pilot, key, "v", "escape", "p", "escape")
            said[key] = screen_text(pilot)
        await press(pilot, "full_stop")
        said["actions"] = screen_text(pilot)
        await press(pilot, "2", "b")
        said["pairs"] = screen_text(pilot)

    assert "This plan has nobody in it yet." in said["1"]
    assert "This plan has no agencies yet." in said["2"]
    assert "This plan has no controls yet." in said["3"]
    assert "Nothing is overdue" in said["4"]
    assert "No action is open." in said["actions"]
    assert "No pair would take more together" in said["pairs"]
    assert all(PREDICTS in text for text in said.values())


async def test_every_lens_of_somebody_without_a_record_says_so() -> None:
    """A person of whom nothing is recorded yet has no blank lens."""
    alone = small_plan(individuals=(individual("P-001"),), risks=(), controls=(), ties=())
    async with showing(looking(alone), "o", size=NARROW) as pilot:
        said = {}
        for key in ("o", "n", "r", "t", "g", "w", "i"):
            await press(pilot, key, "v", "escape")
            said[key] = in_words(screen_text(pilot))

    assert "No ties are recorded." in said["n"]
    assert "No risk is recorded for this person." in said["r"]
    assert "No move is recorded" in said["g"]
    assert "no move recorded" in said["t"]
    assert "CHANGES TO TRY Nothing yet" in said["w"]
    assert "history" in said["i"]
    assert all(PREDICTS in text for text in said.values())
