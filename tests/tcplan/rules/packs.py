"""Short rule packs for tests, written as a local lead would write them."""

import re
from typing import Any

from tcplan.rules.book import Pack, Rulebook, rulebook
from tcplan.rules.reading import read_pack

RULE: dict[str, Any] = {
    "id": "L01",
    "version": "1",
    "title": "Somebody rings on the first evening",
    "text": "On the first evening at home somebody rings.",
    "why": "The first evening is long.",
    "basis": "local",
    "source": "the panel",
    "published": "2025",
    "effective_from": "2025-01-01",
    "certain": True,
    "applies_to": "Everybody who moves.",
}


def written(value: Any) -> str:  # noqa: ANN401
    """A value as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {written(one)}' for key, one in value.items())} }}"
    if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value):
        return value
    return f'"{value}"' if isinstance(value, str) else str(value)


def row(kind: str, fields: dict[str, Any]) -> str:
    """A rule or an override as TOML; a field that is None is left out."""
    lines = [f"{key} = {written(value)}" for key, value in fields.items() if value is not None]
    return "\n".join((f"[[{kind}]]", *lines))


def rule(**fields: Any) -> str:  # noqa: ANN401
    """A rule as TOML, with other values in some fields."""
    return row("rule", RULE | fields)


def override(name: str, parameter: str, value: Any, **fields: Any) -> str:  # noqa: ANN401
    """An override as TOML."""
    given = {"rule": name, "parameter": parameter, "value": value}
    return row("override", {**given, "source": "the panel", "certain": True} | fields)


def text(*rows: str, name: str = "here") -> bytes:
    """A pack as the bytes of its file."""
    head = f'name = "{name}"\ntitle = "Our own"\narea = "Here"\n'
    return "\n\n".join((head, *rows)).encode()


def pack(*rows: str, name: str = "here") -> Pack:
    """A pack as it is read."""
    return read_pack(text(*rows, name=name), f"{name}.toml")


def book(*rows: str) -> Rulebook:
    """The national rules with one local pack."""
    return rulebook([pack(*rows)])
