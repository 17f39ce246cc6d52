"""Both programs on the same Open-PSA files, in turns: probability, number of cut sets, importance.

SCRAM runs as a program of its own, with decision diagrams and importance, and its time is what its
report says it computed for: reading the file and writing the list of cut sets do not count. Ours
is the time from a tree that is already read to the three answers. SCRAM leaves out cut sets of
more than twenty events, so its number may be smaller.
"""

import math
import re
import statistics
import subprocess
import threading
from pathlib import Path

import attrs

from bench.faulttrees import answers, fresh, timed
from tcplan.errors import TcplanError
from tcplan.exchange import open_psa

_HEADER = re.compile(rb"<sum-of-products([^>]*)>")
_TIMES = re.compile(rb"<(products|probability|importance)>([0-9.eE+-]+)</")


@attrs.frozen
class Found:
    """What one run of SCRAM says."""

    chance: float
    number: int
    seconds: float


def scram(path: Path, seconds: float) -> Found | None:
    """Run SCRAM on a file until its report reaches the list of cut sets; None when it does not."""
    command = ["scram", "--bdd", "--probability", "1", "--importance", "1", "-o", "/dev/stdout"]
    running = subprocess.Popen(
        [*command, str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    waiting = threading.Timer(seconds, running.kill)
    waiting.start()
    report = b""
    assert running.stdout is not None
    while not _HEADER.search(report) and (block := running.stdout.read1(65_536)):
        report += block
    waiting.cancel()
    running.kill()
    running.communicate()
    header = _HEADER.search(report)
    if header is None:
        return None
    said = dict(re.findall(rb'([a-z-]+)="([^"]*)"', header[1]))
    took = sum(float(time) for _, time in _TIMES.findall(report))
    return Found(float(said[b"probability"]), int(said[b"products"]), took)


def compare(folder: Path, runs: int, seconds: float) -> None:
    """Print a row for each coherent tree, then the whole."""
    print(f"{'tree':12}{'P':>13}{'cut sets':>16}{'ours ms':>11}{'scram ms':>11}{'faster':>9}  same")
    ours: list[float] = []
    theirs: list[float] = []
    for path in sorted(folder.glob("*.xml")):
        try:
            tree, p = open_psa.read(path)
            chance, number = answers(fresh(tree), p)
        except TcplanError as error:
            print(f"{path.stem:12}{error}"[:100], flush=True)
            continue
        mine: list[float] = []
        other: list[Found] = []
        for _ in range(runs):
            mine.append(timed(fresh(tree), p))
            if found := scram(path, seconds):
                other.append(found)
            else:
                break
        took = statistics.median(mine)
        row = f"{path.stem:12}{chance:13.5e}{number:16,}{took * 1e3:11.2f}"
        if other:
            beside = statistics.median(found.seconds for found in other)
            ours.append(took)
            theirs.append(beside)
            same = f"{chance:.5e}" == f"{other[0].chance:.5e}", number == other[0].number
            row += f"{beside * 1e3:11.2f}{beside / took:9.2f}  {'P' * same[0]} {'n' * same[1]}"
        else:
            row += f"{'–':>11}{'–':>9}"
        print(row, flush=True)
    if ours:
        ratios = [beside / took for took, beside in zip(ours, theirs, strict=True)]
        worst = max(took - 3 * beside for took, beside in zip(ours, theirs, strict=True))
        print(f"{len(ours)} trees both answer: {sum(ours):.2f} s against {sum(theirs):.2f} s,")
        print(
            f"{sum(theirs) / sum(ours):.1f} times faster in all, {geometric(ratios):.2f} times by"
        )
        print(f"the geometric mean; the slowest {1 / min(ratios):.1f} times slower, and at worst")
        print(f"{worst * 1e3:.1f} ms more than three times as slow")


def geometric(ratios: list[float]) -> float:
    """The geometric mean."""
    return math.exp(statistics.fmean(map(math.log, ratios)))
