"""`tcplan` with its screen: the command line of ``tcplan.cli``, given the terminal interface."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tcplan.cli import Front
from tcplan.cli import main as command_line

if TYPE_CHECKING:
    from tcplan.planner import Seen, Session
    from tcplan.views.looking import Looking


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `tcplan` with these arguments (the program's own when none are given) and exit."""
    command_line(arguments, front=Front(_open, _serve, _open_as_read))


def session() -> None:
    """Run one session in a browser, which `tcplan serve` starts, and exit."""
    from tcplan.cli.serving import served

    served.main([], obj=_session)


def _open(
    looking: "Looking",
    session: "Session | None" = None,
    seen: "Seen | None" = None,
    *,
    ascii: bool = False,  # noqa: A002
) -> int:
    from tui.app import browse

    return browse(looking, session, seen, ascii=ascii)


def _open_as_read(begin: Any, file: str, *, ascii: bool = False) -> int:  # noqa: A002, ANN401
    from tui.opening import browse_as_read

    return browse_as_read(begin, file, ascii=ascii)


def _serve(
    order: bytes,
    at: tuple[str, int],
    announce: Callable[[str], None],
    tell: Callable[[str], None],
) -> int:
    from tui.serving.server import serve

    return serve(order, at, announce, tell)


def _session(begin: Callable[[], tuple[Any, ...]], *, ascii: bool = False) -> int:  # noqa: A002
    from tui.serving.child import session

    return session(begin, ascii=ascii)


if __name__ == "__main__":
    main()
