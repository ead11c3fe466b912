"""With whom does the law deal, of whom the text tells no more: 'a 16-year-old was arrested', 'the dog owner was charged with it'?

Who is arrested, tried or sentenced is somebody, whatever his word; so is who is shot at 16. Asked last, of words that no other rule took. Goes by the verb; it knows
nothing of those whose arrest is told of as a noun.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coding.findings import Mention
from dragoman.coding.who.phrases import NamedText, modifies
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.doers import direct_object, subject
from dragoman.reading.labels import NOUNS
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor


def sufferers(text: NamedText) -> Iterator[Mention]:
    """A mention for each word of nobody known who is arrested, charged, tried or sentenced."""
    for verb in text.tokens:
        if verb.pos_ != "VERB":
            continue
        for word in (*_dealt_with(verb), *_hurt(verb)):
            if _a_person(text, word):
                yield _mention(text, word)


def _dealt_with(verb: Token) -> list[Token]:
    """Whom a verb's act befalls: the object of 'arrest', the subject of 'stand trial'."""
    word = lemma(verb)
    if word in word_list("sufferers.by_law"):
        return direct_object(verb)
    if word == "charge":
        company = any(c.dep_ == "prep" and c.lower_ == "with" for c in verb.rights)
        return direct_object(verb) if company else []
    tried = any(c.dep_ == "dobj" and c.lower_ in {"trial", "charges"} for c in verb.rights)
    return subject(verb) if tried and word in word_list("sufferers.awaiting") else []


def _hurt(verb: Token) -> list[Token]:
    """Whom force befalls who is told of by his age alone: 'soldiers shot a 16-year-old'."""
    if lemma(verb) not in word_list("sufferers.by_force"):
        return []
    return [word for word in direct_object(verb) if _of_age(word)]


def _a_person(text: NamedText, word: Token) -> bool:
    """Whether a word can be somebody's: a noun of no known thing, a name that nothing else is known by, 'a 16-year-old'."""
    if text.laid[word.i] is not None or modifies(word):
        return False
    if lemma(word) in word_list("sufferers.things") | word_list("slots.partitive"):
        return False
    if word.ent_type_ in {"GPE", "LOC", "ORG", "FAC", "NORP", "DATE"} and not _of_age(word):
        return False
    return word.pos_ in NOUNS or _of_age(word)


def _of_age(word: Token) -> bool:
    """'Old' of 'a 16-year-old'."""
    return word.lower_ == "old" and word.i > 1 and word.nbor(-1).text in {"-", "year"}


def _mention(text: NamedText, word: Token) -> Mention:
    start = word.left_edge.i
    plural = word.tag_ in {"NNS", "NNPS"}
    words = str(text.doc[start : word.i + 1].text)
    if word.pos_ != "PROPN":
        actor = Actor(mention=words, sector="CVL", role="person")
        return Mention(
            start, word.i + 1, word.i, "group" if plural else "role", (actor,), plural, "who.dealt-with"
        )
    named = [t.i for t in word.lefts if t.dep_ == "compound" and t.pos_ == "PROPN"]
    start = min([*named, word.i])
    name = str(text.doc[start : word.i + 1].text)
    return Mention(
        start, word.i + 1, word.i, "person", (Actor(mention=name, name=name),), False, "who.dealt-with"
    )
