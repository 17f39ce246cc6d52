"""What is served reaches one user's browsers on this machine, and nobody else."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import WSCloseCode, WSMsgType

from tests.served import ROOT, Served, ask, drawn, gone, let_in, refused, serving, tab
from tui.serving.server import LONGEST, SESSIONS
from tui.serving.session import environment

ROBIN = ROOT / "fixtures" / "robin.plan.json"
SECRET = "hunter2"  # noqa: S105  (invented)

on_linux = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="needs /proc, which Linux has"
)


@pytest.fixture(scope="module")
def running() -> Iterator[Served]:
    """Robin's plan, served to nobody yet."""
    with serving(ROBIN, PARENT_SECRET=SECRET, TCPLAN_SETTINGS="") as served:
        yield served


@pytest.fixture
async def served(running: Served) -> Served:
    """Robin's plan, the browser of the user who started it, and no session yet."""
    if not running.key:
        await let_in(running)
    assert all(gone(number) for number in running.sessions())
    return running


def known(number: int) -> tuple[str, str]:
    """The environment and the arguments of a process, which others can read (Linux)."""
    process = Path(f"/proc/{number}")
    return (process / "environ").read_text(), (process / "cmdline").read_text()


async def test_the_printed_address_works_once() -> None:
    """Who reads the address over a shoulder comes too late, and the next one is printed."""
    with serving(ROBIN) as fresh:
        first = await let_in(fresh)
        second = await ask(fresh, fresh.address.removeprefix(fresh.origin))
        page = await ask(fresh, fresh.room, {"Cookie": fresh.key})
        assert fresh.process.stdout
        after = fresh.process.stdout.readline().strip()

    assert (303, fresh.room) == (first.status, first.headers["Location"])
    assert {"HttpOnly", f"Path={fresh.room}", "SameSite=Strict"} < set(
        first.headers["Set-Cookie"].split("; ")
    )
    assert 403 == second.status
    assert (200, True) == (page.status, "textual-terminal" in page.body)
    assert after.startswith(f"{fresh.origin}{fresh.room}?token=")
    assert after != fresh.address


@pytest.mark.parametrize("path", ["", "static/textual.js", "static/page.css", "download/1"])
@pytest.mark.parametrize(
    "cookie",
    ["", "tcplan=", "tcplan=wrong", "tcplan=\u00e9"],
    ids=["none", "empty", "wrong", "odd"],
)
async def test_nothing_is_answered_without_the_key(served: Served, path: str, cookie: str) -> None:
    """Another user of this machine gets no page, no part of it and no file."""
    answer = await ask(served, served.room + path, {"Cookie": cookie})

    assert 403 == answer.status
    assert "Robin" not in answer.body


@pytest.mark.parametrize("token", ["", "wrong", "\u00e9", "x" * 5_000])
async def test_a_wrong_token_opens_nothing(served: Served, token: str) -> None:
    """Guessing an address leads nowhere."""
    answer = await ask(served, served.room, token=token)

    assert (403, None) == (answer.status, answer.headers.get("Set-Cookie"))


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1"])
async def test_another_host_is_not_answered(served: Served, host: str) -> None:
    """A name on the internet that is made to lead to this machine leads to no record."""
    answer = await ask(served, served.room, {"Host": host, "Cookie": served.key})

    assert 403 == answer.status
    assert 403 == await refused(served, served.ours() | {"Host": host})


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost"]
)
async def test_another_page_is_not_answered(served: Served, origin: str) -> None:
    """A page of somebody else in the same browser opens no session and reads no page."""
    answer = await ask(served, served.room, {"Origin": origin, "Cookie": served.key})

    assert 403 == answer.status
    assert 403 == await refused(served, served.ours() | {"Origin": origin})


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_a_page_that_another_one_asks_for_is_not_answered(served: Served, site: str) -> None:
    """Another page cannot show this one in a frame or load a part of it."""
    answer = await ask(served, served.room, {"Sec-Fetch-Site": site, "Cookie": served.key})

    assert 403 == answer.status


async def test_a_session_says_from_which_page_it_is_opened(served: Served) -> None:
    """A program that sends no origin is no page of ours; nor is a page without the key."""
    assert 403 == await refused(served, {"Cookie": served.key})
    assert 403 == await refused(served, {"Origin": served.origin})


@pytest.mark.parametrize(
    "path", ["", "static/textual.js", "static/no.js", "nothing", "static/../ws"]
)
async def test_every_answer_tells_the_browser_to_keep_to_itself(served: Served, path: str) -> None:
    """No answer is kept by the browser, put in a frame, or may fetch from another host."""
    answer = await ask(served, served.room + path, {"Cookie": served.key})
    policy = answer.headers["Content-Security-Policy"]

    assert "no-store" == answer.headers["Cache-Control"]
    assert "no-referrer" == answer.headers["Referrer-Policy"]
    assert "nosniff" == answer.headers["X-Content-Type-Options"]
    assert "default-src 'none'; script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert [] == [
        word for word in policy.split() if "://" in word and served.origin[5:] not in word
    ]


async def test_the_page_names_no_other_host_and_nobody(served: Served) -> None:
    """The page fetches nothing from elsewhere, and its source and address tell of no person."""
    page = await ask(served, served.room, {"Cookie": served.key})
    hosts = [line for line in page.body.splitlines() if "//" in line]

    assert 1 == len(hosts), hosts
    assert served.origin[5:] in hosts[0]
    assert "Whoever has this page sees" in page.body
    assert "robin" not in page.body.casefold()


@pytest.mark.parametrize(
    "message",
    [
        "",
        "{}",
        "7",
        "no json",
        "[" * 30_000,
        "[]",
        '["stdin"]',
        '["stdin", 7]',
        '["resize", {"width": "a", "height": 3}]',
        '["resize", {"width": 1e999, "height": 3}]',
        '["run", "ls"]',
        "x" * (LONGEST + 1),
    ],
    ids=[
        "nothing", "object", "number", "words", "deep", "empty", "no-keys", "number-as-keys",
        "cells", "endless", "command", "oversize",
    ],
)  # fmt: skip
async def test_what_is_no_message_ends_the_session(served: Served, message: str) -> None:
    """Nonsense, or a message too long to be typed, closes the session and nothing else."""
    async with tab(served) as socket:
        await socket.send_str(message)
        told = await socket.receive(30)
        while told.type is WSMsgType.BINARY:
            told = await socket.receive(30)

    expected = (
        WSCloseCode.MESSAGE_TOO_BIG if len(message) > LONGEST else WSCloseCode.POLICY_VIOLATION
    )
    assert (WSMsgType.CLOSE, expected) == (told.type, told.data)
    assert 200 == (await ask(served, served.room, {"Cookie": served.key})).status


def test_a_session_is_given_only_what_it_needs() -> None:
    """Of the environment only names on a list go on to a session."""
    ours = {"PATH": "/bin", "LC_ALL": "C", "PARENT_SECRET": SECRET, "TEXTUAL": "devtools"}

    assert {
        "PATH": "/bin",
        "LC_ALL": "C",
        "COLUMNS": "100",
        "ROWS": "30",
        "TERM": "xterm-256color",
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
    } == environment(ours, 100, 30)


@on_linux
@pytest.mark.slow
async def test_a_session_shows_the_plan_and_knows_no_secret(served: Served) -> None:
    """The page shows the people; the process behind it has no secret of whoever started it."""
    async with tab(served) as socket:
        screen = await drawn(socket, "[1 People]", "P-014")
        (number,) = served.sessions()
        told, called = known(number)
        await socket.send_str('["stdin", "q"]')
        while (await socket.receive(30)).type is WSMsgType.BINARY:
            pass

    assert "P-014" in screen
    assert ("TERM=xterm-256color" in told, "PARENT_SECRET" in told) == (True, False)
    assert SECRET not in told
    assert "robin" not in called
    assert gone(number)


@on_linux
@pytest.mark.slow
async def test_a_closed_tab_ends_its_session(served: Served) -> None:
    """A browser that is closed leaves no program behind that holds the plan."""
    async with tab(served) as socket:
        await drawn(socket, "[1 People]")
        (number,) = served.sessions()

    assert gone(number)


@pytest.mark.slow
async def test_no_more_sessions_than_the_most(served: Served) -> None:
    """One tab too many is told so, and a closed one makes room."""
    from contextlib import AsyncExitStack

    async with AsyncExitStack() as tabs:
        for _ in range(SESSIONS):
            await tabs.enter_async_context(tab(served))
        page = await ask(served, served.room, {"Cookie": served.key})
        last = await refused(served, served.ours())

    assert (503, 503) == (page.status, last)
    assert f"{SESSIONS} sessions are open" in page.body


@on_linux
@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
async def test_no_session_outlives_the_server(number: signal.Signals) -> None:
    """Ctrl-C ends every session; so does the end of a server that was killed."""
    with serving(ROBIN) as fresh:
        await let_in(fresh)
        async with tab(fresh) as socket:
            await drawn(socket, "[1 People]")
            (session,) = fresh.sessions()
            ended = fresh.end(number)

    assert (-9 if number is signal.SIGKILL else 0) == ended
    assert gone(session)


@pytest.mark.slow
async def test_a_plan_that_is_gone_is_said_on_the_page(tmp_path: Path) -> None:
    """Where a plan was moved away meanwhile, the page says so in words, and the server goes on."""
    plan = tmp_path / "robin.plan.json"
    plan.write_bytes(ROBIN.read_bytes())
    with serving(plan, TCPLAN_SETTINGS="") as fresh:
        await let_in(fresh)
        plan.unlink()
        async with tab(fresh) as socket:
            said = await drawn(socket, "There is no file")
        page = await ask(fresh, fresh.room, {"Cookie": fresh.key})
        ended = fresh.end()
        assert fresh.process.stderr
        told = fresh.process.stderr.read()

    assert 1 == len(said.splitlines())
    assert (200, 0) == (page.status, ended)
    assert "Traceback" not in told


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "plan.example", ""])  # noqa: S104
def test_it_stays_on_this_machine(host: str) -> None:
    """Nobody can have it answer other machines, and it says why."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", "serve", str(ROBIN), "--host", host],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert (2, "", 1) == (done.returncode, done.stdout, len(done.stderr.splitlines()))
    assert "asked who they" in done.stderr


def test_a_port_that_is_taken_is_said(running: Served) -> None:
    """One sentence says that the port is taken, and how to go on."""
    port = running.origin.rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "tui", "serve", str(ROBIN), "--port", port],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert (2, "") == (done.returncode, done.stdout)
    assert "without --port a free one is taken" in done.stderr
