"""Each flipped bit of an encrypted file is found by a full verification, which mends nothing."""

import random
import shutil
from pathlib import Path

from bench.store_trials.ground import RAW, WAL, Tally, is_one_sentence
from tcplan.errors import TcplanError
from tcplan.store.database import open_database
from tcplan.store.key import Key
from tests.builders import robin


def run(folder: Path, *, flips: int = 200, seed: int = 7) -> Tally:
    """Flip so many bits, one at a time, anywhere in the file."""
    tally, chance, base = Tally(), random.Random(seed), folder / "flips"
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir(parents=True)
    path = base / "plan.db"
    WAL.made(path, robin())
    whole = path.read_bytes()
    tally.seen["bytes"] = len(whole)
    for place in [0, *(chance.randrange(len(whole)) for _ in range(flips - 1))]:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        try:
            with open_database(path, key=Key(raw=RAW), readonly=True) as store:
                said = store.verify().fault
        except TcplanError as error:
            said = str(error)
        tally.counted["flips"] += 1
        tally.judge(good=bool(said), otherwise=f"byte {place}: not found")
        tally.judge(good=is_one_sentence(said), otherwise=f"byte {place}: {said!r}")
        good = path.read_bytes() == bytes(flipped)
        tally.judge(good=good, otherwise=f"byte {place}: the file was written to")
        sentences: dict[str, int] = tally.seen.setdefault("sentences", {})
        plain = said.replace(str(path), "FILE")
        sentences[plain] = sentences.get(plain, 0) + 1
    path.write_bytes(whole)
    with WAL.opened(path) as store:
        tally.judge(good=store.verify().whole, otherwise="not whole without a flip")
    shutil.rmtree(base)
    return tally
