"""What does a noun or an adjective of saying, thinking or asking attribute to whom?

'The claim that', 'a promise to', 'criticism of the plan', 'voiced doubts about it', 'is worried about', 'is confident that'.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coding.findings import Said
from dragoman.coding.says_who.sources import how_told, phrase_of, source_of
from dragoman.coding.says_who.text import ATTITUDE, VOUCH, QuotedText, Range, is_infinitive, trim
from dragoman.knowledge.cues import Reporting
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.labels import NOUN_SUBJECTS, VERBS
from dragoman.records import How

NEAR = 5  # tokens between the verb that carries a noun of saying and the noun
CLAUSES_OF_NOUNS = frozenset({"acl", "ccomp", "relcl", "xcomp", "advcl"})


def noun_saying(token: Token, lemma: str, text: QuotedText) -> Iterator[Said]:
    """The saying whose cue is this noun: its clause, or what stands under its preposition."""
    for way in text.cues.nouns[lemma]:
        clause = next(
            (c for c in token.children if c.dep_ in CLAUSES_OF_NOUNS and c.i > token.i and _said_by(c, way)),
            None,
        )
        prep = None if clause is not None else stands_under(token, way)
        head = clause or prep
        if head is None:
            continue
        first = clause.left_edge.i if clause is not None else head.i + 1
        content = trim([(first, head.right_edge.i + 1)], text)
        carrier = carried_by(token, text)
        source = _owner(token, head, carrier)
        if content and (way.attributes or source is not None) and (clause or carrier or way.kind == "say"):
            start = carrier.i if carrier is not None else token.i
            cue = (start, token.i + 1 if clause is not None else max(token.i + 1, head.i + 1))
            yield _written(source, cue, content, way, lemma, text)
            return


def _written(
    source: Range | None, cue: Range, content: list[Range], way: Reporting, lemma: str, text: QuotedText
) -> Said:
    nameless = source is None and lemma in text.cues.sources["hearsay_nouns"]
    how: How = "unnamed" if nameless else how_told(source, content, text)
    return Said(source, cue, tuple(content), how, (VOUCH if way.attributes else ATTITUDE) + f"noun-{way.id}")


def stands_under(token: Token, way: Reporting) -> Token | None:
    """The preposition under which the content of a noun of saying stands: 'criticism *of* the plan'."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in way.takes and child.i > token.i:
            held = [c for c in child.children if c.dep_ in {"pobj", "pcomp"}]
            if held and held[0].ent_type_ not in {"DATE", "TIME"}:
                return child
    return None


def carried_by(token: Token, text: QuotedText) -> Token | None:
    """The verb that makes a noun of saying somebody's: '*voiced* doubts', '*made* a promise', '*has* questions'."""
    verb = token.head
    if token.dep_ != "dobj" or not 0 < token.i - verb.i <= NEAR:
        return None
    return verb if text.cues.lemma(verb.lower_) in text.cues.sources["carriers"] else None


def _owner(token: Token, content: Token, carrier: Token | None) -> Range | None:
    """Whose saying a noun is: 'Peru's claim that', 'reports from Lima that', '*Peru* voiced doubts'."""
    for child in token.children:
        if child.dep_ == "poss" and not (carrier is not None and child.tag_ == "PRP$"):
            return phrase_of(child, content)
        near = child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "of"}
        if near and child.i < content.i and child.i != content.i:
            noun = next(iter(child.children), None)
            return phrase_of(noun, content) if noun is not None else None
    carrier = carrier or _carried_with(token)
    return source_of(carrier) if carrier is not None else None


def _carried_with(token: Token) -> Token | None:
    """The verb of who does a thing with what he says: '*angered* Chad with a claim that'; not 'agreed with a claim that'."""
    link = token.head
    verb = link.head
    if token.dep_ != "pobj" or link.lower_ != "with" or verb.pos_ not in VERBS or link.i < verb.i:
        return None
    new = any(c.lower_ in {"a", "an"} for c in token.lefts)
    return verb if new and any(c.dep_ == "dobj" for c in verb.rights) else None


def _said_by(clause: Token, way: Reporting) -> bool:
    that = any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in clause.children)
    return that or ("inf" in way.takes and way.kind in {"ask", "commit", "want"} and is_infinitive(clause))


def adjective_saying(token: Token, word: str, text: QuotedText) -> Iterator[Said]:
    """The stance that an adjective after 'be' tells of: 'is worried about', 'is confident that', 'are eager to'."""
    verb = token if _like_adjective(token) else token.head
    bearer = _bearer(token)
    copula = token.dep_ in {"acomp", "oprd"} and text.cues.lemma(verb.lower_) in word_list("nouns.copulas")
    if bearer is None and verb is not token and not copula:
        return
    source = phrase_of(bearer, token) if bearer is not None else source_of(verb)
    if source is None or text.doc[source[0]].lower_ in {"it", "that", "this", "there"}:
        return
    for way in text.cues.adjectives_of_stance.get(word, ()):
        clause = next((c for c in (*token.children, *verb.children) if c.i > token.i and _felt(c, way)), None)
        prep = None if clause is not None else stands_under(token, way)
        head = clause or prep
        if head is None:
            continue
        content = trim(
            [(clause.left_edge.i if clause is not None else head.i + 1, head.right_edge.i + 1)], text
        )
        if content:
            cue = (token.i, token.i + 1 if clause is not None else head.i + 1)
            yield Said(
                source, cue, tuple(content), how_told(source, content, text), ATTITUDE + f"adjective-{way.id}"
            )
            return


def _bearer(token: Token) -> Token | None:
    """Whose stance an adjective tells beside no copula: 'with farmers worried about it', 'farmers, worried about it,'."""
    if token.dep_ == "amod" and token.i > token.head.i:
        return token.head
    return next((c for c in token.lefts if c.dep_ in NOUN_SUBJECTS), None)


def _like_adjective(token: Token) -> bool:
    """Whether a participle after 'be' is parsed as a passive though nobody acts: 'is opposed to', 'is worried about'."""
    return token.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in token.children)


def _felt(clause: Token, way: Reporting) -> bool:
    if clause.dep_ not in {"ccomp", "xcomp", "acl"}:
        return False
    return "inf" in way.takes if is_infinitive(clause) else "clause" in way.takes
