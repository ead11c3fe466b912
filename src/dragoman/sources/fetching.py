"""How is an address fetched: safely, bounded, and politely?

Only http and https. A name is resolved once, every address that it has is checked, and the connection goes to one that was checked, so
that a name that changes its mind between the look and the call gains nothing. Each hop of a redirect is checked anew. Answers are
bounded in bytes, packed and unpacked, and in time. Proxies are not used.
"""

import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

from dragoman.sources.packed import PackedError, unpacked
from dragoman.version import __version__

AGENT = f"dragoman/{__version__} (reads news feeds; heeds robots.txt)"
MOST_HOPS = 5
CONNECT_SECONDS, WHOLE_SECONDS = 10.0, 30.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_URL = 2_000
_MOST_HOSTS = 10_000  # of which it is known when they were called
_CHUNK = 1 << 16
_LOOK_SECONDS = 0.2
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Resolve = Callable[[str, int], list[str]]


class FetchError(Exception):
    """An address was not fetched: `FetchError(why, later, wait)`; `later` where it may go better another time, `wait` in seconds as asked."""

    def __str__(self) -> str:
        return str(self.args[0])

    @property
    def later(self) -> bool:
        return bool(self.args[1]) if len(self.args) > 1 else False

    @property
    def wait(self) -> float:
        return float(self.args[2]) if len(self.args) > 2 else 0.0


class NeverAskedError(FetchError):
    """An address was not asked, nor will it be as long as things are so: `NeverAskedError(why, option)`.

    `option` is what must be given so that it may be asked, "" where nothing helps.
    """

    @property
    def option(self) -> str:
        return str(self.args[1]) if len(self.args) > 1 else ""

    @property
    def later(self) -> bool:
        return False


class TooLargeError(FetchError):
    """An answer is larger than it may be: `TooLargeError(what)`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: its status, the address that answered in the end, what it said about the body, and the body.

    `status` is 200 or 304; with 304 the body is empty. `type` is without its parameters.
    """

    status: int
    url: str
    body: bytes = b""
    type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""


def is_public(address: str) -> bool:
    """Whether an IP address lies in the open internet, also one that is wrapped in another.

    >>> is_public("93.184.216.34"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1"), is_public("2002:7f00:1::")
    (True, False, False, False)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses, never two from one host within `pause` seconds, or within more where that host asks for more.

    Args:
        allow_private: whether private and loopback addresses may be called.
        pause: seconds between two calls to one host.
        stopping: is asked while waiting; when it turns true, the wait ends with an error.
    """

    allow_private: bool = False
    pause: float = 1.0
    stopping: threading.Event = field(default_factory=threading.Event)
    resolve: Resolve | None = None
    _called: dict[str, float] = field(default_factory=dict)
    _rests: dict[str, float] = field(default_factory=dict)

    def get(
        self,
        url: str,
        *,
        limit: int,
        etag: str = "",
        last_modified: str = "",
        permitted: Callable[[str], bool] | None = None,
    ) -> Answer:
        """What an address holds now.

        Args:
            limit: the most bytes of a body, unpacked.
            etag, last_modified: of an earlier answer; the server may then say 304.
            permitted: is asked before each hop of a redirect, with the address that it leads to.

        Raises:
            NeverAskedError: it may not be asked.
            FetchError: it could not be had, and why.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        for hop in range(MOST_HOPS + 1):
            if hop and permitted is not None and not permitted(url):
                raise FetchError("robots.txt does not permit the address that it leads to")
            try:
                status, headers, body = self._call(url, asked=asked, limit=limit)
            except NeverAskedError as error:
                if not hop:
                    raise
                raise FetchError(str(error)) from None  # it may lead elsewhere another time
            if status not in _REDIRECTS:
                return _answer(status, url, headers, body, limit=limit)
            onward = _header(headers, "location")
            if not onward:
                raise FetchError(f"status {status} that leads nowhere")
            there = _joined(url, onward)
            if url.startswith("https:") and there.startswith("http:"):
                raise FetchError("it leads from https to http")
            url = there
        raise FetchError(f"it leads on more than {MOST_HOPS} times")

    def _call(
        self, url: str, *, asked: Mapping[str, str], limit: int
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        scheme, host, port, target = _parts(url)
        address = self._checked(host, port)
        self._wait(host)
        try:
            with _connected(
                address, port, tls_name=host if scheme == "https" else "", stopping=self.stopping
            ) as (sock, late):
                connection = http.client.HTTPConnection(host, port)
                connection.sock = sock
                named = f"[{host}]" if ":" in host else host
                there = named if port == {"http": 80, "https": 443}[scheme] else f"{named}:{port}"
                connection.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
                for name, value in {"Host": there, **_SAID, **{k: v for k, v in asked.items() if v}}.items():
                    connection.putheader(name, value)
                connection.endheaders()
                with connection.getresponse() as response:
                    body = _body(response, limit=limit, late=late)
                    return response.status, response.getheaders(), body
        except FetchError:
            raise
        except ssl.SSLError as error:
            raise FetchError(f"its certificate or encryption is not right: {_said(error)}", True) from None
        except TimeoutError:
            raise FetchError(f"no answer within {WHOLE_SECONDS:g} seconds", True) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(f"no answer that can be read: {_said(error)}", True) from None

    def _checked(self, host: str, port: int) -> str:
        """An address of a host, all of whose addresses were checked."""
        try:
            addresses = (self.resolve or resolve)(host, port)
        except (OSError, UnicodeError):
            raise FetchError(f"there is no host {host[:100]}", True) from None
        if not addresses:
            raise FetchError(f"there is no host {host[:100]}", True)
        if not self.allow_private and not all(is_public(address) for address in addresses):
            raise NeverAskedError(
                "its address is private or on this machine; --allow-private permits that", "--allow-private"
            )
        return addresses[0]

    def _wait(self, host: str) -> None:
        """Let a host rest between two calls."""
        rest = self.pause_of(host)
        left = self._called.get(host, -rest) + rest - time.monotonic()
        if (left > 0 and self.stopping.wait(left)) or self.stopping.is_set():
            raise FetchError("stopped", True)
        for told in (self._called, self._rests):
            while len(told) > _MOST_HOSTS:  # the host met longest ago
                del told[next(iter(told))]
        self._called.pop(host, None)
        self._called[host] = time.monotonic()

    def rest(self, host: str, seconds: float) -> None:
        """Let a host rest so long between two calls, where that is longer than `pause`."""
        self._rests[host] = seconds

    def pause_of(self, host: str) -> float:
        """How many seconds lie between two calls to a host."""
        return max(self.pause, self._rests.get(host, 0.0))


_SAID = {
    "User-Agent": AGENT,
    "Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


def resolve(host: str, port: int) -> list[str]:
    """Every address of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


@contextmanager
def _connected(
    address: str, port: int, *, tls_name: str, stopping: threading.Event
) -> "Iterator[tuple[socket.socket, threading.Event]]":
    """A connection to an address, cut when its time is over (the event is set then) or when all is to stop."""
    late, done = threading.Event(), threading.Event()
    sock: socket.socket = socket.create_connection((address, port), timeout=CONNECT_SECONDS)
    ends = time.monotonic() + WHOLE_SECONDS

    def watch() -> None:
        while not done.wait(_LOOK_SECONDS):
            if time.monotonic() > ends or stopping.is_set():
                late.set()
                with suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)
                return

    threading.Thread(target=watch, daemon=True).start()
    try:
        if tls_name:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=tls_name)
        yield sock, late
    finally:
        done.set()
        sock.close()


def _body(response: http.client.HTTPResponse, *, limit: int, late: threading.Event) -> bytes:
    held = bytearray()
    while chunk := response.read(_CHUNK):
        held += chunk
        if len(held) > limit:
            raise TooLargeError(f"more than {limit / 1e6:g} MB")
    if late.is_set():
        raise FetchError(f"not whole within {WHOLE_SECONDS:g} seconds", True)
    if response.length:
        raise FetchError("it was cut off", True)
    return bytes(held)


def _answer(status: int, url: str, headers: list[tuple[str, str]], body: bytes, *, limit: int) -> Answer:
    if status in _LATER:
        raise FetchError(f"status {status}", True, _seconds(_header(headers, "retry-after")))
    if status not in {200, 304}:
        raise FetchError(f"status {status}")
    if _header(headers, "content-encoding").lower() in {"gzip", "x-gzip"} and body:
        body = _unpacked(body, limit=limit)
    kind, _, rest = _header(headers, "content-type").partition(";")
    charset = rest.partition("charset=")[2].partition(";")[0].strip().strip("\"'")
    told = (_header(headers, "etag")[:500], _header(headers, "last-modified")[:100])
    return Answer(status, url, body if status == 200 else b"", kind.strip().lower(), charset, *told)


def _unpacked(body: bytes, *, limit: int) -> bytes:
    stream = unpacked(io.BytesIO(body), body[:4])
    if stream is None:
        return body
    try:
        whole = stream.read(limit + 1)
    except PackedError as error:
        raise FetchError(str(error.strerror)) from None
    if len(whole) > limit:
        raise TooLargeError(f"more than {limit / 1e6:g} MB when unpacked")
    return whole


def check_address(url: str) -> None:
    """Refuse what is no address that is fetched.

    Raises:
        NeverAskedError: it is none, and why.
    """
    _parts(url)


def _parts(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and target of an address that may be called."""
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise NeverAskedError("not an address that can be read") from None
    if scheme not in {"http", "https"}:
        raise NeverAskedError("only http and https are fetched")
    if not host or parts.username is not None or parts.password is not None or len(url) > _LONGEST_URL:
        raise NeverAskedError(
            "not an address that is fetched: no host, a name and password in it, or too long"
        )
    if any(c <= " " or c == "\x7f" for c in host):
        raise NeverAskedError("not an address that can be read")
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(parts.query, safe='/?%:@!$&()*+,;=~-._')}" if parts.query else ""
    )
    return scheme, host, port or (443 if scheme == "https" else 80), target


def _joined(base: str, onward: str) -> str:
    try:
        return urljoin(base, onward)
    except ValueError:
        raise FetchError("it leads to no address that can be read") from None


def _header(headers: list[tuple[str, str]], name: str) -> str:
    return next((value.strip() for key, value in headers if key.lower() == name), "")


def _seconds(text: str) -> float:
    """Seconds of a Retry-After header; a date, or nonsense, is none."""
    return float(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0.0


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:150] or type(error).__name__
