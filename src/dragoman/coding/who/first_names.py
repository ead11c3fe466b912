"""Where does a person's name begin, and which words of it are taken already?"""

from spacy.tokens import Token

from dragoman.coding.who.naming import Name
from dragoman.coding.who.phrases import NamedText, modifies
from dragoman.reading.lemmas import lemma

NOT_IN_NAMES = frozenset({",", "(", "“", "”", '"', "'"})
QUOTES = ("“”", "‘’", '""', "''")  # in which a nickname stands
NICKNAME = 3  # tokens that it takes with them


def taken(text: NamedText, i: int) -> bool:
    """Whether a known name that is no person's holds a word already."""
    name = text.laid[i]
    return name is not None and name.fact.kind not in {"leader", "honorific", "place"}


def first_of_name(text: NamedText, head: Token, start: int) -> int:
    """Where a person's own name begins, titles left out; the tagger's guess counts where it has two words or more."""
    doc = text.doc
    limit = start
    if head.ent_type_ == "PERSON" and head.ent_iob_ == "I":
        limit = head.i
        while limit > start and doc[limit].ent_iob_ == "I":
            limit -= 1
        while limit > start and doc[limit - 1].ent_type_ == "PERSON" and not doc[limit - 1].is_punct:
            limit -= 1  # the tagger parts 'YB Odo Sanka Kiva' into two persons
    least = max(start, limit)
    first: int = head.i
    while first > least:
        before = first - NICKNAME if _is_nickname(text, first - NICKNAME) else first
        if before <= least or not _may_be_named(doc[before - 1], text.laid[before - 1]):
            break
        if lemma(doc[before - 1]) in text.knowledge.words["place_nouns"]:
            break
        first = before - 1
    return first


def _is_nickname(text: NamedText, start: int) -> bool:
    """Whether a word between quotation marks begins here: 'Robert “Bob” Casey'."""
    if start < 0:
        return False
    mark, name, closing = text.doc[start : start + NICKNAME]
    return mark.text + closing.text in QUOTES and name.text.istitle()


def _may_be_named(token: Token, name: Name | None) -> bool:
    """Whether a word before a person's last name can be part of it."""
    if name is not None and name.fact.kind not in {"place", "leader"}:
        return False
    if token.text in NOT_IN_NAMES or not (token.pos_ in {"PROPN", "PUNCT"} or not token.text.islower()):
        return False
    return token.pos_ not in {"DET", "ADP", "ADJ", "CCONJ", "PART"} or name is not None or modifies(token)
