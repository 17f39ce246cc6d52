"""What a session in a browser is asked to show reaches it as it was asked, by a pipe alone."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tcplan.cli import Front, command_line
from tcplan.cli.options import Asked
from tcplan.cli.serving import ordered, understood
from tcplan.store.key import Key
from tests.tcplan.cli.databases import PASSPHRASE, database
from tests.tcplan.cli.samples import robins_plan

texts = st.text(st.characters(codec="utf-8"), max_size=20)
maybe = st.none() | texts.filter(bool)
days = st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
moments = st.none() | st.datetimes(timezones=st.just(dt.UTC))
requests = st.builds(
    Asked,
    as_at=days,
    today=days,
    agency=maybe,
    names=st.booleans(),
    known_at=moments,
    key_file=st.none(),
    who=maybe,
    packs=st.lists(texts, max_size=3).map(tuple),
)


@given(requests, maybe, st.booleans())
def test_an_order_arrives_as_it_was_given(
    asked: Asked,
    passphrase: str | None,
    plain: bool,  # noqa: FBT001
) -> None:
    """The day, the eyes, the name and the passphrase are the same in the browser."""
    plan = Path("/a folder/plan.db")
    data = ordered(asked, plan, passphrase, ascii=plain)

    assert len(data) - 4 == int.from_bytes(data[:4], "big")
    assert (asked, plan, passphrase, plain) == understood(data[4:])


class Server:
    """Stands in for the server: keeps what it was asked to serve."""

    def __init__(self) -> None:
        self.orders: list[bytes] = []

    def __call__(
        self,
        order: bytes,
        at: tuple[str, int],  # noqa: ARG002
        announce: Callable[[str], None],  # noqa: ARG002
        tell: Callable[[str], None],  # noqa: ARG002
    ) -> int:
        """Serve it."""
        self.orders.append(order)
        return 0


def test_what_has_to_be_asked_is_asked_once_at_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who works and the passphrase are asked before any browser is, and go into the order."""
    monkeypatch.setattr("tcplan.cli.asking.at_keyboard", lambda: True)
    base = database(tmp_path, Key(passphrase=PASSPHRASE))
    server = Server()
    done = CliRunner().invoke(
        command_line, ["serve", str(base)], obj=Front(serve=server), input=f"Dora\n{PASSPHRASE}\n"
    )
    (order,) = server.orders
    asked, plan, passphrase, _ = understood(order[4:])

    assert (0, "Dora", base, PASSPHRASE) == (done.exit_code, asked.who, plan, passphrase)
    assert PASSPHRASE not in done.output


def test_a_plan_that_cannot_be_opened_is_not_served(tmp_path: Path) -> None:
    """What is wrong with a plan is said where serve is started, not in a browser."""
    server = Server()
    done = CliRunner().invoke(
        command_line, ["serve", str(tmp_path / "no.plan.json")], obj=Front(serve=server)
    )

    assert (2, []) == (done.exit_code, server.orders)
    assert "There is no file" in done.stderr


def test_the_command_line_alone_says_what_it_needs(tmp_path: Path) -> None:
    """Where the interface is not installed, serve says so in one sentence."""
    done = CliRunner().invoke(command_line, ["serve", str(robins_plan(tmp_path))])

    assert (2, 1) == (done.exit_code, len(done.stderr.splitlines()))
    assert "needs the interface" in done.stderr
