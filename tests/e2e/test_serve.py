"""Does the command serve pages on this machine alone, say where, and stop when told to?"""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from dragoman.records import Report
from dragoman.store import Store
from fake_coder import FakeCoder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "news.duckdb"
    with Store.open(where) as store:
        store.add([FakeCoder().examine(Report(text="Kenya met Ghana.", id="talks"))], coder_version="test")
    return where


def serve(path: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-u", "-m", "dragoman", "serve", "--store", str(path), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_the_pages_are_served_where_it_says_until_it_is_told_to_stop(path: Path) -> None:
    with serve(path, "--port", "0") as server:
        try:
            assert server.stdout
            found = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
            assert found
            token = re.search(r"token (\S{32})$", server.stdout.readline())
            page = urllib.request.urlopen(found[0], timeout=60).read().decode()
            data = b"name=Ada&token=" + (token[1].encode() if token else b"")
            signed = urllib.request.urlopen(f"{found[0]}review/sign-in", data=data, timeout=60)
        finally:
            server.send_signal(signal.SIGINT)
            status = server.wait(30)

    assert "1 record from 1 report" in page
    assert signed.status == 200
    assert status == 0
    with Store.open(path) as store:
        assert len(list(store.events())) == 1


def test_a_port_that_is_taken_is_named_in_one_line(path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        server = serve(path, "--port", str(port))
        _, said = server.communicate(timeout=60)

    assert server.returncode == 1
    assert said.startswith(f"dragoman: 127.0.0.1:{port}: ")
    assert "can't listen there" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        pytest.param(("--token", "short"), 2, "at least 16 characters", id="a token that can be guessed"),
        pytest.param(("--store", "absent.duckdb"), 1, "there is no such store", id="no store"),
    ],
)
def test_what_can_not_be_served_is_refused(
    path: Path, options: tuple[str, ...], status: int, said: str
) -> None:
    server = serve(path, *options)
    _, error = server.communicate(timeout=60)

    assert server.returncode == status
    assert said in error
