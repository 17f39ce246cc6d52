"""An action is done, answered or escalated in a line; what was asked stays as it was asked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tcplan.domain.changes import Amend, Change
from tcplan.domain.records import Action
from tcplan.text import clip, one_line
from tcplan.views.entries.entering import Entering
from tcplan.views.entries.short import short_form, standing
from tcplan.views.forms.candidates import Around

_MOST_SAID = 70
"""Cells of what was asked that are told when it was recorded."""


def done(around: Around, action: Action) -> Entering:
    """That an action is done, today."""
    return _of(
        around,
        action,
        ("evidence", "done_on"),
        {"done_on": around.looking.today, "status": "done"},
        needed=("done_on",),
        title="Mark done",
        ask="Mark this action as done?",
        said="Done",
        about=_unshown,
    )


def _unshown(built: Action) -> str:
    """That nothing says what shows it: it may be left so, and is told before it is."""
    return "" if built.evidence else "Nothing is written down that shows it was done."


def reply(around: Around, action: Action) -> Entering:
    """What its owner answered, today."""
    return _of(
        around,
        action,
        ("last_reply", "last_reply_on"),
        {"last_reply": None, "last_reply_on": around.looking.today},
        needed=("last_reply", "last_reply_on"),
        title="Reply",
        ask="Record this reply?",
        said="Reply recorded",
    )


def escalate(around: Around, action: Action) -> Entering:
    """To whom it was taken further."""
    return _of(
        around,
        action,
        ("escalated_to",),
        {"escalated_to": None},
        needed=("escalated_to",),
        title="Escalate",
        ask="Record that this action was escalated?",
        said="Escalated",
    )


def is_owed(action: Action) -> bool:
    """Whether an action can still be done."""
    return action.status not in {"done", "stopped"}


def _of(  # noqa: PLR0913  (each names another part of one short form)
    around: Around,
    action: Action,
    fields: Sequence[str],
    entered: Mapping[str, Any],
    *,
    needed: Sequence[str],
    title: str,
    ask: str,
    said: str,
    about: Callable[[Action], str] | None = None,
) -> Entering:
    draft = standing(short_form(Action, *fields, needed=needed), around, action, entered)
    looking = around.looking
    what = (
        looking.veiled(action.what, action.individual)
        if action.individual
        else (looking.veiled_for_all(action.what))
    )

    def changes(built: Action) -> tuple[Change, ...]:
        names = {*fields, *entered}
        return (Amend(action.id, {name: getattr(built, name) for name in names}),)

    return Entering(
        collection="actions",
        title=f"{title}: {what}",
        draft=draft,
        ask=ask,
        about=about,
        changes=changes,
        said=f"{said}: {_ended(clip(one_line(what), _MOST_SAID))}",
    )


def _ended(words: str) -> str:
    return words if words.endswith((".", "…", "?", "!")) else f"{words}."
