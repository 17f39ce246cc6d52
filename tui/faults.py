"""A fault of the program is told by its place in the program, and by nothing that it held."""

import traceback

from tcplan.text import visible

_OURS = ("tui", "tcplan")


def fault_words(error: BaseException | None) -> str:
    """A fault by its kind and its places in our own program; never its text, never a value."""
    places = []
    for frame, line in traceback.walk_tb(error.__traceback__ if error else None):
        module = str(frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] in _OURS:
            places.append(f"  {module}, line {line}, in {frame.f_code.co_name}")
    kind = type(error).__name__ if error else "unknown"
    return visible(
        "\n".join(
            [
                "tcplan stopped because of a fault in the program; the plan was not changed.",
                f"Kind of fault: {kind}. No data is printed here on purpose.",
                *places[-8:],
            ]
        )
    )
