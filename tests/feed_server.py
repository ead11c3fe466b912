"""A server of feeds and pages on the loopback address, as long as a test lasts; it knows what it was asked."""

import contextlib
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Page = tuple[int, dict[str, str], bytes]


def page(
    body: str | bytes, type_: str = "text/html; charset=utf-8", *, status: int = 200, **headers: str
) -> Page:
    """An answer; `header_name` becomes Header-Name."""
    data = body.encode() if isinstance(body, str) else body
    return (
        status,
        {"Content-Type": type_, **{k.replace("_", "-").title(): v for k, v in headers.items()}},
        data,
    )


@dataclass
class FeedServer:
    """What the server answers by path, and what it was asked: path and headers."""

    address: str = ""
    pages: dict[str, Page | Callable[[], Page]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]

    def feed(self, path: str, *links: str, text: str = "Kenya met Ghana.", etag: str = '"1"') -> None:
        """Put a feed of some links at a path."""
        items = "".join(
            f"<item><title>Entry {n}</title><link>{link}</link><description>{text} {n}</description><pubDate>Mon, 05 Apr 2021 10:00:00 GMT</pubDate></item>"
            for n, link in enumerate(links)
        )
        self.pages[path] = page(
            f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>',
            "application/rss+xml",
            etag=etag,
        )


@contextlib.contextmanager
def feed_server(encryption: ssl.SSLContext | None = None) -> Iterator[FeedServer]:
    """A server that is there inside the `with`; what it has no page for is 404."""
    state = FeedServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic()))
            found = state.pages.get(self.path, page("nothing", status=404))
            status, headers, body = found() if callable(found) else found
            etag = headers.get("Etag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body)

        def handle(self) -> None:
            with contextlib.suppress(OSError):  # a client that does not trust us goes away
                super().handle()

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if encryption is not None:
        server.socket = encryption.wrap_socket(server.socket, server_side=True)
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
