"""Which requests are heard at all, and what may a page do in a browser?

One wrapper around the whole site. A request for a host that is not ours is refused, since a foreign page may have given its
own name to this machine's address (DNS rebinding); so are long addresses and large bodies. Every answer says that a page
may use only its own style and script and be shown in no other page.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

MOST_QUERY, MOST_BODY, MOST_PATH = 4_096, 65_536, 512  # bytes
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Guard:
    """The site behind its checks.

    Args:
        app: the site.
        site: what its pages share.
        hosts: names by which it may be asked for besides the loopback ones, without a port.
    """

    def __init__(self, app: App, *, site: Any = None, hosts: frozenset[str] = frozenset()) -> None:
        self.app = app
        self.site = site
        self._hosts = LOOPBACK | {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["method"] == "HEAD":
            scope, receive, send = _as_get(scope, receive, send)
        refused = self._refusal(scope)
        if refused:
            await _refuse(send, *refused)
            return
        await self.app(scope, _bounded(receive), _with_headers(send))

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = {name.lower(): value for name, value in scope["headers"]}
        hosts = [value for name, value in scope["headers"] if name.lower() == b"host"]
        if len(hosts) != 1 or host_of(hosts[0].decode("latin-1")) not in self._hosts:
            return (
                421,
                "This site does not go by that name. Ask for it by the address that `dragoman serve` printed.",
            )
        if len(scope["query_string"]) > MOST_QUERY or len(scope.get("raw_path") or b"") > MOST_PATH:
            return 414, "The address is too long."
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > MOST_BODY:
            return 413, "That is more than a form of this site can hold."
        return None


def host_of(header: str) -> str:
    """The host of a Host header, without its port.

    >>> host_of("LOCALHOST:8765"), host_of("[::1]:80"), host_of("::1")
    ('localhost', '[::1]', '')
    """
    name, colon, port = (
        header.lower().rpartition(":") if not header.endswith("]") else (header.lower(), "", "")
    )
    if not colon:
        return header.lower()
    inside = name.startswith("[") and name.endswith("]")
    return name if port.isdigit() and (inside or ":" not in name) else ""


def _as_get(scope: Scope, receive: Receive, send: Send) -> tuple[Scope, Receive, Send]:
    """A question for the head of a page alone, asked of the site as one for the page: what comes after the head is left out.

    When the head is out the client is said to have gone, so that a long download is not written for nobody.
    """
    headed = asyncio.Event()

    async def gone() -> MutableMapping[str, Any]:
        await headed.wait()
        return {"type": "http.disconnect"}

    async def sending(message: MutableMapping[str, Any]) -> None:
        if headed.is_set():
            return
        await send(message)
        if message["type"] == "http.response.start":
            await send({"type": "http.response.body", "body": b""})
            headed.set()

    return {**scope, "method": "GET"}, gone, sending


def _bounded(receive: Receive) -> Receive:
    """A body that says nothing of its length ends where it is too long: the site sees the client leave."""
    seen = 0

    async def bounded() -> MutableMapping[str, Any]:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return message if seen <= MOST_BODY else {"type": "http.disconnect"}

    return bounded


def _with_headers(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [
                *message["headers"],
                *[
                    (k.lower().encode(), v.encode())
                    for k, v in HEADERS.items()
                    if k.lower().encode() not in present
                ],
            ]
        await send(message)

    return sending


async def _refuse(send: Send, status: int, why: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    start: MutableMapping[str, Any] = {"type": "http.response.start", "status": status, "headers": headers}
    await _with_headers(send)(start)
    await send({"type": "http.response.body", "body": why.encode() + b"\n"})
