"""Is only what may be fetched fetched, and is every answer bounded?"""

import gzip
import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator

import pytest

from dragoman.sources import fetching
from dragoman.sources.fetching import Fetcher, FetchError, is_public
from dragoman.sources.robots import Robots
from feed_server import FeedServer, feed_server, page


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with feed_server() as started:
        yield started


def fetcher(**more: object) -> Fetcher:
    return Fetcher(allow_private=True, pause=0.0, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "2002:0808:0808::1"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1%eth0", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:0001::", "2001:0:7f00:1::"),
    ],
)  # fmt: skip
def test_private_loopback_and_wrapped_addresses_are_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/hostname", "only http and https"),
        ("ftp://x.example/a", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://user:word@x.example/", "a name and password in it"),
        ("http://", "no host"),
        ("http://[bad/", "not an address that can be read"),
        ("http://x.example:99999/", "not an address that can be read"),
        ("http://x.example/" + "a" * 2000, "too long"),
        ("http://localhost/", "private or on this machine"),
        ("http://127.1/", "private or on this machine"),
        ("http://2130706433/", "private or on this machine"),
        ("http://0x7f.0.0.1/", "private or on this machine"),
        ("http://[::ffff:127.0.0.1]/", "private or on this machine"),
    ],
)
def test_what_may_not_be_fetched_is_refused_before_any_call(url: str, why: str) -> None:
    with pytest.raises(FetchError, match=why):
        Fetcher(pause=0.0).get(url, limit=1000)


def test_the_call_goes_to_the_address_that_was_checked_and_a_name_is_looked_up_once(
    server: FeedServer,
) -> None:
    server.pages["/a"] = page("words")
    looked: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"] if len(looked) == 1 else ["192.0.2.1"]

    port = server.address.rpartition(":")[2]
    answer = fetcher(resolve=changing).get(f"http://news.example:{port}/a", limit=1000)

    assert (answer.body, looked) == (b"words", ["news.example"])
    assert server.asked[0][1]["host"] == f"news.example:{port}"


def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    both = Fetcher(pause=0.0, resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])

    with pytest.raises(FetchError, match="private"):
        both.get("http://news.example/", limit=10)


@pytest.mark.parametrize(
    "onward", ["file:///etc/hostname", "http://10.0.0.1/", "http://[::1]/", "//169.254.169.254/latest"]
)
def test_each_hop_of_a_redirect_is_checked(
    server: FeedServer, onward: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test's own server passes for public, under a name; where it leads to is checked as ever."""
    server.pages["/a"] = page("", status=302, location=onward)
    port = server.address.rpartition(":")[2]
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    careful = Fetcher(
        pause=0.0,
        resolve=lambda host, port: ["127.0.0.1"] if host == "news.example" else fetching.resolve(host, port),
    )

    with pytest.raises(FetchError, match=r"only http and https|private"):
        careful.get(f"http://news.example:{port}/a", limit=10)
    assert server.paths == ["/a"]


def test_redirects_are_followed_but_not_for_ever(server: FeedServer) -> None:
    server.pages |= {
        "/a": page("", status=301, location="/b"),
        "/b": page("words"),
        "/loop": page("", status=302, location="/loop"),
    }

    assert fetcher().get(f"{server.address}/a", limit=100).url == f"{server.address}/b"
    with pytest.raises(FetchError, match="leads on more than 5 times"):
        fetcher().get(f"{server.address}/loop", limit=100)


def test_a_page_that_has_not_changed_is_not_sent_again(server: FeedServer) -> None:
    server.pages["/a"] = page("words", etag='"7"', last_modified="Mon, 05 Apr 2021 10:00:00 GMT")
    first = fetcher().get(f"{server.address}/a", limit=100)
    again = fetcher().get(
        f"{server.address}/a", limit=100, etag=first.etag, last_modified=first.last_modified
    )

    assert (first.status, again.status, again.body) == (200, 304, b"")
    assert server.asked[1][1]["if-modified-since"] == "Mon, 05 Apr 2021 10:00:00 GMT"


@pytest.mark.parametrize(
    ("answer", "why", "later"),
    [
        (page("x" * 2000), "more than 0.001 MB", False),
        (page(gzip.compress(bytes(10_000_000)), content_encoding="gzip"), "more than 0.001 MB", False),
        (page(gzip.compress(b"x" * 900)[:-9], content_encoding="gzip"), "cut off", False),
        (page("x", content_length="99"), "no answer that can be read|cut off", True),
        (page("no", status=404), "status 404", False),
        (page("no", status=503, retry_after="120"), "status 503", True),
    ],
)
def test_an_answer_that_is_too_much_or_broken_is_refused(
    server: FeedServer, answer: tuple[int, dict[str, str], bytes], why: str, later: bool
) -> None:
    server.pages["/a"] = answer
    with pytest.raises(FetchError, match=why) as refused:
        fetcher().get(f"{server.address}/a", limit=1000)

    assert refused.value.later is later
    assert refused.value.wait == (120.0 if "status 503" in why else 0.0)


def test_a_server_that_drips_is_cut_off_in_time(server: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "WHOLE_SECONDS", 0.5)

    def slow() -> tuple[int, dict[str, str], bytes]:
        time.sleep(8)
        return page("late")

    server.pages["/a"] = slow
    started = time.monotonic()
    with pytest.raises(FetchError):
        fetcher().get(f"{server.address}/a", limit=100)

    assert time.monotonic() - started < 6


def test_a_host_rests_between_two_calls_and_a_stop_ends_the_rest(server: FeedServer) -> None:
    server.pages["/a"] = page("words")
    stopping = threading.Event()
    polite = Fetcher(allow_private=True, pause=0.3, stopping=stopping)
    started = time.monotonic()
    for _ in range(2):
        polite.get(f"{server.address}/a", limit=100)
    stopping.set()

    assert time.monotonic() - started >= 0.3
    with pytest.raises(FetchError, match="stopped"):
        polite.get(f"{server.address}/a", limit=100)


@pytest.mark.parametrize(
    ("rules", "permitted"),
    [
        (page("User-agent: *\nDisallow: /private/", "text/plain"), {"/a": True, "/private/a": False}),
        (page("User-agent: dragoman\nDisallow: /", "text/plain"), {"/a": False}),
        (page("User-agent: other\nDisallow: /", "text/plain"), {"/a": True}),
        (page("", status=404), {"/a": True}),
        (page("", status=403), {"/a": False}),
        (page("", status=500), {"/a": False}),
        (page(b"\xff\x00" * 100, "text/plain"), {"/a": True}),
    ],
)
def test_robots_txt_is_heeded_and_asked_for_once(
    server: FeedServer, rules: tuple[int, dict[str, str], bytes], permitted: dict[str, bool]
) -> None:
    server.pages["/robots.txt"] = rules
    robots = Robots(fetcher())

    assert {path: robots.permits(f"{server.address}{path}") for path in permitted} == permitted
    assert server.paths == ["/robots.txt"]


def test_a_site_that_asks_for_a_pause_gets_it_and_no_other_does(server: FeedServer) -> None:
    server.pages["/robots.txt"] = page("User-agent: *\nCrawl-delay: 7", "text/plain")
    patient = fetcher()
    Robots(patient).permits(f"{server.address}/a")

    assert patient.pause_of("127.0.0.1") == 7.0
    assert patient.pause_of("news.example") == patient.pause < 7.0


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A certificate of our own for news.example, and its key."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    cert, key = str(folder / "cert.pem"), str(folder / "key.pem")
    words = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    names = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    subprocess.run([*words, *names, "-keyout", key, "-out", cert], check=True, capture_output=True)
    return cert, key


@pytest.mark.parametrize(
    ("host", "trusted", "why"),
    [
        ("news.example", True, ""),
        ("news.example", False, "its certificate"),
        ("other.example", True, "its certificate"),
    ],
)
def test_an_encrypted_answer_must_come_from_the_host_that_was_asked(
    certificate: tuple[str, str], monkeypatch: pytest.MonkeyPatch, host: str, trusted: bool, why: str
) -> None:
    cert, key = certificate
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", cert)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    with feed_server(context) as server:
        server.pages["/a"] = page("words")
        port = server.address.rpartition(":")[2]
        careful = fetcher(resolve=lambda host, port: ["127.0.0.1"])
        if why:
            with pytest.raises(FetchError, match=why):
                careful.get(f"https://{host}:{port}/a", limit=100)
        else:
            assert careful.get(f"https://{host}:{port}/a", limit=100).body == b"words"
