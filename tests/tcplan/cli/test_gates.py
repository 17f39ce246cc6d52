"""The page of gates says first whether the move can go ahead, and names who can remove what."""

import json
from pathlib import Path

import pytest

from tcplan.domain.plan import Plan
from tcplan.domain.transition import Dissent, ProviderApproach
from tcplan.exchange.plan_json import write
from tests.builders import day, small_plan
from tests.tcplan.cli.samples import run
from tests.tcplan.rules.gates.moving import decider, gate, go, met, moving, visit

LAW = {"basis": "law", "rule": "R15", "rule_version": "2026-02-18"}


def told(folder: Path, plan: Plan, *more: str) -> str:
    """What the page of Robin's gates tells, one fact a line unless asked otherwise."""
    path = folder / "test.plan.json"
    write(plan, path)
    return run("show", path, "P-001", "gates", *(more or ("--plain",))).out


def lines(text: str) -> list[str]:
    """The lines of a page."""
    return text.splitlines()


def test_the_answer_stands_first(tmp_path: Path) -> None:
    """Before any gate it is said whether the move can go ahead, and that this is no score."""
    out = lines(told(tmp_path, moving(gates=(gate("g-dol", basis="law", owner="icb"),))))
    at = out.index("Can the move go ahead?")

    assert "No. What the law asks for stands against it." == out[at + 1]
    assert "It is no score" in out[at + 2]
    assert at < out.index("The law stands against it") < out.index("Gates")


def test_each_obstacle_names_who_can_remove_it(tmp_path: Path) -> None:
    """Under the open gate of law stands who can close it, and that it cannot be waived."""
    out = lines(told(tmp_path, moving(gates=(gate("g-dol", basis="law", owner="icb"),))))
    at = out.index("The gate “G-Dol”: not decided. Nobody has decided on it.")

    assert "Who can remove it: Icb" == out[at + 1]
    assert "cannot be waived" in out[at + 2]


def test_dissent_stands_right_under_how_the_gate_stands(tmp_path: Path) -> None:
    """Nobody reads that a gate is met without reading who disagreed."""
    no = Dissent(by=decider(name="F. O.", role="nurse"), words="Nights are open.")
    out = lines(told(tmp_path, moving(gates=(met(dissent=(no,)),))))
    at = out.index("Stands: Met since 12 Nov 2026, until 21 Jan 2027")

    assert "DISSENT: F. O., nurse: Nights are open." == out[at + 1]


def test_a_go_that_fell_is_shouted(tmp_path: Path) -> None:
    """A go that no longer stands says so in capitals, with the gate that opened again."""
    plan = moving(gates=(met("g-dol", **LAW),), decisions=(go(),), target=day(80))
    out = told(tmp_path, plan, "--plain", "--as-at", day(61).isoformat())

    assert "Decision: NO LONGER STANDS. The go of 21 November 2026 no longer stands" in out
    assert "Open again: its evidence has run out" in out


def test_an_uncertain_source_is_said(tmp_path: Path) -> None:
    """A rule whose source is not sure says so where it is used."""
    assert "Rule: R25, version 1: " in told(tmp_path, moving())
    assert "(NOT CERTAIN)" in told(tmp_path, moving())


def test_what_is_not_recorded_is_said(tmp_path: Path) -> None:
    """A move of which nothing is recorded says so line by line."""
    out = told(tmp_path, moving(gates=()))

    for words in (
        "Decision: nobody has decided whether the move goes ahead",
        "Way back: not recorded",
        "Pause when: not recorded",
        "No provider that was asked is recorded.",
        "No gate is recorded for P-001, so nothing shows that the move can go ahead.",
    ):
        assert words in out


def test_visits_have_the_persons_own_words(tmp_path: Path) -> None:
    """After each visit stands how it went, what the person thought, and whether to go on."""
    out = told(tmp_path, moving(visits=(visit(-3, "pause"),)))

    assert "After it: Pause" in out
    assert "In their own words: I liked the soup." in out


def test_the_search_for_a_provider_is_told_with_its_reasons(tmp_path: Path) -> None:
    """Who declined, when and why is not lost; who has not answered has been asked for so long."""
    asked = (
        ProviderApproach(
            provider="oak",
            asked_on=day(-30),
            reply="declined",
            replied_on=day(-10),
            reason_declined="No staff.",
        ),
        ProviderApproach(provider="elm", asked_on=day(-5)),
    )
    out = told(tmp_path, moving(provider_search=asked))

    assert "Oak: asked 23 Oct 2026, 30 days ago; declined on 12 Nov 2026; No staff." in out
    assert "Elm: asked 17 Nov 2026, 5 days ago; no reply yet" in out


def test_a_suggestion_is_not_told_as_law(tmp_path: Path) -> None:
    """Items of the local checklist that are not in the plan are suggestions, and said to be."""
    out = told(tmp_path, moving())

    assert "a suggestion for a gate, and no duty of law" in out
    assert "It is not a national checklist" in out


def test_somebody_without_a_move_has_a_page(tmp_path: Path) -> None:
    """Where no move is recorded there is nothing to decide, and no gate is made up."""
    out = told(tmp_path, small_plan())

    assert "No move is recorded, so there is nothing to decide." in out
    assert "Gates" not in lines(out)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_nothing_is_cut_off(width: int, tmp_path: Path) -> None:
    """On any width no line is longer than the page, and no decider is lost."""
    out = told(tmp_path, moving(gates=(met(),)), "--width", str(width))

    assert max(map(len, lines(out))) <= width
    assert "H. B., case manager" in " ".join(out.split())


def test_data_say_what_the_page_says(tmp_path: Path) -> None:
    """The same answer comes as data, under the name of its schema."""
    data = json.loads(told(tmp_path, moving(gates=(gate("g-dol", basis="law"),)), "--json"))

    assert "tcplan/gates/1" == data["schema"]
    assert "blocked" == data["answer"]
    assert "blocks" == data["obstacles"][0]["weight"]
