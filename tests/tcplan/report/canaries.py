"""Every value of a view gets a mark of its own, so that a paper that drops one is found out.

The same value at the same place of the same thing gets the same mark, because a view tells of a
risk now, on the day of the move and in the overview.
"""

import datetime as dt
from collections.abc import Container
from typing import Any

import attrs

CODES = {
    "PersonView.heading": "the heading of the summary itself",
    "PersonView.risks": "told one by one",
    "PersonRow.next_due": "the first of what is due",
    "NetworkView.heading": "the heading of the summary, or the same on the day of the move",
    "RiskView.individual_label": "the title of the paper holds it",
    "ControlView.individual_label": "the title of the paper holds it",
    "LossView.individual_label": "the title of the paper holds it",
    "FindingView.individual_label": "the title of the paper holds it",
    "RiskView.move_day": "told once for the paper",
    "RiskView.move_answer_words": "told with the day of the move",
    "RiskView.move_sentence": "told with the day of the move",
    "PersonRow.id": "the label holds it",
    "PersonRow.cover": "its words stand beside it",
    "PersonRow.stage": "its words stand beside it",
    "RiskView.id": "kept, because strands are drawn by it; looked for in another test",
    "RiskView.individual": "the label holds it",
    "RiskView.answer": "its words stand beside it",
    "RiskView.move_answer": "its words stand beside it",
    "StrandView.id": "kept, because strands are drawn by it",
    "StrandView.answer": "its words stand beside it",
    "StrandView.controls": "the controls are told by name",
    "SlotView.answer": "its words stand beside it",
    "SlotView.reading": "told in words",
    "WeekPart.day": "drawn in the strip, and told in the hours of the slots",
    "WeekPart.answer": "drawn in the strip, and told in the answers of the slots",
    "ControlView.id": "kept, because drawings name it; looked for in another test",
    "ControlView.individual": "the label holds it",
    "ControlView.state": "its words stand beside it",
    "ControlView.setting": "its words stand beside it",
    "ControlView.holders": "told by name as who delivers it",
    "TieView.id": "names a line of the drawing; the holder is named",
    "TieView.agency": "the holder is named",
    "TieView.holder": "told by name; an id of family may bear the name that is hidden",
    "TieView.wing": "says where it is drawn",
    "TieView.kind": "its words stand beside it",
    "TieView.direction": "its words stand beside it",
    "Due.owner": "the name stands beside it",
    "Due.chased_by": "the name stands beside it",
    "Due.kind": "its words stand beside it",
    "Due.plain": "told with what the plan calls it",
    "Due.state": "told by the day, and whether that is over",
    "Due.individual": "the title of the paper holds it",
    "Due.about": "what it comes from is told by its words",
    "Due.clock": "its words stand beside it",
    "GateView.decision": "its words stand beside it",
    "JudgementView.id": "the tool, the author and the day are told",
    "JudgementView.individual": "the title of the paper holds it",
    "JudgementView.individual_label": "the title of the paper holds it",
    "GapView.answer": "its words stand beside it",
    "LossView.individual": "the label holds it",
    "LossView.risk": "the title of the risk stands beside it",
    "LossView.kind": "its words stand beside it",
    "LossView.before": "its words stand beside it",
    "LossView.after": "its words stand beside it",
    "Suggestion.threat_after": "told in words",
    "Suggestion.risk_after": "told in words",
    "NetworkView.individual": "the label holds it",
    "FindingView.individual": "the label holds it",
    "MoveView.visits": "told with each visit, and more of it",
    "MoveView.provider_search": "told with each provider, and more of it",
    "GatesView.heading": "the heading of the summary itself",
    "GatesView.individual": "the label holds it",
    "GatesView.individual_label": "the title of the paper holds it",
    "GatesView.answer": "its words stand beside it",
    "GatesView.decision": "the last of the decisions",
    "GatesView.move": "told with the person",
    "GoView.decision": "its words stand beside it",
    "ObstacleView.weight": "its words stand beside it",
    "ObstacleView.kind": "what it is stands there in words",
    "ObstacleView.about": "what it is stands there in words",
    "ObstacleView.owner": "the name stands beside it",
    "BasisView.basis": "its words stand beside it",
    "StandingView.state": "its words stand beside it",
    "StandingView.owner": "the name stands with the gate",
    "AcceptanceView.holder": "the name stands beside it",
    "AcceptanceView.state": "its words stand beside it",
    "ChecklistRow.gate": "the name of the gate stands beside it",
    "DayOneRow.item": "its words stand beside it",
    "DayOneRow.state": "its words stand beside it",
    "VisitRow.outcome": "its words stand beside it",
    "ProviderRow.provider": "the name stands beside it",
    "LegalView.restricted": "its words stand beside it",
    "LegalView.aftercare": "its words stand beside it",
    "LegalView.mappa_state": "its words stand beside it",
    "RouteRow.kind": "its name stands beside it",
    "RouteRow.state": "its words stand beside it",
    "ConditionRow.id": "its text stands beside it",
    "TimelineView.heading": "the heading of the summary itself",
    "TimelineView.individual": "the label holds it",
    "TimelineView.individual_label": "the title of the paper holds it",
    "TimelineView.stage_words": "told with the move",
    "TimelineView.t_words": "told with when it is",
    "TimelineView.target": "told with the move",
    "TimelineView.moved_on": "told with the move",
    "TimelineView.centre": "told with the move",
    "TimelineView.typical": "what a library proposes is in no paper; another test",
    "PathView.finish": "told in its sentence",
    "MilestoneView.id": "its name stands beside it",
    "MilestoneView.state": "its words stand beside it",
    "MilestoneView.standing": "its words stand beside it",
    "TimedGate.id": "its name stands beside it",
    "TimedGate.basis_words": "told with the gates",
    "TimedGate.state": "told in its sentence",
    "TimedGate.state_words": "told with the gates",
    "TimedGate.due": "told in its sentence",
    "TimedGate.on": "drawn, and told in its sentence",
    "TimedDecision.id": "what is to be decided stands beside it",
    "TimedDecision.by": "told in its sentence",
    "TimedDecision.decided_on": "told in its sentence",
    "DatesView.target": "told in words beside it",
    "DatesView.overdue": "told with what it rests on",
    "Decides.id": "its name stands beside it",
    "HeldThrough.id": "its title stands beside it",
    "HeldThrough.word": "told in full beside it",
    "DaysHeld.answer": "its words stand beside it",
    "Gap.risk": "its title stands beside it",
    "Gap.first": "told in its sentence",
    "Gap.last": "told in its sentence",
    "Gap.when": "told in its sentence",
    "HandoverView.control": "told in its sentence, by name",
    "HandoverView.name": "told in its sentence",
    "HandoverView.successor": "told in its sentence, by name",
    "HandoverView.successor_name": "told in its sentence",
    "HandoverView.last": "told in its sentence",
    "HandoverView.first": "told in its sentence",
    "MilestoneView.started_on": "kept, because it is drawn; looked for in another test",
    "MilestoneView.done_on": "kept, because it is drawn; looked for in another test",
    "MilestoneView.earliest_start": "kept, because it is drawn; looked for in another test",
    "MilestoneView.earliest_finish": "kept, because it is drawn; looked for in another test",
    "DaysHeld.first": "kept, because it is drawn; looked for in another test",
    "DaysHeld.last": "kept, because it is drawn; looked for in another test",
    "OptionView.individual": "the label holds it",
    "OptionView.individual_label": "the title of the paper holds it",
    "OptionView.changes": "told in words",
}
"""Codes and ids that keep their value, each with why a reader does not miss it."""

Place = tuple[str, ...]

_TOLD_AGAIN = frozenset({"RiskView", "ControlView", "TieView", "GateView"})
"""What a view holds more than once, as it stands on another day or in another part."""


class Marks:
    """Marks given to values, and the place where each was given; ``codes`` keep their value."""

    def __init__(self, codes: Container[str] = CODES) -> None:
        self.codes = codes
        self.given: dict[tuple[Place, object], Any] = {}

    def marked(self, view: Any) -> Any:  # noqa: ANN401
        """The view with a mark for every text, day and whole number in it."""
        return self._marked(view, ())

    def texts(self) -> dict[Place, str]:
        """The place of each mark that is a text, and the mark."""
        return {place: mark for (place, _), mark in self.given.items() if isinstance(mark, str)}

    def days(self) -> dict[Place, dt.date]:
        """The place of each mark that is a day, and the mark."""
        return {place: mark for (place, _), mark in self.given.items() if isinstance(mark, dt.date)}

    def _marked(self, value: Any, place: Place) -> Any:  # noqa: ANN401
        if value is None or value == "" or isinstance(value, bool | float):
            return value
        if attrs.has(type(value)):
            return self._thing(value, place)
        if isinstance(value, tuple):
            return tuple(self._marked(item, place) for item in value)
        if isinstance(value, dict):
            return {key: self._marked(item, (*place, key)) for key, item in value.items()}
        return self._mark(value, place)

    def _thing(self, value: Any, place: Place) -> Any:  # noqa: ANN401
        name = type(value).__name__
        own = getattr(value, "id", None) if name in _TOLD_AGAIN else None
        here = (f"{name}:{own}",) if own else (*place, name)
        changed = {
            field.name: self._marked(getattr(value, field.name), (*here, field.name))
            for field in attrs.fields(type(value))
            if f"{name}.{field.name}" not in self.codes
        }
        return attrs.evolve(value, **changed)

    def _mark(self, value: Any, place: Place) -> Any:  # noqa: ANN401
        key = (place, value)
        if key not in self.given:
            number = len(self.given)
            self.given[key] = (
                dt.date(1901, 1, 1) + dt.timedelta(days=number)
                if isinstance(value, dt.date)
                else f"mark{number}x"
                if isinstance(value, str)
                else value
            )
        return self.given[key]
