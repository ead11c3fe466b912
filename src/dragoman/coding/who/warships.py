"""Which warships does a text name, and whose are they: 'the USS Halford', later 'the Halford'?"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from dragoman.coding.findings import Mention
from dragoman.coding.who.phrases import NamedText
from dragoman.knowledge.rule_words import word_list, word_table
from dragoman.reading.tree import spelt
from dragoman.records import Actor

MOST_WORDS = 4  # of a ship's name


def warships(text: NamedText) -> Iterator[Mention]:
    """Ships whose names begin with the letters of a navy, and where they are told of again by the last word of their names."""
    doc, navies = text.doc, word_table("warships.navies")
    named: dict[str, Actor] = {}
    for token in spelt(doc, frozenset(navies)):
        end = _end(doc, token)
        if not token.is_upper or end == token.i + 1 or _of_a_body(doc[token.i + 1 : end]):
            continue
        actor = Actor(
            name=doc[token.i : end].text,
            mention=doc[token.i : end].text,
            country=navies[token.lower_],
            sector="MIL",
            role="warship",
        )
        named.setdefault(doc[end - 1].lower_, actor)
        yield _mention(doc, token.i, end, actor)
    for token in spelt(doc, frozenset(named)):
        if _again(doc, token):
            yield _mention(doc, token.i, token.i + 1, named[token.lower_])


def _end(doc: Doc, first: Token) -> int:
    """Where a ship's name ends."""
    end = int(first.i) + 1
    while (
        end < min(len(doc), first.i + MOST_WORDS)
        and doc[end].pos_ == "PROPN"
        and doc[end].ent_type_ != "DATE"
    ):
        end += 1
    return end


def _of_a_body(name: Span) -> bool:
    """Whether the letters are those of a body, and what stands behind them an officer or a part of it: 'INS Director Ana Soto'."""
    words = word_list("mending_names.offices") | word_list("warships.of_bodies")
    return any(t.lower_ in words for t in name)


def _again(doc: Doc, token: Token) -> bool:
    """'The Halford', behind no navy's letters."""
    return bool(token.i > 0 and token.pos_ == "PROPN" and doc[token.i - 1].lower_ == "the")


def _mention(doc: Doc, start: int, end: int, actor: Actor) -> Mention:
    words = doc[start:end]
    return Mention(
        start, end, end - 1, "group", (actor,), False, "who.warship", ((words.start_char, words.end_char),)
    )
