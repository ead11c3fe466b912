"""What words do the bytes of a web page hold, and what tree do its tags make?

Trees are bounded: in bytes before parsing, in depth and in nodes after it, so that no page can take long or much memory.
"""

import codecs
import json
import logging
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from dragoman.sources.items import SetAside

MOST_NODES, DEEPEST = 100_000, 500
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_CHARSET_WITHIN = 4096
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LATIN = frozenset({"iso8859-1", "ascii", "latin-1"})  # what browsers read as windows-1252
_JSON_LD_BYTES, _JSON_LD_NODES = 1_000_000, 20_000

Tree = Any  # an lxml element: lxml has no types of its own
Marks = dict[str, tuple[str, ...]]


@cache
def marks() -> Marks:
    """The marks of news in a page's markup, by name; read once."""
    import tomllib

    text = resources.files("dragoman.sources").joinpath("data/pages.toml").read_text(encoding="utf-8")
    return {name: tuple(values) for name, values in tomllib.loads(text).items()}


def decoded(data: bytes, *, charset: str = "") -> str:
    """The words of a page: by its byte order mark, else as UTF-8, else as it or its server says, else as windows-1252.

    Characters that no page may hold (NUL, controls, half surrogate pairs) become U+FFFD.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return readable(data[len(bom) :].decode(name, "replace"))
    try:
        return readable(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        pass
    said = _CHARSET.search(data[:_CHARSET_WITHIN])
    for candidate in (charset, said[1].decode("ascii") if said else ""):
        try:
            name = codecs.lookup(candidate).name if candidate else "utf-8"
            if name == "utf-8" or not codecs.lookup(name)._is_text_encoding:
                continue
            return readable(data.decode("windows-1252" if name in _LATIN else name, "replace"))
        except (LookupError, ValueError):
            continue
    as_utf_8 = data.decode("utf-8", "replace")
    broken = as_utf_8.count("\ufffd")
    if broken < sum(c > "\x7f" for c in as_utf_8) - broken:  # a cut or broken letter here and there
        return readable(as_utf_8)
    return readable(data.decode("windows-1252", "replace"))


def tree_of(page: str, *, place: str) -> Tree | SetAside:
    """The tree of a page's tags, or why there is none that can be read."""
    hush()
    from trafilatura.utils import load_html

    try:
        tree = load_html(page)
    except (ValueError, TypeError, AssertionError) as error:
        return SetAside(place, f"not HTML that can be read: {type(error).__name__}", "Save the page again")
    if tree is None:
        return SetAside(place, "not HTML: it has no tags that make a page", "Give plain text as a .txt file")
    nodes, depth = _size(tree)
    if nodes > MOST_NODES:
        return SetAside(place, f"more than {MOST_NODES:,} tags", "Save the report's text as a .txt file")
    if depth > DEEPEST:
        return SetAside(
            place, f"tags nested more than {DEEPEST} deep", "Save the report's text as a .txt file"
        )
    return tree


def json_ld(tree: Tree) -> list[dict[str, Any]]:
    """Every object in a page's JSON-LD, outermost first; what is no JSON is left out."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        if len(script.text) > _JSON_LD_BYTES:
            continue
        try:
            found += _objects(json.loads(script.text.strip().rstrip(";"), strict=False))
        except (ValueError, RecursionError):
            continue
    return found


def kinds(thing: dict[str, Any]) -> frozenset[str]:
    """The schema.org types of an object, in lower case, without their address."""
    named = thing.get("@type")
    names = named if isinstance(named, list) else [named]
    return frozenset(str(name).rpartition("/")[2].lower() for name in names if isinstance(name, str))


def words(element: Tree) -> str:
    """The words of an element, blanks evened out."""
    return " ".join("".join(element.itertext()).split())


def hush() -> None:
    """Let the libraries that read pages write no log where nobody has asked for one."""
    for name in ("trafilatura", "htmldate", "courlan", "charset_normalizer", "justext"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def readable(page: str) -> str:
    """Words without what no text may hold: NUL, controls and half surrogate pairs become U+FFFD."""
    return _UNREADABLE.sub("\ufffd", page)


def _size(tree: Tree) -> tuple[int, int]:
    """How many nodes a tree has and how deep it is; counting stops where either is too much."""
    nodes = deepest = 0
    level = [tree]
    while level and nodes <= MOST_NODES and deepest <= DEEPEST:
        nodes += len(level)
        deepest += 1
        level = [child for element in level for child in element]
    return nodes, deepest


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects inside some JSON, level by level, at most some thousands."""
    level, seen = [value], 0
    while level and seen < _JSON_LD_NODES:
        below: list[Any] = []
        for one in level:
            seen += 1
            if isinstance(one, dict):
                yield one
                below += [v for v in one.values() if isinstance(v, dict | list)]
            elif isinstance(one, list):
                below += [v for v in one if isinstance(v, dict | list)]
        level = below[:_JSON_LD_NODES]


def fragment_text(fragment: str) -> str:
    """The words of a piece of HTML, its paragraphs apart; "" where it has none or is nested too deep.

    >>> fragment_text("<p>One &amp; two.</p><p>Three<br>four.</p>")
    'One & two.\\n\\nThree\\n\\nfour.'
    """
    from lxml.html import fromstring

    if "<" not in fragment and "&" not in fragment:
        return _even(readable(fragment))
    try:
        tree = fromstring(f"<div>{readable(fragment)}</div>", parser=_parser())
    except (ValueError, TypeError, AssertionError, _etree_error()):
        return ""
    nodes, depth = _size(tree)
    if nodes > MOST_NODES or depth > DEEPEST:
        return ""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "iframe", "noscript"}:
            element.text = ""
            for child in list(element):
                element.remove(child)
        if element.tag in _BLOCKS:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    return _even("".join(tree.itertext()))


_BLOCKS = frozenset(
    "address article blockquote br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table td th tr ul".split()
)


def _even(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _parser() -> Any:
    from lxml.html import HTMLParser

    return HTMLParser(remove_comments=True, remove_pis=True, encoding=None)


def _etree_error() -> type[Exception]:
    from lxml.etree import LxmlError

    return LxmlError  # type: ignore[no-any-return]
