"""How are the pages served from a shell?"""

import contextlib
import secrets
import socket
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.options import DEFAULT_STORE, StoreToRead
from dragoman.errors import SourceError

LOOPBACK = "127.0.0.1"


@app.command()
def serve(
    store: StoreToRead = DEFAULT_STORE,
    host: Annotated[
        str,
        typer.Option(
            "--host", help="The address to listen on; others than this machine's own are seen by all."
        ),
    ] = LOOPBACK,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8765,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="Another name by which browsers may ask for the pages."),
    ] = None,
    token: Annotated[
        str,
        typer.Option(
            envvar="DRAGOMAN_TOKEN",
            help="What a reviewer must know, 16 characters or more; by default a new one, which is printed.",
            show_default=False,
        ),
    ] = "",
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nobody review.")] = False,
) -> None:
    """Show a store in a browser: counts, map, time lines, each record with the words that it rests on.

    \b
    Example: dragoman serve --store 2020.duckdb
    Exit status: 0 stopped by Ctrl-C, 1 could not run, 2 wrong usage.
    """
    import uvicorn

    from dragoman.store import Store
    from dragoman.web.site.app import make_app, warm
    from dragoman.web.site.sessions import SHORTEST_TOKEN

    if token and len(token) < SHORTEST_TOKEN:
        raise typer.BadParameter(f"at least {SHORTEST_TOKEN} characters", param_hint="--token")
    secret = "" if read_only else token or secrets.token_urlsafe(24)
    Store.open(store, read_only=True).close()
    listening = _listen(host, port)
    where = f"[{host}]" if ":" in host else host
    hosts = frozenset({where, *(name or ())})
    pages = make_app(Path(store), hosts=hosts, token=secret)
    warm(pages)
    typer.echo(f"Pages of {store}: http://{where}:{listening.getsockname()[1]}/  (Ctrl-C stops)")
    if secret and not token:
        typer.echo(f"To review records, sign in there with the token {secret}")
    if host not in {LOOPBACK, "localhost", "::1"}:
        typer.echo("Whoever reaches this address can read every report in the store.", err=True)
    config = uvicorn.Config(
        pages,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    with contextlib.suppress(KeyboardInterrupt):  # how it is meant to be stopped
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        SourceError: the address is not this machine's, or the port is taken.
    """
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise SourceError(
            f"{host}:{port}",
            f"can't listen there: {error.strerror or error}",
            "Give another --port or --host",
        ) from error


@app.command(name="mcp")
def mcp_server(store: StoreToRead = DEFAULT_STORE) -> None:
    """Let an assistant ask a store over standard input and output, with read-only tools (Model Context Protocol).

    \b
    Example: dragoman mcp --store 2020.duckdb
    Exit status: 0 the assistant has gone, 1 could not run, 2 wrong usage.
    """
    from dragoman.store import Store
    from dragoman.web.assistants import make_server

    Store.open(store, read_only=True).close()
    try:
        server = make_server(Path(store))
    except ImportError as error:
        raise SourceError(
            "dragoman mcp",
            f"a package is missing: {error.name}",
            'Install it: pip install "dragoman[mcp]"',
        ) from error
    server.run("stdio")
