"""What is tried out is read from a file or taken from kept options; nothing is written."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tcplan.exchange.what_if_json import WhatIfFile


def what_if_file(path: Path) -> "WhatIfFile":
    """The what-if changes in a file; raises ``PlanUnreadableError`` or ``PlanInvalidError``."""
    from tcplan.exchange.what_if_json import read

    return read(path)
