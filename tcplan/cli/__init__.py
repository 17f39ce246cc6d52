"""The command line: parse, ask the planner, print. Names, outputs and exit codes are promises.

Exit codes: 0 done; 1 ``check`` found something that nobody has accepted, ``verify-journal`` a
database that is not whole, ``verify`` a published figure that is not met, or ``whatif`` a change
that could not be carried out; 2 wrong use, unreadable input or a fault of the program, with one
sentence on stderr; 130 interrupted from the keyboard; 141 whoever read the output stopped reading.
"""

from collections.abc import Sequence

from tcplan.cli import databases as _databases  # noqa: F401  (adds its commands)
from tcplan.cli import exporting as _exporting  # noqa: F401
from tcplan.cli import keeping as _keeping  # noqa: F401
from tcplan.cli import library as _library  # noqa: F401
from tcplan.cli import personal as _personal  # noqa: F401
from tcplan.cli import retaining as _retaining  # noqa: F401
from tcplan.cli import ruling as _ruling  # noqa: F401
from tcplan.cli import serving as _serving  # noqa: F401
from tcplan.cli import trying as _trying  # noqa: F401
from tcplan.cli import verifying as _verifying  # noqa: F401
from tcplan.cli.commands import command_line
from tcplan.cli.options import Front
from tcplan.cli.output import open_closed_streams

__all__ = ["Front", "command_line", "main"]


def main(arguments: Sequence[str] | None = None, *, front: Front | None = None) -> None:
    """Run the command line with these arguments (the program's own when none are given) and exit.

    ``front`` opens the interface; without it, ``browse`` and ``serve`` say how to get it.
    """
    open_closed_streams()
    command_line.main(
        args=None if arguments is None else list(arguments), prog_name="tcplan", obj=front
    )
