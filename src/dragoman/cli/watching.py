"""How is a store kept current from a shell?"""

import contextlib
import datetime as dt
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.asked_coder import PLAIN, AskedCoder, asks_for_coder
from dragoman.cli.options import LanguageOption, SecondsOption
from dragoman.cli.terminal import SOME_SET_ASIDE, language_code
from dragoman.version import __version__
from dragoman.wording import counted

if TYPE_CHECKING:
    from dragoman.running.watching import Watched

_MOST_FEEDS = 1_000


@app.command()
@asks_for_coder
def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(metavar="FEED", help="Addresses of RSS or Atom feeds, or files with one a line."),
    ],
    store: Annotated[
        str,
        typer.Option(
            "--store",
            metavar="FILE",
            envvar="DRAGOMAN_STORE",
            help="The store to keep current; made where there is none.",
        ),
    ],
    every: Annotated[
        float,
        typer.Option(
            "--every", metavar="MINUTES", min=1, max=43_200, help="How long a feed rests between two looks."
        ),
    ] = 15,
    once: Annotated[bool, typer.Option("--once", help="Look once and end, as for cron.")] = False,
    pause: Annotated[
        float,
        typer.Option(
            "--pause", metavar="SECONDS", min=0.1, max=3_600, help="Between two calls to one host, at least."
        ),
    ] = 1,
    language: LanguageOption = "en",
    limit_mb: Annotated[
        float, typer.Option("--limit-mb", min=0.001, max=5, help="Set aside pages of more megabytes.")
    ] = 5,
    seconds: SecondsOption = 60,
    coder: AskedCoder = PLAIN,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")
    ] = False,
) -> None:
    """Keep a store current from feeds: fetch what is new, code it, store it, until Ctrl-C.

    \b
    Example: dragoman watch https://news.example/rss --store 2026.duckdb --every 30
    Exit status: 0 done or stopped by Ctrl-C or SIGTERM, 1 could not run (also where no feed may be asked), 2 wrong usage, 3 with --once: a feed failed or something was set aside.
    """
    code = language_code(language)
    addresses = _addresses(feeds)
    with _stopping() as stopping:
        coder.check_files()
        from dragoman.errors import SourceError
        from dragoman.running.watching import Watch
        from dragoman.running.watching import watch as keep_current
        from dragoman.sources import Limits, Reading
        from dragoman.sources.fetching import Fetcher

        job = Watch(
            feeds=addresses,
            store=Path(store),
            coder=coder.maker()(),
            coder_version=__version__,
            fetcher=Fetcher(allow_private=allow_private, pause=pause, stopping=stopping),
            every=dt.timedelta(minutes=every),
            once=once,
            limits=Limits(report_bytes=int(limit_mb * 1_000_000)),
            reading=Reading(language=code),
            seconds=seconds,
            say=_say,
            stopping=stopping,
        )
        done = keep_current(job)
        typer.echo(_summary(done, stopped=stopping.is_set()), err=True)
        if not once and done.feeds_refused == len(addresses):
            raise SourceError(
                "dragoman watch", "none of the feeds may be asked", "What is said of each above tells why"
            )
    if once and not stopping.is_set() and (done.set_aside or done.feeds_failed):
        raise typer.Exit(SOME_SET_ASIDE)


def _summary(done: "Watched", *, stopped: bool) -> str:
    """What a watch did, in one line."""
    return (
        f"{'Stopped' if stopped else 'Done'}: {done.coded:,} coded ({done.pages:,} by their page, {done.entries:,} by what the feed says), "
        f"{counted(done.events, 'event')}, {done.set_aside:,} set aside; {counted(done.feeds_failed, 'failed look')} at feeds."
    )


def _addresses(feeds: list[str]) -> list[str]:
    """The addresses that are given, those in files among them, each once."""
    from dragoman.sources.fetching import NeverAskedError, check_address

    found: list[str] = []
    for given in feeds:
        if "://" in given:
            found.append(given)
            continue
        try:
            lines = Path(given).read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            raise typer.BadParameter(
                f"expected an address such as https://news.example/rss, or a file of addresses; got {given!r}",
                param_hint="FEED",
            ) from None
        found += [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    addresses = list(dict.fromkeys(found))
    if not addresses or len(addresses) > _MOST_FEEDS:
        raise typer.BadParameter(
            f"expected between 1 and {_MOST_FEEDS:,} feeds, got {len(addresses):,}", param_hint="FEED"
        )
    for address in addresses:
        try:
            check_address(address)
        except NeverAskedError as error:
            raise typer.BadParameter(f"{address[:200]!r}: {error}", param_hint="FEED") from None
    return addresses


def _say(line: str) -> None:
    from dragoman.inert import visible

    typer.echo(f"{dt.datetime.now():%H:%M:%S} {visible(line)}", err=True)
    sys.stderr.flush()


@contextlib.contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set; a second Ctrl-C ends at once."""
    stopping = threading.Event()

    def stop(number: int, _frame: FrameType | None) -> None:
        if stopping.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        stopping.set()

    if threading.current_thread() is not threading.main_thread():
        yield stopping
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
