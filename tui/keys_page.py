"""docs/keys.md is made from the table of commands, so that it cannot drift from it."""

from collections.abc import Iterable, Sequence

from tui.commands import COMMANDS, SCOPES
from tui.key import SIGNS, Command


def keys_page(found: Sequence[Command] = COMMANDS) -> str:
    """The page of keys for the documentation, as Markdown."""
    parts = [
        "# Keys\n",
        "This page is made from the table of commands in `tui/table.py`; a test keeps it true.",
        "The same key means the same everywhere. `?` shows the keys that work where you are.",
        "Lower case looks, or can be undone at once; what changes a database asks first.\n",
    ]
    for scope, words in SCOPES.items():
        rows = [c for c in found if c.scope == scope]
        parts += [f"## {words}\n", "| Key | What | It does |", "|---|---|---|"]
        parts += [f"| {_keyed(c)} | {c.words} | {c.help} |" for c in rows]
        parts.append("")
    return "\n".join(parts)


def _keyed(found: Command) -> str:
    return " ".join(f"`{SIGNS.get(key, key)}`" for key in _unique(found.keys))


def _unique(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))
