"""A library is opened as tcplan brings it, or as an area's own file changes it."""

from pathlib import Path

from tcplan.rules.checklist import checklist, with_local
from tcplan.views.library import ChecklistView, checklist_view


def discharge_checklist(local: Path | None = None) -> ChecklistView:
    """The local discharge checklist, with what an area's file replaces, adds and removes.

    Raises ``WrongUseError`` or ``InvalidValueError`` for a file that cannot be used.
    """
    return checklist_view(with_local(checklist(), local) if local else checklist())
