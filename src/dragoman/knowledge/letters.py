"""Which plain letters is a name written with, where its accents and special letters are left out?"""

import unicodedata

SPECIAL = {  # small letters that are no plain letter with a mark, and how English writes them
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ħ": "h", "ə": "a",
}  # fmt: skip
_TABLE = str.maketrans(SPECIAL)


def plain(text: str) -> str:
    """`text` in small letters, without marks.

    >>> plain("Łódź"), plain("Þórður"), plain("Kofi Asaré-Mensah")
    ('lodz', 'thordur', 'kofi asare-mensah')
    """
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_TABLE))
    return "".join(c for c in letters if not unicodedata.combining(c)).translate(_TABLE)


def plain_letter(letter: str) -> str:
    """One letter for one, for those who must know afterwards where in the text they are: 'æ' is 'a', and not 'ae'."""
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return SPECIAL.get(bare, bare)[:1] if len(bare) == 1 else bare
