"""Data reaches a widget through one door; nothing it says is markup and nothing in it acts."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.style import Style

from tcplan.draw import Span
from tui import say

ROOT = Path(__file__).parents[2]
TAKES_TEXT = frozenset(
    {
        "Static", "Label", "Button", "Option", "OptionList", "RadioButton", "Checkbox", "TabPane",
        "Tree", "DataTable", "Markdown", "Input", "Log", "RichLog", "Select", "Text", "Content",
        "add_row", "add_rows", "add_column", "add_columns", "add_leaf", "add_option", "update",
        "notify", "write", "write_line", "Segment", "from_markup",
    }
)  # fmt: skip
TITLES = frozenset({"border_title", "border_subtitle", "title", "sub_title", "tooltip", "value"})
SAFE_CALLS = frozenset({"title", "field", "content", "plain", "keys"})


def modules() -> list[Path]:
    """Every module of the interface but the door itself, and what answers a browser.

    Nothing of the latter is a widget; its pages hold no data, and tests of their own look.
    """
    found = sorted((ROOT / "tui").rglob("*.py"))
    return [p for p in found if p.name != "say.py" and p.parent.name != "serving"]


def literal(node: ast.expr) -> bool:
    """Whether an expression cannot carry data: a literal, nothing, or said by the door."""
    if isinstance(node, ast.Constant):
        return True
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "say"
        and node.func.attr in SAFE_CALLS
    )


def doors(tree: ast.AST) -> Iterator[tuple[int, ast.expr]]:
    """Every expression that is handed to a widget as text, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in TAKES_TEXT:
                given = [*node.args, *(k.value for k in node.keywords if k.arg != "id")]
                yield from ((node.lineno, value) for value in given)
        if isinstance(node, ast.Assign):
            names = {t.attr for t in node.targets if isinstance(t, ast.Attribute)}
            if names & TITLES:
                yield node.lineno, node.value


ALLOWED = {
    "Text(fault_words(self._exception))": "made visible, of our own names only",
}


@pytest.mark.parametrize("module", modules(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_only_the_door_hands_text_to_a_widget(module: Path) -> None:
    """What somebody wrote cannot vanish or act, because no module gives it to a widget itself."""
    found = [
        f"{module.name}:{line}: {ast.unparse(value)}"
        for line, value in doors(ast.parse(module.read_text("utf-8")))
        if not literal(value) and f"Text({ast.unparse(value)})" not in ALLOWED
    ]

    assert [] == found


@pytest.mark.parametrize("text", ["Ward [B] note", "[/nope]", "[@click=app.bell]c[/]", "[prn]"])
def test_brackets_are_said_as_they_were_written(text: str) -> None:
    """A note with brackets keeps every word of it."""
    assert text == say.content(text).plain
    assert text == say.title(text).plain


def test_controls_are_seen_and_not_obeyed() -> None:
    """An escape sequence in a note is shown by its code point."""
    row = say.strip([Span("a\x1b[2Jb", None, 0)], lambda _name: Style())

    assert "a<U+001B>[2Jb" == row.text


def test_a_line_gives_up_its_right_part_first() -> None:
    """What a screen is about is never cut to make room for the name of the file."""
    spans = say.line([("People", "")], [[("a long file name", "")], [("file", "")]], 14)

    assert [("People", 0), ("file", 10)] == [(span.text, span.x) for span in spans]


def test_a_cell_says_that_it_was_cut() -> None:
    """A name that does not fit ends in a sign that there is more."""
    assert "Bishop A…" == say.cell("Bishop Auckland", 9)
