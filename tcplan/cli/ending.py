"""Every run ends with a number that scripts can trust and, if it failed, one sentence.

No traceback is printed: its values could be somebody's data.
"""

import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from tcplan.cli.output import OutputClosedError, lost, narrate

DONE, FOUND, WRONG, INTERRUPTED, UNREAD = 0, 1, 2, 130, 141
_PROBLEMS_TOLD = 50
_ROOT = Path(__file__).resolve().parents[2]


class Answering(click.Group):
    """A group of commands of which each run ends in one of the promised ways."""

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **extra: Any,  # noqa: ANN401
    ) -> None:
        """Run, tell what went wrong if anything did, and exit."""
        extra["standalone_mode"] = False
        sys.exit(self._ended(lambda: super(Answering, self).main(args, prog_name, **extra)))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run the command that was asked for; with ``--debug``, say where a fault came from."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, OutputClosedError):
            raise
        except Exception as fault:
            if ctx.params.get("debug") and not _is_told(fault):
                narrate(_trace_words(fault))
            raise

    def _ended(self, run: Callable[[], Any]) -> int:
        try:
            code = run()
        except (click.Abort, KeyboardInterrupt):
            return INTERRUPTED
        except OutputClosedError:
            return UNREAD
        except SystemExit:
            # click ends so when whoever read its help has stopped reading.
            return UNREAD
        except click.ClickException as wrong:
            narrate(_use_words(wrong))
        except OSError as fault:
            narrate(lost(fault) if _is_of_help(fault) else _fault_words(fault))
        except Exception as fault:  # noqa: BLE001  (whatever it is, it must not print itself)
            narrate(_told(fault) if _is_told(fault) else _fault_words(fault))
        else:
            return code if isinstance(code, int) else DONE
        return WRONG


def _is_told(fault: Exception) -> bool:
    """Whether an error is worded for the user; others may hold somebody's data."""
    # Imported only now: help and version need not wait for it.
    from tcplan.errors import TcplanError

    return isinstance(fault, TcplanError)


def _is_of_help(fault: OSError) -> bool:
    """Whether help or version could not be written: everything else is written by ``put``."""
    return _frames(fault.__traceback__)[-1].startswith("tcplan/cli/ending.py:")


def _told(error: Exception) -> str:
    from tcplan.errors import PackInvalidError, PlanInvalidError

    whole = isinstance(error, PlanInvalidError | PackInvalidError)
    return _problems(error) if whole else str(error)


def _use_words(wrong: click.ClickException) -> str:
    text = wrong.format_message().strip().replace("\n", " ")
    context = getattr(wrong, "ctx", None)
    where = context.command_path if context is not None else "tcplan"
    if not isinstance(wrong, click.UsageError):
        return text
    return f"{text.rstrip('.')}. See {where} --help."


def _problems(invalid: Any) -> str:  # noqa: ANN401
    from tcplan.exchange.strict_json import MOST_PROBLEMS
    from tcplan.text import visible

    number = len(invalid.problems)
    what = visible(invalid.what, keep="")
    if number > MOST_PROBLEMS:
        wrong = f"more than {MOST_PROBLEMS:,} things are"
        more = "  and more"
    else:
        wrong = f"{number} {'thing is' if number == 1 else 'things are'}"
        more = f"  and {number - _PROBLEMS_TOLD} more"
    lines = [f"{what} cannot be used: {wrong} wrong."]
    lines += [f"  {problem.sentence()}" for problem in invalid.problems[:_PROBLEMS_TOLD]]
    if number > _PROBLEMS_TOLD:
        lines.append(more)
    return "\n".join(lines)


def _fault_words(fault: Exception) -> str:
    frames = _frames(fault.__traceback__)
    where = f" at {frames[-1]}" if frames else ""
    name = type(fault).__name__
    return f"Something went wrong inside tcplan; nothing was changed. ({name}{where})"


def _trace_words(fault: BaseException) -> str:
    """Where a fault came from, place by place, without any value."""
    return "\n".join(f"  {place}" for place in _frames(fault.__traceback__, every=True))


def _frames(trace: TracebackType | None, *, every: bool = False) -> list[str]:
    places = [
        f"{_within(Path(frame.filename))}:{frame.lineno}" + (f" in {frame.name}" if every else "")
        for frame in traceback.extract_tb(trace)
    ]
    own = [place for place in places if place.startswith(("tcplan/", "tui/"))]
    return places if every else own or places


def _within(file: Path) -> str:
    try:
        return file.resolve().relative_to(_ROOT).as_posix()
    except ValueError:
        return file.name
