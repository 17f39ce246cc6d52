"""Papers: what is asked is composed first, then written whole or not at all."""

from pathlib import Path

import attrs

from tcplan.errors import WrongUseError, shown
from tcplan.planner.unlocking import is_database
from tcplan.views.looking import Looking
from tcplan.views.summary import summary


@attrs.frozen
class Written:
    """A paper that was written."""

    path: Path
    size: int
    """Bytes."""
    individual: str | None
    """Whose paper it is; None for the whole plan."""
    form: str
    """The format, for example ``html``."""
    names_shown: bool


def formats() -> tuple[str, ...]:
    """The formats in which a risk summary can be written."""
    from tcplan.report.summary import WRITERS

    return tuple(WRITERS)


def render_summary(looking: Looking, individual: str, form: str) -> str:
    """The risk summary of one person as text in the format asked for."""
    from tcplan.report.summary import WRITERS

    if form not in WRITERS:
        message = f"The summary cannot be written as {form}; choose {', '.join(WRITERS)}."
        raise WrongUseError(message)
    return WRITERS[form](summary(looking, individual))


def export_summary(
    looking: Looking,
    individual: str,
    form: str,
    path: Path,
    *,
    replace: bool = False,
) -> Written:
    """Write the risk summary of one person to ``path``, whole or not at all.

    An existing file is kept unless ``replace``. Raises ``CannotWriteError``, ``WrongUseError``
    or ``UnknownIdError``.
    """
    person = looking.get("individuals", individual).id
    if is_plan_file(path):
        raise WrongUseError(f"{shown(path.name)} is a plan file; no paper is written over it.")
    data = render_summary(looking, person, form).encode("utf-8")
    _write(path, data, replace=replace)
    return Written(path, len(data), person, form, looking.names)


def export_plan(looking: Looking, path: Path, *, replace: bool = False) -> Written:
    """Write the whole plan as a plan file, names and all, whole or not at all.

    The same plan gives the same bytes, whether it came from a plan file or from a database.
    Raises ``CannotWriteError`` or ``WrongUseError``.
    """
    from tcplan.exchange.plan_json import dump

    data = dump(looking.plan)
    _write(path, data, replace=replace)
    return Written(path, len(data), None, "json", names_shown=True)


def is_plan_file(path: Path) -> bool:
    """Whether a plan file stands there, by its first keys; no paper begins with them."""
    try:
        with path.open("rb") as file:
            beginning = file.read(4_096)
    except OSError:
        return False
    return b'"about"' in beginning and b'"schema"' not in beginning


def _write(path: Path, data: bytes, *, replace: bool) -> None:
    from tcplan.exchange.atomic import write_whole

    if is_database(path):
        raise WrongUseError(f"{shown(path.name)} is a database; no paper is written over it.")
    if path.exists() and not path.is_dir() and not replace:
        message = f"{path.name} is there already; choose another name or allow it to be replaced."
        raise WrongUseError(message)
    write_whole(path, data)
