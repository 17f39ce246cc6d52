"""Pairs and people are told with what they would lose, and with what is left out."""

import datetime as dt
import json
from functools import cache
from itertools import count

import pytest

from tcplan.analysis.pace import EVERY
from tcplan.cli import progress
from tcplan.planner import (
    Looking,
    Request,
    each_person,
    every_pair,
    every_withdrawal,
    look,
    withdrawal,
)
from tests.tcplan.cli.samples import COUNTY_DURHAM, run

ITS_DAY = dt.date(2026, 11, 22)


@cache
def durham() -> Looking:
    """The sample plan on its own day."""
    return look(COUNTY_DURHAM, Request(), calendar_day=ITS_DAY)


def test_every_pair_is_told_or_counted() -> None:
    """A pair is listed, left out and said so, takes just what each takes alone, or nothing."""
    view = every_pair(durham(), most=5)
    alone = {row.id: row for row in every_withdrawal(durham()).rows}
    taking = [
        name for name, row in alone.items() if row.risks_losing_cover or row.risks_losing_back_up
    ]
    harmless = len(alone) - len(taking)
    nothing_at_all = harmless * (harmless - 1) // 2
    told = len(view.rows) + view.left_out + view.pairs_adding_up

    assert 5 == len(view.rows)
    assert 84 * 83 // 2 == view.pairs_tried
    assert view.pairs_tried - nothing_at_all == told


def test_asking_for_more_pairs_leaves_none_out() -> None:
    """With --most large enough nothing is left out."""
    view = every_pair(durham(), most=1_000)

    assert (0, 59) == (view.left_out, len(view.rows))


def test_pairs_with_one_agency_are_those_that_name_it() -> None:
    """Asked about one agency, each pair has it, and every other agency is tried."""
    view = every_pair(durham(), "HARTHOPE", most=1_000)
    whole = every_pair(durham(), most=1_000)

    assert ("harthope", 83) == (view.within, view.pairs_tried)
    assert [row for row in whole.rows if "harthope" in row.ids] == list(view.rows)


def test_two_names_of_one_owner_are_found() -> None:
    """The two providers of one company are the first pair: each is the other's back-up."""
    first = every_pair(durham()).rows[0]

    assert ("oak-support", "ravenbeck") == first.ids
    assert "r007-sugar" in first.only_together


def test_each_person_has_the_agency_that_would_take_most() -> None:
    """Nobody's worst withdrawal takes less cover than any other agency's would."""
    singles = every_withdrawal(durham()).rows
    for row in each_person(durham()).rows:
        own = {risk.id for risk in durham().plan.of("risks", row.individual)}
        most = max(len(own.intersection(one.risks_losing_cover)) for one in singles)

        assert most == row.risks_losing_cover
        assert {loss.individual for loss in row.losses} == {row.individual}


def test_people_stand_in_the_order_of_the_plan() -> None:
    """People are never put in order by what they would lose."""
    told = [row.individual for row in each_person(durham()).rows]

    assert told == [p.id for p in durham().plan.individuals if p.id in told]


def test_a_page_and_the_interface_count_the_same_back_ups() -> None:
    """How many agencies would take a back-up is one number, wherever it is said."""
    view = every_withdrawal(durham())
    out = run("withdraw", COUNTY_DURHAM, "--width", "200").out

    assert 53 == view.taking_back_up == sum(1 for r in view.rows if r.risks_losing_back_up)
    assert f"{view.uncovering} of 84 would each leave a risk without cover" in out
    assert "53 would each take a back-up" in out


def test_what_limits_a_result_is_told_beside_the_causes() -> None:
    """When his team stops, nothing thanks him for ringing any more; this is told, and apart."""
    view = withdrawal(durham(), ["oak-support"])
    lost = {loss.risk: loss for loss in view.result_losses if loss.kind == "cover"}
    out = run("withdraw", COUNTY_DURHAM, "oak-support", "--width", "200").out

    assert ("He stops ringing at all",) == lost["r019-panic"].threats
    assert view.results_losing_cover == len({loss.threats for loss in lost.values()})
    assert "loses what limits a result" in out
    assert "He stops ringing at all" in out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--pairs", "--each-person"), "not for both"),
        (("icb", "harthope", "--pairs"), "one agency at most"),
        (("icb", "--each-person"), "none is named"),
        (("--most", "3"), "goes with --pairs"),
        (("crisis-team", "--pairs"), "crisis-team"),
    ],
    ids=["both", "two-named", "one-named", "most-alone", "a-team"],
)
def test_questions_that_do_not_fit_are_refused(arguments: tuple[str, ...], expected: str) -> None:
    """What cannot be asked together is said in a sentence, and nothing is printed."""
    done = run("withdraw", COUNTY_DURHAM, *arguments)

    assert (2, "") == (done.code, done.out)
    assert expected in done.err


def test_the_data_says_what_was_left_out() -> None:
    """A program that reads the pairs can tell that there are more."""
    told = json.loads(run("withdraw", COUNTY_DURHAM, "--pairs", "--most", "2", "--json").out)

    assert ("tcplan/pairs/1", 2, 57) == (told["schema"], len(told["rows"]), told["left_out"])


def test_slow_work_says_how_far_it_has_come(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After two seconds, and every two seconds, one line on stderr says how much is done."""
    clock = count(step=0.7)
    monkeypatch.setattr("tcplan.cli.progress.time.monotonic", lambda: next(clock))
    tell = progress.progress("Risks looked at")
    for done in range(0, 8 * EVERY, EVERY):
        tell(done, 8 * EVERY)

    said = capsys.readouterr()
    assert ["Risks looked at: 200 of 800", "Risks looked at: 500 of 800"] == said.err.splitlines()
    assert "" == said.out


def test_an_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while pairs are tried ends quietly, and prints nothing half done."""

    def interrupted(_doing: str) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(progress, "progress", interrupted)
    done = run("withdraw", COUNTY_DURHAM, "--pairs")

    assert (130, "") == (done.code, done.out)
