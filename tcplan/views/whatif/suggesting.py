"""Every suggestion was carried out and counted first; those that restrict the person stand last.

A later move stands before these and after all others, because it means more days in hospital.
Among the rest what restores the hours that were lost comes first, whatever else would close more.
"""

import datetime as dt
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

import attrs

from tcplan.analysis.cover import rank
from tcplan.analysis.pace import Tell
from tcplan.domain.dates import days_said
from tcplan.domain.part import part_of
from tcplan.domain.plan import Plan
from tcplan.domain.whatif_steps import Step, carry_out
from tcplan.domain.whatif_words import assumptions
from tcplan.views.looking import Looking
from tcplan.views.whatif.calling import Calling
from tcplan.views.whatif.candidates import Tried, Trying
from tcplan.views.whatif.counting import hospital_words
from tcplan.views.whatif.facts import Facts, Key, cover_facts, through_facts
from tcplan.views.whatif.giving_back import GivingBack
from tcplan.views.whatif.holding import hours_held
from tcplan.views.whatif.in_name import names_somebody
from tcplan.views.whatif.mended import risks_and_limits
from tcplan.views.whatif.mending_hours import hidden_loss
from tcplan.views.whatif.sides import Sides
from tcplan.views.whatif.telling import TELLINGS, gap_days
from tcplan.views.whatif.view import SuggestionsView, SuggestionView

_NONE: frozenset[int] = frozenset()
MOST_TRIED = 120
"""So many changes are tried, of all people together."""
MOST_PEOPLE = 12
"""Across the plan suggestions are looked for so many people, those for whom it gets worse."""
MOST_LISTED = 12
_DELAYS = "slip"
_PAPERS = (
    " Papers, teaching and settings of the library hold no hours by themselves: they are counted "
    "in office hours alone, and not as cover at night."
)
_MAY_WORSEN = frozenset({"slip", "begin", "in-place"})


@attrs.frozen
class _Found:
    """A change that closes something, and by how much."""

    tried: Tried
    step: Step
    person: str
    restrictive: bool
    closes: tuple[Key, ...]
    gap_days: int
    steps: int
    """Over all risks by how many of the five answers they are held better."""
    before: Facts
    after: Facts
    looks: tuple[Looking, Looking]

    @property
    def order(self) -> tuple[bool, bool, int, int, int, int]:
        """What restores the most directly, then closes most; delays and restrictions last."""
        delays = self.tried.change.kind == _DELAYS
        most = -self.gap_days, -self.steps, -len(self.closes)
        return self.restrictive, delays, self.tried.tier, *most


def not_looked() -> SuggestionsView:
    """That nobody has looked for suggestions."""
    return SuggestionsView(found=(), tried=0, bound="Not looked for.", looked=False)


def suggestions(sides: Sides, calling: Calling, tell: Tell | None = None) -> SuggestionsView:
    """What would close the most of what is open once these changes are made.

    Each is tried by itself. Complexity: the cover of one person's risks for each that is tried.
    """
    people = _people(sides)
    wide = sides.looking.over(sides.whole(sides.every).plan)
    queue: list[tuple[Looking, str, Tried, Facts]] = []
    for person in people[:MOST_PEOPLE]:
        look = _look(sides, person)
        facts = _open_facts(look, person, sides.last.get(person))
        facts |= dict(_hidden(look, sides.look(_NONE), person))
        queue += [
            (look, person, tried, facts) for tried in Trying(look, person, facts, wide).changes()
        ]
    queue.sort(key=lambda one: one[2].tier)
    found: list[_Found] = []
    for done, (look, person, tried, facts) in enumerate(queue[:MOST_TRIED]):
        if tell is not None and done % 10 == 0:
            tell(done, len(queue[:MOST_TRIED]))
        known = (facts, sides.last.get(person), sides.look(_NONE))
        found += _carried_out(look, person, tried, known)
    found.sort(key=lambda one: one.order)
    giving_back = {person: GivingBack(sides, person) for person in people}
    return SuggestionsView(
        found=tuple(
            _told(calling, one, giving_back[one.person].words(one.tried.change))
            for one in found[:MOST_LISTED]
        ),
        tried=len(queue[:MOST_TRIED]),
        bound=_bound(len(queue), len(found), len(people)),
    )


def _people(sides: Sides) -> Sequence[str]:
    """The person; across the plan everybody for whom cover gets worse."""
    if sides.individual is not None:
        return (sides.individual,)
    worse = {
        key[1]: None
        for key in sides.differences
        if key[1]
        and key[0] in {"cover", "cover-move", "gap"}
        and TELLINGS[key[0]].direction(sides.value(key, frozenset()), sides.value(key, sides.every))
        == "worse"
    }
    return tuple(worse)


def _look(sides: Sides, person: str) -> Looking:
    """The what-if of one person; of a large plan only their part, which is sooner changed."""
    look = sides.look(sides.cast(person, sides.every))
    return look if sides.in_full else look.over(part_of(look.plan, [person]))


def _open_facts(look: Looking, person: str, last: dt.date | None) -> Facts:
    return dict((*cover_facts(look, person), *_gaps(look, person, last)))


def _gaps(look: Looking, person: str, last: dt.date | None) -> Iterator[tuple[Key, Hashable]]:
    return (one for one in through_facts(look, person, last) if one[0][0] == "gap")


def _hidden(look: Looking, plan: Looking, person: str) -> Iterator[tuple[Key, Hashable]]:
    """Hours that are lost beside the plan, of risks whose worst answer does not show it."""
    for risk in plan.plan.of("risks", person):
        if look.plan.by_id.get(risk.id) is None:
            continue
        lost = hidden_loss(risk, (plan, look), look.day)
        if lost is not None:
            yield ("hidden", person, risk.id), lost


def _carried_out(
    look: Looking, person: str, tried: Tried, known: tuple[Facts, dt.date | None, Looking]
) -> Iterator[_Found]:
    """The change, if it closes or eases something and makes nothing worse."""
    before, last, plan = known
    done = carry_out(look.plan, [tried.change], look.day)
    step = done.steps[0]
    if not step.edits:
        return
    after_look = look.over(done.plan)
    after = dict(cover_facts(after_look, person))
    gaps = any(key[0] == "gap" for key in before)
    if gaps or tried.change.kind in _MAY_WORSEN:
        after |= dict(_gaps(after_look, person, last))
    if any(key[0] == "hidden" for key in before):
        after |= dict(_hidden(after_look, plan, person))
    ways = {key: _way(key, before.get(key), after.get(key)) for key in {**before, **after}}
    if "worse" in ways.values():
        return
    closes = [key for key in before if ways[key] == "better" and key[0] != "sole"]
    closes += [key for key in before if ways[key] == "better" and key[0] == "sole"]
    if not closes:
        return
    control = look.plan.by_id.get(tried.change.about or "")
    yield _Found(
        tried,
        step,
        person,
        tried.change.restrictive or bool(getattr(control, "restrictive", False)),
        tuple(closes),
        _gap_days(before) - _gap_days(after),
        _ranks(after) - _ranks(before),
        before,
        after,
        (look, after_look),
    )


def _way(key: Key, before: Hashable, after: Hashable) -> str:
    """Which way a fact goes; that a risk comes to rely on one is told by the risk itself."""
    if before == after or (key[0] == "cover-move" and None in {before, after}):
        return "same"
    way = TELLINGS[key[0]].direction(before, after)
    return "same" if key[0] == "sole" and way == "worse" else way


def _gap_days(facts: Facts) -> int:
    spans: Any = [value for key, value in facts.items() if key[0] == "gap"]
    return sum(map(gap_days, spans))


def _ranks(facts: Facts) -> int:
    answers = (str(v) for key, v in facts.items() if key[0] in {"cover", "cover-move"})
    return sum(map(rank, answers))


def _told(calling: Calling, found: _Found, gives_back: str) -> SuggestionView:
    change, plan = found.tried.change, calling.looking.plan
    told = [
        f"{_about(calling, key)}: {TELLINGS[key[0]].told(found.before.get(key))} → "
        f"{TELLINGS[key[0]].told(found.after.get(key))}{_WHEN.get(key[0], '')}"
        for key in found.closes
    ]
    holds = [] if change.kind == _DELAYS else list(_holds(calling, found))
    assumes = assumptions(plan, change)
    if change.holder and not _is_known(plan, found.person, change.holder):
        assumes = (
            *assumes,
            f"{calling.of(change.holder)} has no tie to the person in this plan yet.",
        )
    if not found.tried.holds_hours:
        assumes = (*assumes, "It holds no hours by itself: not counted as cover at night.")
    if change.kind == _DELAYS:
        assumes = (*assumes, f"{days_said(change.days or 0)} longer in hospital.")
    agreed = "once agreed, " if names_somebody(change) else ""
    return SuggestionView(
        change=change,
        words=calling.change(change),
        restrictive=found.restrictive,
        holds=tuple(f"{words[:1].upper()}{words[1:]}." for words in holds),
        closes=tuple(told),
        closes_words=f"{agreed}{'; '.join((*holds[:1], _short(found, gives_back)))}",
        eases=tuple(dict.fromkeys(key[2] for key in found.closes if key[0] != "sole")),
        assumes=assumes,
        from_library=found.tried.entry,
    )


def _is_known(plan: Plan, person: str, holder: str) -> bool:
    """Whether a holder, its agency, or a team of it is tied to the person or has them there."""
    teams = {team.id: team.agency for team in plan.teams}
    own = {holder, teams.get(holder)} | {team for team, of in teams.items() if of == holder}
    tied = {tie.holder for tie in plan.of("ties", person)}
    there = {getattr(one, "hospital", None) for one in plan.of("spells", person)}
    return not own.isdisjoint(tied | there - {None})


def _holds(calling: Calling, found: _Found) -> Iterator[str]:
    """Each risk with the hours in which it is held; a later move holds none."""
    for held in hours_held(found.looks, found.closes, found.before, found.after):
        called = f"“{calling.of(held.risk)}”"
        yield held.words(called, today=calling.looking.day)


_WHEN = {"cover-move": " on the day of the move"}


def _about(calling: Calling, key: Key) -> str:
    called = calling.of(key[2])
    return called if key[0] == "sole" else f"“{called}”"


def _short(found: _Found, gives_back: str) -> str:
    """What it closes, in short: what it gives back where something was lost."""
    better = {key[2]: key[0] == "result" for key in found.closes if key[0] != "sole"}
    told = []
    if found.tried.change.kind == _DELAYS and found.looks[0].on_day.spell(found.person):
        told.append(hospital_words(found.tried.change.days or 0))
    if gives_back:
        told.append(gives_back)
    elif better:
        told.append(f"{risks_and_limits(better.values())} held better")
    if found.gap_days:
        told.append(f"{days_said(found.gap_days)} fewer with a gap")
    return ", ".join(told) or "fewer risks rest on one"


def _bound(number: int, found: int, people: int) -> str:
    """What was not tried or is not listed, in a sentence or two."""
    tried = min(number, MOST_TRIED)
    changes = "1 change" if tried == 1 else f"{tried} changes"
    helping = f"{found} of them help" if found > 1 else f"{found or 'none'} of them helps"
    told = f"Tried one at a time: {changes} of what the plan and the library have; {helping}."
    told += f" {number - tried} more were not tried." if number > tried else ""
    told += f" {found - MOST_LISTED} that help less are not listed." if found > MOST_LISTED else ""
    if people > MOST_PEOPLE:
        told += f" Looked for the first {MOST_PEOPLE} of {people} people."
    return told + _PAPERS
