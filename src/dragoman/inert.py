"""How does a report's text stand in a file so that nothing takes it for a command?

Reports are hostile: a name may be a spreadsheet's formula, hold signs that turn text round, or break a row in two.
"""

import json
import re
from typing import Any

_FORMULA = re.compile(
    r"[=+\-@\t\r\n＝＋－＠]"
)  # the wide forms too: some spreadsheets take them for the narrow ones
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
_UNSEEN_IN_JSON = re.compile(
    r"[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_COMMANDS = dict.fromkeys(
    [
        *range(9),
        *range(11, 32),
        *range(127, 160),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
        0xFEFF,
    ],
    "\ufffd",
)
_MARKUP = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def visible(text: str) -> str:
    """A text of the same length without control signs but tabs and line ends, signs that turn text round, and lone surrogates.

    >>> visible("tail\u202eecho")
    'tail\ufffdecho'
    """
    return text.translate(_COMMANDS)


def guarded(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula: such a text gets an apostrophe before it, a number is left alone.

    >>> guarded("=1+1"), guarded(-3.5)
    ("'=1+1", -3.5)
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def one_line(text: str) -> str:
    """A text without breaks, control signs and signs that turn text round: these become U+FFFD, a break a blank.

    >>> one_line("Ada\\tObi\\n")
    'Ada Obi'
    """
    return _UNSEEN.sub("\ufffd", _BREAKS.sub(" ", text)).strip()


def cell(text: str) -> str:
    """A free text as a cell of a table: one line, and no formula.

    >>> cell("=cmd()\\t")
    "'=cmd()"
    """
    return str(guarded(one_line(text)))


def escaped_json(line: str) -> str:
    """A line of JSON in which signs that end a line for some readers, or turn text round, stand as escapes.

    >>> escaped_json('"a\u2028b"')
    '"a\\\\u2028b"'
    """
    return _UNSEEN_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def plain_json(value: Any) -> str:
    """JSON of ASCII letters only, in which no sign opens markup; the values are the same when it is read.

    >>> plain_json({"a": "<b>"})
    '{"a": "\\\\u003cb\\\\u003e"}'
    """
    return json.dumps(value, ensure_ascii=True, sort_keys=True, allow_nan=False).translate(_MARKUP)


def xml_text(text: str) -> str:
    """A text for an XML attribute or element: escaped, and without the signs that XML forbids.

    >>> xml_text('a "b" <c> & \\x00')
    'a &quot;b&quot; &lt;c&gt; &amp; \ufffd'
    """
    shown = one_line(text)
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        shown = shown.replace(sign, name)
    return shown
