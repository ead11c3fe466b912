"""Which words make up a time expression, and by which rules?

Reads `knowledge/data/timex.toml` and compiles its rules. Every token of a text becomes one character that stands for
the set of word classes it belongs to, so a rule is an ordinary regular expression over such a string of characters:
blanks, line ends and letter case no longer matter, and a rule runs over a word in one step.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dragoman.errors import DataError

FILE = "timex.toml"
LONGEST_FIGURE = 9  # digits
_FIRST = 0xE000  # private-use characters stand for sets of classes
_PART = re.compile(r"\(\?<[=!]|\(\?[=!]|\(|<(\w+):|>|\{\d+,\d+\}|([A-Z]+)|([a-z]+)|(,)|\s+|([)|?*+])")

COMPUTED = [
    "NUMBER",
    "DAY",
    "YEAR",
    "TWO",
    "HHMM",
    "ORDNUM",
    "CLOCK",
    "ISO",
    "SLASH",
    "DECADE",
    "SHORTDECADE",
    "SHORTYEAR",
    "AMPM",
    "BREAK",
    "NINEELEVEN",
    "WORD",
    "PLURAL",
    "PASTWORD",
    "COMMA",
    "DOT",
    "DASH",
    "APOS",
    "SLANT",
    "LPAR",
    "RPAR",
    "QUOTE",
    "PERCENT",
    "MONEY",
    "HASH",
    "COLON",
    "STOP",
    "OTHER",
]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the regular expression over class characters, and the name of its resolver."""

    name: str
    resolve: str
    pattern: re.Pattern[str]
    span: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled data file. `values[class][word]`; `codes[word]` is the class character of a known word."""

    values: Mapping[str, Mapping[str, str | float]]
    codes: Mapping[str, str]
    sets: Mapping[frozenset[str], str]
    cased: frozenset[str]
    named: frozenset[str]
    rules: tuple[Rule, ...]
    starts: Mapping[str, tuple[Rule, ...]]  # class character → the rules that can begin with it, in order
    starters: re.Pattern[str]
    holidays: Mapping[tuple[str, ...], str]
    members: Mapping[str, str]  # class → every character that stands for a set holding it

    def code(self, classes: Iterable[str]) -> str:
        """The character of a set of computed classes."""
        return self.sets.get(frozenset(classes), self.sets[frozenset({"OTHER"})])


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The package's own lexicon, read and compiled at the first call.

    Raises:
        DataError: the data file is broken.
    """
    with (files("dragoman") / "knowledge" / "data" / FILE).open("rb") as stream:
        return compile_lexicon(tomllib.load(stream))


def number_told_by(word: str) -> int | None:
    """How many a number word or a figure in lower case tells of; None for any other word.

    >>> number_told_by("seven"), number_told_by("40"), number_told_by("several")
    (7, 40, None)
    """
    if word.isascii() and word.isdigit() and len(word) <= LONGEST_FIGURE:
        return int(word)
    number = load_lexicon().values["NUM"].get(word)
    return None if number is None else int(number)


def compile_lexicon(data: Mapping[str, object]) -> Lexicon:
    """A Lexicon from the parsed data file.

    Raises:
        DataError: a rule names an unknown class, or is no regular expression.
    """
    values: dict[str, dict[str, str | float]] = data["classes"]  # type: ignore[assignment]
    macros: dict[str, str] = dict(data["macros"])  # type: ignore[call-overload]
    rules: list[dict[str, str]] = data["rules"]  # type: ignore[assignment]
    holidays = {
        tuple(re.findall(r"[a-z]+|'", h["words"])): h["rule"]
        for h in data["holidays"]  # type: ignore[attr-defined]
    }
    macros["HOLIDAY"] = "(" + " | ".join(" ".join(words).replace("'", "APOS") for words in holidays) + ")"
    expanded = [_expand(rule["pattern"], macros, rule["name"]) for rule in rules]
    words = _words_of(values, expanded)
    sets = _sets(words)
    members = {
        name: "".join(char for kinds, char in sets.items() if name in kinds)
        for name in {kind for kinds in sets for kind in kinds}
    }
    compiled = tuple(
        Rule(r["name"], r["resolve"], _compile(e, members, r["name"]), r.get("span", ""))
        for r, e in zip(rules, expanded, strict=True)
    )
    starts: dict[str, list[Rule]] = {}
    for rule, pattern in zip(compiled, expanded, strict=True):
        for char in sorted(_first(pattern, members)):
            starts.setdefault(char, []).append(rule)
    return Lexicon(
        values=values,
        codes={word: sets[kinds] for word, kinds in words.items()},
        sets=sets,
        cased=frozenset(data["cased"]),  # type: ignore[call-overload]
        named=frozenset(data.get("named", ())),  # type: ignore[call-overload]
        rules=compiled,
        starts={char: tuple(these) for char, these in starts.items()},
        starters=re.compile(f"[{''.join(starts)}]"),
        holidays=holidays,
        members=members,
    )


def _expand(pattern: str, macros: Mapping[str, str], name: str) -> str:
    """A pattern with its macros written out, to a depth of five."""
    for _ in range(5):
        changed = re.sub(r"\b[A-Z]+\b", lambda m: macros.get(m.group(), m.group()), pattern)
        if changed == pattern:
            return pattern
        pattern = changed
    raise DataError(FILE, name, "macros nested more than five deep")


def _words_of(
    values: Mapping[str, Mapping[str, str | float]], patterns: Iterable[str]
) -> dict[str, frozenset[str]]:
    """Every known word and the classes it is in; a word that a rule spells out is in a class of its own."""
    kinds: dict[str, set[str]] = {}
    for name, words in values.items():
        for word in words:
            kinds.setdefault(word, set()).add(name)
    for pattern in patterns:
        for part in _PART.finditer(pattern):
            if part.group(3):
                kinds.setdefault(part.group(3), set()).add("=" + part.group(3))
    return {word: frozenset(found) for word, found in kinds.items()}


def _sets(words: Mapping[str, frozenset[str]]) -> dict[frozenset[str], str]:
    """One private-use character for each set of classes that a token can have."""
    day, two, year, hhmm = ({"DAY"}, {"TWO"}, {"YEAR"}, {"HHMM"})
    number = {"NUMBER"}
    computed = [
        {name} for name in COMPUTED if name not in {"DAY", "TWO", "YEAR", "HHMM", "PLURAL", "PASTWORD"}
    ]
    computed += [number | extra for extra in (day, two, day | two, year, hhmm, year | hhmm)] + [
        {"WORD", "PLURAL"},
        {"WORD", "PASTWORD"},
        {"STOP", "DOT"},
        {"STOP"},
    ]
    every = sorted({frozenset(c) for c in computed} | set(words.values()), key=sorted)
    return {kinds: chr(_FIRST + i) for i, kinds in enumerate(every)}


def _translate(pattern: str, members: Mapping[str, str], name: str) -> str:
    """A rule's pattern as a regular expression over class characters."""
    out, at = [], 0
    for part in _PART.finditer(pattern):
        if part.start() != at:
            raise DataError(FILE, name, f"cannot read {pattern[at : part.start()]!r}")
        at = part.end()
        group, upper, word, comma, _ = part.groups()
        text = part.group()
        if group:
            out.append(f"(?P<{group}>")
        elif text == ">":
            out.append(")")
        elif upper or word or comma:
            kind = upper or ("=" + word if word else "COMMA")
            if kind not in members:
                raise DataError(FILE, name, f"unknown class {kind!r}")
            out.append(f"[{members[kind]}]")
        elif text == "(":
            out.append("(?:")
        elif not text.isspace():
            out.append(text)
    if at != len(pattern):
        raise DataError(FILE, name, f"cannot read {pattern[at:]!r}")
    return "".join(out)


def _compile(pattern: str, members: Mapping[str, str], name: str) -> re.Pattern[str]:
    try:
        return re.compile(_translate(pattern, members, name))
    except re.error as error:
        raise DataError(FILE, name, str(error)) from None


def _first(pattern: str, members: Mapping[str, str]) -> set[str]:
    """The characters that a match of the pattern can begin with."""
    parts = [p for p in _PART.finditer(pattern) if not p.group().isspace()]
    return _first_of(parts, 0, members)[0]


def _first_of(parts: list[re.Match[str]], at: int, members: Mapping[str, str]) -> tuple[set[str], bool, int]:
    """First characters of the group that begins at `at`, whether it can be empty, and where it ends."""
    total: set[str] = set()
    chars: set[str] = set()
    empty, any_empty = True, False
    while at < len(parts) and parts[at].group() not in {")", ">"}:
        text = parts[at].group()
        if text == "|":
            total, any_empty, chars, empty, at = total | chars, any_empty or empty, set(), True, at + 1
            continue
        if text.startswith(("(", "<")):
            inner, nullable, at = _first_of(parts, at + 1, members)
            if text.startswith("(?"):
                inner, nullable = set(), True
        else:
            kind = parts[at].group(2) or ("=" + parts[at].group(3) if parts[at].group(3) else "COMMA")
            inner, nullable = set(members[kind]), False
        at += 1
        if at < len(parts) and (parts[at].group() in {"?", "*"} or parts[at].group().startswith("{0")):
            nullable, at = True, at + 1
        if empty:
            chars |= inner
            empty = nullable
    return total | chars, any_empty or empty, at
