"""Who says so, where no reporting verb tells it: 'according to', 'by the army's account', 'reportedly', 'is understood to'?"""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coding.findings import Said
from dragoman.coding.says_who.clauses import shortened
from dragoman.coding.says_who.sources import how_told, phrase_of
from dragoman.coding.says_who.text import ATTITUDE, VOUCH, QuotedText, Range, runs, trim, whole
from dragoman.reading.doers import has_subject
from dragoman.reading.grammar import clause_verb
from dragoman.reading.labels import NOUN_SUBJECTS, VERBS
from dragoman.records import How

BEFORE_ASIDES = frozenset({",", "-", "–", "—", "--", "("})


def according(token: Token, text: QuotedText) -> Iterator[Said]:
    """'According to X, Y' and 'Y, according to X'."""
    to = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if to is None or to.lower_ != "to":
        return
    noun = next((c for c in (*to.children, *token.children) if c.dep_ in {"pobj", "pcomp"}), None)
    if noun is None or noun.lower_ in text.cues.not_according:
        return
    source = phrase_of(noun, token)
    content = _beside(token, range(token.i, noun.right_edge.i + 1), text)
    if content:
        yield Said(
            source, (token.i, to.i + 1), tuple(content), how_told(source, content, text), VOUCH + "according"
        )


def _beside(token: Token, own: range, text: QuotedText) -> list[Range]:
    """The clause beside which `own`, a phrase that `token` heads, stands."""
    head = clause_verb(token.head)
    if token.i and token.doc[token.i - 1].text == ",":
        head = _first_of_its_verbs(head)
    tokens = {t.i for t in head.subtree if t.i not in own} if head.i != token.i else set()
    if not tokens:
        sent = token.sent
        tokens = {i for i in range(sent.start, sent.end) if i not in own}
    return whole(trim(runs(tokens), text), token, text)


def account(noun: Token, text: QuotedText) -> Iterator[Said]:
    """'By the army's account, Y', 'in the view of Peru, Y', 'by one estimate, Y', 'Y, per the ministry'."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.dep_ != "prep" or prep.head.pos_ not in VERBS or not _apart(prep):
        return
    whose = _whose(noun)
    if whose is None and prep.lower_ == "in":  # 'in other words'
        return
    source = phrase_of(whose if whose is not None else noun, prep)
    content = _beside(prep, range(prep.i, noun.right_edge.i + 1), text)
    if content:
        how: How = how_told(source, content, text) if whose is not None else "unnamed"  # 'by all accounts'
        yield Said(source, (prep.i, noun.i + 1), tuple(content), how, VOUCH + "account")


def _whose(noun: Token) -> Token | None:
    """Whose account it is: 'the army's account', 'the view of Peru'; not 'in view of the war'."""
    for child in noun.lefts:
        if child.dep_ == "poss" and child.ent_type_ != "DATE":
            return child
    if not any(c.dep_ == "det" for c in noun.lefts):
        return None
    held = (c for of in noun.rights if of.lower_ == "of" for c in of.rights if c.dep_ == "pobj")
    return next(held, None)


def per(token: Token, text: QuotedText) -> Iterator[Said]:
    """'Per the ministry, Y'; not 'per head', 'per cent'."""
    noun = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if noun is None or token.head.pos_ not in VERBS or not _apart(token):
        return
    one = noun.pos_ == "PROPN" or any(c.dep_ in {"det", "poss"} for c in noun.lefts)
    content = _beside(token, range(token.i, noun.right_edge.i + 1), text) if one else []
    if content:
        source = phrase_of(noun, token)
        how = how_told(source, content, text)
        yield Said(source, (token.i, token.i + 1), tuple(content), how, VOUCH + "account")


def _apart(prep: Token) -> bool:
    """Whether a phrase opens its sentence or stands behind a comma, and so says nothing of how a thing was done."""
    if prep.i == prep.sent.start:
        return True
    before = prep.nbor(-1)
    return before.text in BEFORE_ASIDES or before.dep_ == "cc"


def _first_of_its_verbs(verb: Token) -> Token:
    """'Raided' of 'rebels raided a mine and burned two lorries, according to the army', which tells both."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBS and not has_subject(verb):
        verb = verb.head
    return verb


def hearsay_adverb(token: Token, text: QuotedText) -> Iterator[Said]:
    """'reportedly': nobody is named, the clause is what is said."""
    head = token.head
    beside = {
        t.i for c in head.children if c.dep_ == "advcl" and c.i > head.i and _occasion(c) for t in c.subtree
    }
    content = shortened(trim(runs({t.i for t in head.subtree} - beside - {token.i}), text, gaps=2), text)
    if content:
        yield Said(None, (token.i, token.i + 1), tuple(content), "unnamed", VOUCH + "hearsay-adverb")


def _occasion(clause: Token) -> bool:
    """Whether a clause tells on what occasion something is said to have happened: 'when jets struck the town'."""
    return any(c.lower_ in {"when", "after", "before", "as", "while", "since"} for c in clause.children)


def hearsay_passive(token: Token, text: QuotedText) -> Said | None:
    """'X is understood to have met Y', 'it is said that X met Y', with no 'by'."""
    if token.tag_ != "VBN" or any(c.dep_ == "agent" for c in token.children):
        return None
    aux = next(
        (c for c in token.children if c.dep_ == "auxpass" or c.lower_ in {"is", "was", "are", "were"}), None
    )
    clause = next(
        (c for c in token.children if c.dep_ in {"xcomp", "ccomp", "csubjpass"} and c.i > token.i), None
    )
    if aux is None or clause is None:
        return None
    subject = next((c for c in token.children if c.dep_ in NOUN_SUBJECTS), None)
    tokens = {t.i for t in clause.subtree}
    if subject is not None and subject.lower_ != "it":
        tokens |= {t.i for t in subject.subtree}
    end = token.i + 1
    for child in clause.children:
        if child.dep_ in {"aux"} and child.i == end and child.lower_ in {"to", "have"}:
            end = child.i + 1
    content = shortened(trim(runs(tokens - set(range(aux.i, end))), text), text)
    vouch = text.cues.verb_forms.get(token.lower_, "") not in {"expect", "suppose"}
    rule = (VOUCH if vouch else ATTITUDE) + "hearsay-passive"
    return Said(None, (aux.i, end), tuple(content), "unnamed", rule) if content else None
