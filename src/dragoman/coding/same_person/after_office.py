"""Who is told of by name alone right after a sentence about one who holds an office: 'Peru's president left. Ana Soto said …'?

Reports tell the office first and the name in the next sentence. Only somebody of two names of whom nothing else is told, who speaks, and
who is named for the first time, is taken for the one that the sentence before is about, if that one has no name yet.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.coding.findings import Mention
from dragoman.coding.same_person.same_name import merged
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES
from dragoman.reading.lemmas import lemma


def after_office(
    tokens: Sequence[Token], mentions: Sequence[Mention], sentences: Sequence[int]
) -> list[Mention]:
    """The mentions, those that only name who holds the office told of before with what that tells.

    Args:
        tokens: of the text.
        mentions: in text order.
        sentences: by token, the number of its sentence.
    """
    about: dict[int, Mention] = {}
    named: set[str] = set()
    found: list[Mention] = []
    for mention in mentions:
        token = tokens[mention.head]
        names = [a.name.split() for a in mention.actors if a.name]
        office = about.get(sentences[mention.head] - 1)
        if office is not None and _only_named(token, mention) and names[0][-1] not in named:
            actor = merged(mention.actors[0], office.actors[0])
            mention = mention.standing_for([actor], "same_person.after-office")
        named.update(name[-1] for name in names if mention.kind == "person")
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            if _unnamed_office(token, mention):
                about[sentences[mention.head]] = mention
            else:
                about.pop(sentences[mention.head], None)
        found.append(mention)
    return found


def _only_named(token: Token, mention: Mention) -> bool:
    """Whether a mention is the full name of one who speaks, of whom nothing else is told."""
    if mention.kind != "person" or len(mention.actors) != 1:
        return False
    actor = mention.actors[0]
    if actor.country or actor.sector or actor.role or len(actor.name.split()) < 2:
        return False
    told = any(c.dep_ in {"appos", "relcl", "acl", "conj", "prep"} for c in token.children)
    return not told and token.dep_ == "nsubj" and lemma(token.head) in word_list("deeds.saying")


def _unnamed_office(token: Token, mention: Mention) -> bool:
    """Whether a sentence is about one who holds an office of a told state or body, without his name."""
    if mention.kind != "role" or mention.plural or len(mention.actors) != 1:
        return False
    actor = mention.actors[0]
    known = bool(actor.role and (actor.country or actor.sector in BODIES))
    return known and not actor.name and not any(c.dep_ in {"appos", "conj"} for c in token.children)
