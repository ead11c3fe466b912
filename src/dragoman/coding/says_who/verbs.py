"""What does a reporting verb attribute to whom?"""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coding.findings import Said
from dragoman.coding.says_who.clauses import spoken
from dragoman.coding.says_who.complements import complements_of
from dragoman.coding.says_who.nouns import carried_by, stands_under
from dragoman.coding.says_who.sources import how_told, in_confidence, source_of
from dragoman.coding.says_who.text import ATTITUDE, VOUCH, QuotedText, Range, is_infinitive, minus
from dragoman.knowledge.cues import Reporting
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.lemmas import lemma as lemma_of

MAIN = frozenset({"ROOT", "conj", "parataxis", "relcl"})  # clauses that need no infinitive


def verb_saying(token: Token, lemma: str, text: QuotedText) -> Iterator[Said]:
    """The saying whose cue is this verb, if it reports what somebody says, shows, thinks, asks, judges or undertakes."""
    after = text.tokens[token.i + 1].lower_ if token.i + 1 < len(text.tokens) else ""
    joined = f"{lemma}_{after}"
    ways = text.cues.verbs.get(joined, ())
    width = 2 if ways else 1
    if not _asserted(token) or _carries(token, text) or _names(token, text) or _passes_on(token):
        return
    for way in (*ways, *(text.cues.verbs.get(lemma, ()) if not ways else ())):
        cue_end = token.i + width
        content = spoken(token, way, text)
        called_out = way.kind == "judge" and bool(content)  # '"You lied," she scolded'
        stands_for = way.attributes and (bool(content) or way.vouches_object)
        vouches = (stands_for or called_out) and not _open(token)
        if not content and (not way.strict or (way.kind == "show" and _from_document(token, text))):
            content, cue_end = complements_of(token, way, cue_end, text)
        if content:
            source = source_of(token)
            if _worth(token, way, source):
                yield _said(
                    source, (token.i, cue_end), content, (VOUCH if vouches else ATTITUDE) + way.id, text
                )
            return


def _carries(token: Token, text: QuotedText) -> bool:
    """Whether the verb only carries a noun of saying, which is the cue: 'voiced doubts about the plan'."""
    for child in token.children:
        if child.dep_ == "dobj" and carried_by(child, text) is not None:
            ways = text.cues.nouns.get(text.cues.lemma(child.lower_), ())
            return any(stands_under(child, way) is not None for way in ways)
    return False


def _passes_on(token: Token) -> bool:
    """Whether a verb only passes on what another says, which is the cue: 'quoted him as *saying* that'."""
    saying = (c for link in token.rights if link.lower_ == "as" for c in link.rights if c.dep_ == "pcomp")
    return any(c.dep_ == "ccomp" for verb in saying for c in verb.rights)


def _names(token: Token, text: QuotedText) -> bool:
    """Whether a participle only tells how a thing is named: 'a village called Bright Springs'; not 'called a traitor by Peru', 'dubbed “Hope”'."""
    if token.dep_ != "acl" or token.tag_ != "VBN" or any(c.dep_ == "agent" for c in token.children):
        return False
    name = next((c for c in token.rights if c.dep_ in {"oprd", "dobj", "attr"}), None)
    return name is not None and name.pos_ == "PROPN" and text.inside[name.i] < 0


def _worth(token: Token, way: Reporting, source: Range | None) -> bool:
    """Whether a saying tells of somebody's stance: not a mere modifier ('crowds mocking X', 'for backing X'), except of a paper or occasion."""
    if way.attributes:
        return source is not None or token.tag_ != "VBG"
    if token.dep_ == "acl" and lemma_of(token.head) in word_list("doers.papers"):
        return True  # 'issued a statement condemning the raid'
    if token.dep_ == "pcomp" and token.head.lower_ in word_list("verbs.occasioned"):
        return source is not None  # 'ended his speech by condemning the raid'
    return token.dep_ not in {"pcomp", "amod", "csubj"} and (token.dep_ != "acl" or token.tag_ == "VBN")


def _asserted(token: Token) -> bool:
    """Whether a verb tells that somebody says it, or that he may: no infinitive, no imperative."""
    if token.tag_ != "VB":
        return True
    if token.dep_ in MAIN and any(c.dep_ == "nsubj" for c in token.lefts) and not is_infinitive(token):
        return True  # 'critics of the tax, who …, see it as a threat', which the parser tags as bare
    if token.dep_ in {"xcomp", "advcl"} and lemma_of(token.head) in word_list("verbs.going_on"):
        return token.dep_ == "xcomp" or any(c.dep_ == "prt" for c in token.head.rights)
    return any(c.dep_ == "aux" and c.tag_ != "TO" for c in token.children)


def _said(source: Range | None, cue: Range, content: list[Range], rule: str, text: QuotedText) -> Said:
    held = {i for start, end in content for i in range(start, end)}
    own = range(*source) if source is not None else ()
    if source is not None and not held.isdisjoint(own) and not held.issuperset(own):
        source = next(((a, b) for a, b in minus([source], held)), source)
    hidden = in_confidence(text.doc[cue[0]], held, text)
    return Said(source, cue, tuple(content), "unnamed" if hidden else how_told(source, content, text), rule)


def _open(token: Token) -> bool:
    """Whether it is left open, or denied, that it was said: 'may say that', 'did not say that'."""
    return any(
        c.dep_ == "neg" or c.lower_ in {"not", "never"} or (c.tag_ == "MD" and c.dep_ == "aux")
        for c in token.children
    )


def _from_document(token: Token, text: QuotedText) -> bool:
    """Whether the subject is something to read or look at: 'a survey shows a lead'."""
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    return subject is not None and text.cues.lemma(subject.lower_) in text.cues.sources["documents"]
