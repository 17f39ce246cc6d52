"""The reference of the command line is written from the command line, so the two cannot drift.

``python -m tcplan.cli.reference FILE`` writes it anew below the marker in that file.
"""

import inspect
import sys
from pathlib import Path

import click

from tcplan.cli.commands import command_line

MARKER = "<!-- Below this line: python -m tcplan.cli.reference docs/command-line.md -->\n"
"""What stands between the words of the guide and the reference."""


def reference() -> str:
    """Every command with its arguments and options, as Markdown."""
    context = click.Context(command_line, info_name="tcplan")
    parts = [
        _command(click.Context(command, info_name=name, parent=context))
        for name, command in command_line.commands.items()
    ]
    return "\n" + "\n".join(parts)


def renewed(page: str) -> str:
    """The page with the reference below its marker written anew."""
    above, _, _ = page.partition(MARKER)
    return above + MARKER + reference()


def _command(context: click.Context) -> str:
    command = context.command
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    options = [option for option in command.params if isinstance(option, click.Option)]
    rows = [f"| `{_flags(option)}` | {option.help or ''} |" for option in options]
    return (
        f"## {context.command_path}\n\n"
        f"```text\n{usage}\n```\n\n"
        f"{_help(command)}\n\n"
        "| option | |\n|---|---|\n" + "\n".join(rows) + "\n"
    )


def _flags(option: click.Option) -> str:
    flags = ", ".join(option.opts)
    if option.is_flag:
        return flags
    if isinstance(option.type, click.Choice):
        return f"{flags} {'|'.join(option.type.choices)}".replace("|", "\\|")
    return f"{flags} {option.metavar or option.type.name.upper()}"


def _help(command: click.Command) -> str:
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    return "\n\n".join(
        "```text\n" + text.removeprefix("\b\n") + "\n```" if text.startswith("\b") else text
        for text in paragraphs
    )


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(renewed(file.read_text(encoding="utf-8")), encoding="utf-8")
