"""What stands in the way of a move, each with its reason as recorded and who can remove it."""

import datetime as dt
from collections.abc import Iterator

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import days_said
from tcplan.rules.gates import STATE_WORDS, standing
from tcplan.rules.stay import stay
from tcplan.views.looking import Looking
from tcplan.views.plan_dates import moved

NO_REASON = "Clinically ready, and no reason for waiting is recorded for this day"


@attrs.frozen(kw_only=True)
class Block:
    """One thing that a move waits for."""

    kind: str
    """``delay``, ``no-reason``, ``gate`` or ``decision``."""
    kind_words: str
    about: str
    what: str
    code: str | None
    """Of a delay: the MHSDS code of its reason."""
    attribution: str | None
    """Of a delay: to whom it is attributed, in words."""
    since: dt.date | None
    due: dt.date | None
    owner: str | None
    standing: str


def blocked(looking: Looking, me: str) -> tuple[Block, ...]:
    """What one person's move waits for on the day: delays, gates, then decisions."""
    found = [*_delays(looking, me), *_gates(looking, me)]
    return (*found, *sorted(_decisions(looking, me), key=lambda one: one.due or dt.date.max))


def _delays(looking: Looking, me: str) -> Iterator[Block]:
    spell = looking.on_day.spell(me)
    if spell is None:
        return
    day, coded = looking.day, False
    for delay in spell.delays:
        if delay.start <= day and (delay.end is None or day <= delay.end):
            coded = True
            yield Block(
                kind="delay",
                kind_words="Delay",
                about=spell.id,
                what=label("delay-reason", delay.reason),
                code=delay.reason,
                attribution=label("delay-attribution", delay.attribution),
                since=delay.start,
                due=None,
                owner=None,
                standing=f"for {days_said((day - delay.start).days)}",
            )
    ready = stay(looking.on_day, me).ready_since
    if ready is not None and not coded:
        yield Block(
            kind="no-reason",
            kind_words="Delay",
            about=spell.id,
            what=NO_REASON,
            code=None,
            attribution=None,
            since=ready,
            due=None,
            owner=looking.thing_name(spell.commissioner),
            standing=f"ready for {days_said((day - ready).days)}",
        )


def _gates(looking: Looking, me: str) -> Iterator[Block]:
    for move in looking.plan.of("transitions", me):
        if moved(move, looking.day):
            continue
        rows = []
        for gate in move.gates:
            found = standing(gate, looking.day, looking.book)
            if not found.passes:
                rows.append(
                    Block(
                        kind="gate",
                        kind_words=f"Gate ({label('basis', gate.basis).lower()})",
                        about=gate.id,
                        what=looking.veiled(gate.name, me),
                        code=None,
                        attribution=None,
                        since=None,
                        due=gate.due,
                        owner=looking.thing_name(gate.owner) if gate.owner else None,
                        standing=STATE_WORDS[found.state],
                    )
                )
        yield from sorted(rows, key=lambda one: one.due or dt.date.max)


def _decisions(looking: Looking, me: str) -> Iterator[Block]:
    for move in looking.plan.of("transitions", me):
        if moved(move, looking.day):
            continue
        for step in move.decide_by:
            if step.decided_on is None or step.decided_on > looking.day:
                left = (step.by - looking.day).days
                yield Block(
                    kind="decision",
                    kind_words="Decision",
                    about=move.id,
                    what=looking.veiled(step.what, me),
                    code=None,
                    attribution=None,
                    since=None,
                    due=step.by,
                    owner=looking.thing_name(step.owner),
                    standing=f"overdue by {days_said(-left)}" if left < 0 else "not decided",
                )
