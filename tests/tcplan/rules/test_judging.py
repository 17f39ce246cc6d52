"""Duties are judged while their rule is in force, in a fixed order."""

from collections.abc import Iterator

import pytest

from tcplan.domain.plan import Plan
from tcplan.errors import CancelledError
from tcplan.rules.judging import Duty, Verdict, judged
from tcplan.rules.on_day import OnDay
from tests.builders import TODAY, individual, small_plan
from tests.tcplan.rules.packs import book, rule

IN_FORCE = book(rule(), rule(id="L02"))


def duty(name: str, of: str = "L01") -> Duty:
    """A duty that finds everybody, the last first."""

    def judge(on: OnDay) -> Iterator[Verdict]:
        for person in reversed(on.plan.individuals):
            yield Verdict(
                rule=of, id=name, about=person.id, individual=person.id, state="not-met", what="."
            )

    return Duty(of, name, "A title", judge)


def two_people() -> Plan:
    """Robin and somebody else."""
    return small_plan(individuals=(individual("P-002"), individual("P-001")))


def test_verdicts_stand_in_the_order_of_duties_and_of_the_plan() -> None:
    """Nobody is ranked: what is found comes duty by duty, and then as the plan has people."""
    found = judged(two_people(), TODAY, IN_FORCE, duties=[duty("two", "L02"), duty("one")])

    assert [("two", "P-002"), ("two", "P-001"), ("one", "P-002"), ("one", "P-001")] == [
        (verdict.id, verdict.about) for verdict in found
    ]


@pytest.mark.parametrize("begins", [None, "2026-11-23"], ids=["pending", "tomorrow"])
def test_a_rule_that_is_not_in_force_asks_nothing(begins: str | None) -> None:
    """Law that has no date, or one that has not come, is never applied."""
    ahead = book(rule(effective_from=begins))

    assert () == judged(two_people(), TODAY, ahead, duties=[duty("one")])


def test_a_rule_that_ended_asks_nothing() -> None:
    """A rule is asked on its last day and not on the day after."""
    for last, expected in (("2026-11-22", 2), ("2026-11-21", 0)):
        past = book(rule(effective_to=last))

        assert expected == len(judged(two_people(), TODAY, past, duties=[duty("one")]))


def test_progress_is_told_and_the_work_can_be_called_off() -> None:
    """Whoever waits sees how far it is, and may stop it."""
    heard: list[tuple[int, int]] = []
    duties = [duty("one"), duty("two", "L02")]
    judged(two_people(), TODAY, IN_FORCE, lambda *done: heard.append(done), duties)

    assert [(1, 2), (2, 2)] == heard

    def stop(*_: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        judged(two_people(), TODAY, IN_FORCE, stop, duties)
