"""`tcplan` with its screen: the command line of ``tcplan.cli``, given the terminal interface."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tcplan.cli import main as command_line

if TYPE_CHECKING:
    from tcplan.planner import Seen, Session
    from tcplan.views.looking import Looking


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `tcplan` with these arguments (the program's own when none are given) and exit."""
    command_line(arguments, screen=_open)


def _open(looking: "Looking", session: "Session | None" = None, seen: "Seen | None" = None) -> int:
    from tui.app import browse

    return browse(looking, session, seen)


if __name__ == "__main__":
    main()
