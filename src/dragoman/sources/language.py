"""In which language is a text written?

The commonest words of English tell most reports at once; what has few of them goes to py3langid, which knows 140 languages and
needs no network. A short text in Latin letters counts as not told, and one that could be English as English: better coded than lost.
"""

import re
from functools import cache
from typing import Any

HEAD = 2_000  # code points looked at: more tell nothing new
ENGLISH = "en"
_COMMON = frozenset("the of and that with for was has from by on said to in is".split())
_COMMON_SHARE = 0.2  # of the words; about 0.3 in English news, under 0.1 in other languages
_FEWEST_WORDS = 8
_ASCII_SHARE = 0.9  # of letters: fewer, and even a short text is of another language
_SURE, _ENGLISH_POSSIBLE = 0.6, 0.05
_LIKE_ENGLISH = ("en", "pcm")  # short English news is often taken for Nigerian Pidgin
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, *, declared: str = "") -> str:
    """The ISO 639-1 code of a text's language (639-3 where there is none), or "" where it cannot be told.

    Args:
        declared: what the text's source says; believed only where the text is too short to tell.

    >>> language_of("The minister said that talks with the two neighbours were to begin in the capital.")
    'en'
    """
    words = _WORD.findall(text[:HEAD].lower())
    if len(words) >= _FEWEST_WORDS and sum(w in _COMMON for w in words) >= _COMMON_SHARE * len(words):
        return ENGLISH
    letters = "".join(words)
    if len(words) < _FEWEST_WORDS and sum(c.isascii() for c in letters) >= _ASCII_SHARE * len(letters):
        return declared
    ranked = _identifier().rank(text[:HEAD])
    shares = dict(ranked)
    language, share = ranked[0]
    if sum(shares.get(name, 0.0) for name in _LIKE_ENGLISH) >= _ENGLISH_POSSIBLE:
        return ENGLISH
    return str(language) if share >= _SURE else declared


@cache
def _identifier() -> Any:
    """The model, read once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
