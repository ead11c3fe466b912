"""How is a text cut into the pieces of BERT's vocabulary?

The uncased WordPiece scheme: no accents, lower case, signs apart, then the longest known piece first. The same pieces as
the `tokenizers` package gives (tests compare), without what that brings along.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.reading.forms import make_room

MAX_WORD = 100  # characters; a longer word is unknown
MOST_KNOWN = 10_000  # words whose pieces are remembered: about 4 MB
UNKNOWN = "[UNK]"
ASCII_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85]")
PLAIN = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")  # of a lower-cased ASCII text
CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2FA1F), (0xF900, 0xFAFF))


@dataclass(frozen=True, slots=True)
class WordPiece:
    """A vocabulary: each piece with its number; pieces inside a word begin with '##'."""

    vocabulary: Mapping[str, int]
    known: dict[str, list[int]] = field(
        default_factory=dict, repr=False, compare=False
    )  # words that came before

    def numbers(self, text: str) -> list[int]:
        """The numbers of a text's pieces, in order; none for a blank text.

        >>> WordPiece({"[UNK]": 0, "mali": 1, "##an": 2, "'": 3}).numbers("Malian's")
        [1, 2, 3, 0]
        """
        found: list[int] = []
        for word in _words(text):
            if len(word) > MAX_WORD:
                found.append(self.vocabulary[UNKNOWN])
                continue
            pieces = self.known.get(word)
            if pieces is None:
                if len(self.known) >= MOST_KNOWN:
                    make_room(self.known, most=MOST_KNOWN)
                pieces = self.known[word] = self._pieces(word)
            found += pieces
        return found

    def _pieces(self, word: str) -> list[int]:
        found: list[int] = []
        at = 0
        while at < len(word):
            prefix = "##" if at else ""
            for end in range(len(word), at, -1):
                number = self.vocabulary.get(prefix + word[at:end])
                if number is not None:
                    found.append(number)
                    at = end
                    break
            else:
                return [self.vocabulary[UNKNOWN]]
        return found


def _words(text: str) -> Iterator[str]:
    """Runs of letters and digits, and each sign by itself, folded."""
    if CONTROLS.search(text):
        yield from _folded_words(text)
        return
    for part in [text] if text.isascii() else text.split():  # nothing of one part changes another
        yield from PLAIN.findall(part.lower()) if part.isascii() else _folded_words(part)


def _folded_words(text: str) -> Iterator[str]:
    """The same of any text, sign by sign."""
    word: list[str] = []
    for sign in _folded(text):
        if sign.isspace() or _alone(sign):
            if word:
                yield "".join(word)
                word.clear()
            if not sign.isspace():
                yield sign
        else:
            word.append(sign)
    if word:
        yield "".join(word)


def _folded(text: str) -> Iterator[str]:
    plain = "".join(" " if c in "\t\n\r" else c for c in text if c in "\t\n\r" or not _control(c))
    for sign in unicodedata.normalize("NFD", plain):
        if unicodedata.category(sign) != "Mn":
            yield from sign.lower()


def _control(sign: str) -> bool:
    return sign in "\x00\ufffd" or unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs", "Cn"}


def _alone(sign: str) -> bool:
    code = ord(sign)
    return (
        sign in ASCII_SIGNS
        or (code > 127 and unicodedata.category(sign).startswith("P"))
        or (code > 0x33FF and any(a <= code <= b for a, b in CJK))
    )
