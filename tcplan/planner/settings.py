"""What a user chose stays with that user, holds nobody's record, and never stops the program."""

import json
import os
from pathlib import Path
from typing import Any

import attrs

from tcplan import durable
from tcplan.errors import WrongUseError, shown_path

PLACE = "TCPLAN_SETTINGS"
"""Names another file of settings; empty, none are read or kept."""
THEMES = {"dark": "dark", "light": "light", "contrast": "high contrast"}
"""The themes of the interface, by the word that chooses each, as it is called."""
_MOST_BYTES = 65_536
_LONGEST = 200
_NOT_READ = "Your settings in {place} could not be read ({reason}), so none are used; {mend}"
_NOT_KEPT = "Your settings could not be kept in {place} ({reason}); they hold until you leave."
_NOWHERE = (
    "Your settings are not kept here: there is no folder for them, or TCPLAN_SETTINGS is empty; "
    "they hold until you leave."
)
_MEND = "mend or delete the file."


@attrs.frozen
class Settings:
    """What one user chose, on this machine."""

    who: str = ""
    """Who works here, for the journal, where nobody says it with ``--who`` or TCPLAN_WHO."""
    agency: str = ""
    """The id of the agency that they work for, where a plan has it."""
    theme: str = ""
    """One of ``THEMES``; empty until one is chosen."""
    tour_seen: bool = False


@attrs.frozen
class Kept:
    """Settings as they were found."""

    settings: Settings = Settings()
    problem: str = ""
    """Why those in the file could not be used, in one sentence; empty when they could."""
    others: tuple[tuple[str, Any], ...] = ()
    """What a newer program keeps in the same file."""


def place() -> Path | None:
    """The file of the user's settings, which need not be there; None where there can be none."""
    chosen = os.environ.get(PLACE)
    if chosen is not None:
        return Path(chosen) if chosen else None
    from platformdirs import user_config_path

    # With an empty home folder the path would begin at the root of the machine.
    homeless = os.environ.get("HOME") == "" and not os.environ.get("XDG_CONFIG_HOME")
    found = user_config_path("tcplan", appauthor=False)
    return found / "settings.json" if found.is_absolute() and not homeless else None


def read() -> Kept:
    """The user's settings; those of nobody where there are none, or where they are broken."""
    file = place()
    if file is None:
        return Kept()
    try:
        with file.open("rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
        return _understood(data)
    except (FileNotFoundError, NotADirectoryError):
        return Kept()
    except OSError as error:
        reason = (error.strerror or "the system refused").lower()
        words = _NOT_READ.format(place=shown_path(file), reason=reason, mend="see who may read it.")
        return Kept(problem=words)
    except (ValueError, RecursionError) as error:
        reason = str(error) if type(error) is ValueError else "it is no JSON"
        return Kept(problem=_NOT_READ.format(place=shown_path(file), reason=reason, mend=_MEND))


def keep(**changes: Any) -> str:  # noqa: ANN401  (each as its field is)
    """Keep these settings beside the others; why that could not be done, else nothing.

    A file that cannot be understood is left as it is.
    """
    kept, file = read(), place()
    if kept.problem:
        return kept.problem
    if file is None:
        return _NOWHERE
    settings = attrs.evolve(kept.settings, **changes)
    told = dict(kept.others) | {
        name: value for name, value in attrs.asdict(settings).items() if value
    }
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        durable.replace(file, (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode())
    except OSError as error:
        reason = (error.strerror or "the system refused").lower()
        return _NOT_KEPT.format(place=shown_path(file), reason=reason)
    return ""


def choose(**changes: Any) -> None:  # noqa: ANN401
    """Keep these settings; raises ``WrongUseError`` when they cannot be kept."""
    problem = keep(**changes)
    if problem:
        raise WrongUseError(problem)


def _understood(data: bytes) -> Kept:
    """Raises ``ValueError``, with its reason in words when the JSON itself is sound."""
    if len(data) > _MOST_BYTES:
        raise ValueError("it is far too large")
    told = json.loads(data.decode("utf-8"))
    if not isinstance(told, dict):
        raise ValueError("it is no list of settings")  # noqa: TRY004  (told as a broken file)
    fields = attrs.fields_dict(Settings)
    for name, field in fields.items():
        value = told.get(name, field.default)
        if type(value) is not type(field.default) or len(str(value)) > _LONGEST:
            raise ValueError(f"its {name} is not what it should be")
    if told.get("theme", "") not in {"", *THEMES}:
        raise ValueError(f"its theme is none of {', '.join(THEMES)}")
    known = {name: value for name, value in told.items() if name in fields}
    others = tuple((name, value) for name, value in told.items() if name not in fields)
    return Kept(Settings(**known), others=others)
