"""A date is tried sooner or later, day by day or week by week; the plan keeps its own."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.person import PersonScreen


def ask_to_move(person: "PersonScreen", about: str | None) -> None:
    """Ask by how much a date is to move, and show what that would change."""
