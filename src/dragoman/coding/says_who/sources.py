"""Which words name who says something, and do they name anybody?"""

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.coding.says_who.text import QuotedText, Range
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import ACTIVE_SUBJECTS, FINITE
from dragoman.reading.lemmas import lemma
from dragoman.records import How

NEAR = 8  # words between a cue and the comma after its company
MAX_UP = 6  # steps up the tree in search of a subject


def source_of(token: Token) -> Range | None:
    """The phrase that says who: the cue's subject, or that of the verb it leans on; the 'by' phrase of a passive."""
    verb: Token = token
    if (quoted := _quoted(token) or _goes_on(token)) is not None:
        return phrase_of(quoted, token)
    for _ in range(MAX_UP):
        for child in verb.children:
            if child.dep_ == "agent":
                return phrase_of(next(iter(child.children), child), token)
        passive = any(c.dep_ == "nsubjpass" for c in verb.children)
        subjects = [
            c
            for c in verb.children
            if c.dep_ in ACTIVE_SUBJECTS or (passive and verb != token and c.dep_ == "nsubjpass")
        ]
        if subjects:  # of two the one beside the cue: 'Rebels, an envoy pointed out, fled'
            return _subject(next((c for c in reversed(subjects) if c.i < verb.i), subjects[0]), verb, token)
        if verb.dep_ in {"acl", "relcl"}:
            return phrase_of(verb.head, token)
        if verb.dep_ in {"pcomp"}:
            verb = verb.head
        if verb.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"} or (
            passive and verb == token
        ):
            return None
        if verb.dep_ == "ccomp" and verb.tag_ not in {"VBG", "VB"}:
            return None
        verb = verb.head
    return None


def _quoted(cue: Token) -> Token | None:
    """Whom another quotes: 'the radio quoted *Lopez* as saying that', '*Lopez* was quoted as saying that'."""
    link = cue.head if cue.dep_ == "pcomp" else next((c for c in cue.rights if c.lower_ == "as"), None)
    if link is None or link.lower_ != "as" or not any(c.dep_ == "pcomp" for c in link.rights):
        return None
    verb = link.head
    if lemma(verb) not in word_list("sources.quoting"):
        return None
    return next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)


def _goes_on(cue: Token) -> Token | None:
    """Who said what stands before a comma and goes on to say this: '… the *envoy* said on Monday, adding that'."""
    comma = cue.left_edge.i - 1
    if cue.dep_ != "advcl" or cue.tag_ != "VBG" or comma < 1 or cue.doc[comma].text != ",":
        return None
    for word in reversed(cue.doc[max(cue.sent.start, comma - NEAR) : comma]):
        if word.dep_ in {"parataxis", "ccomp"} and word.tag_ in FINITE and word.i != cue.head.i:
            return next((c for c in word.lefts if c.dep_ in ACTIVE_SUBJECTS), None)
        if word.is_punct:
            break
    return None


def _subject(child: Token, verb: Token, cue: Token) -> Range:
    """A subject phrase; a relative pronoun together with the noun it stands for."""
    if child.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        noun = verb.head
        start = min(noun.left_edge.i, child.i)
        return (start, child.i + 1) if child.i - start < 40 else (child.i, child.i + 1)
    return phrase_of(child, cue)


def phrase_of(head: Token, cue: Token) -> Range:
    """The noun phrase of a head, cut before the cue where the cue hangs on it."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if start <= cue.i < end:
        kids = [c for c in head.children if c.left_edge.i > head.i and c.right_edge.i < cue.i]
        return (
            (start, max([head.i, *(c.right_edge.i for c in kids if c.dep_ not in {"punct"})]) + 1)
            if head.i < cue.i
            else (head.i, end)
        )
    while end - 1 > head.i and head.doc[end - 1].is_punct:
        end -= 1
    return start, end


def how_told(source: Range | None, content: Iterable[Range], text: QuotedText) -> How:
    """How something is told: by nobody named, in quotation marks (at least four fifths of it), or in other words."""
    if source is not None and _unnamed(source, text):
        return "unnamed"
    inside = [quote for start, end in content for quote in text.inside[start:end]]
    quoted = len(inside) - inside.count(-1)
    return "direct_quote" if inside and quoted * 10 >= len(inside) * 8 else "indirect"


def _unnamed(source: Range, text: QuotedText) -> bool:
    """Whether a source phrase names nobody: 'sources', 'an unnamed official', 'officials who asked not to be named'."""
    span = text.doc[source[0] : source[1]]
    names = text.cues.sources
    head = span.root
    if text.cues.lemma(head.lower_) in names["unnamed_heads"]:
        return True
    words = {t.lower_ for t in span} | {t.lower_ for t in head.subtree if t.i < source[1] + 30}
    if words & (names["unnamed_marks"] | names["anonymity_words"]):
        return True
    verbs = {text.cues.lemma(w) for w in words}
    return bool(verbs & names["anonymity_verbs"]) and bool(words & word_list("sources.unwilling"))


def in_confidence(token: Token, held: set[int], text: QuotedText) -> bool:
    """Whether the cue itself tells that its source would not be named: 'said on condition of anonymity'."""
    hidden = text.cues.sources["anonymity_words"]
    near = (t for c in token.children if c.dep_ in {"prep", "advmod"} for t in c.subtree)
    return any(t.lower_ in hidden and t.i not in held for t in near)
