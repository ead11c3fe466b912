"""What does a cue that is put beside a clause report: 'X, he said, Y', 'as the army admits, X'?"""

from spacy.tokens import Token

from dragoman.coding.says_who.text import QuotedText, Range, runs, trim, within_paragraph
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.doers import has_subject
from dragoman.reading.labels import NOUN_SUBJECTS, VERBS
from dragoman.reading.lemmas import lemma

COMPANY = 10  # tokens of a cue's time and place that end a sentence
ASIDE = 3  # tokens of a cue's time and place before the comma that ends it
LONGEST = 40  # tokens of a cue and its company
STOPS = frozenset({",", ";", ":", "(", "-", "–", "—", "--"})


def beside(token: Token, text: QuotedText) -> list[Range]:
    """The clause beside which a cue stands apart, without the cue's own."""
    placed = token.dep_ in {"parataxis", "ccomp", "intj", "dep", "advcl"} and token.head.i != token.i
    if not placed or not (_aside(token) or _as_told(token)):
        return []
    around_it = [*_opening(token), *_closing(token)]
    own = {t.i for t in token.subtree} - {t.i for c in around_it for t in c.subtree}
    host = _host(token)
    more = {t.i for c in host.rights if _says_more(c, token, text) for t in c.subtree}
    tokens = {t.i for t in host.subtree} - own - more
    return trim(within_paragraph(runs(tokens), token, text), text)


def _says_more(clause: Token, cue: Token, text: QuotedText) -> bool:
    """Whether a clause after a cue says what else was said: 'X, he said, *adding that Y*'."""
    later = clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.i > cue.i
    return later and text.cues.lemma(clause.lower_) in text.cues.verbs


def _opening(token: Token) -> list[Token]:
    """What opens the clause beside a cue but hangs on the cue: '*If this fails*, he said, we shall leave'."""
    subject = next((c for c in reversed(list(token.lefts)) if c.dep_ in NOUN_SUBJECTS), None)
    if subject is None or subject.left_edge.i == 0 or subject.left_edge.nbor(-1).text != ",":
        return []
    return [c for c in token.lefts if c.i < subject.i and c.dep_ in {"advcl", "prep", "npadvmod", "cc"}]


def _closing(token: Token) -> list[Token]:
    """What closes the clause beside a cue but hangs on the cue: 'he left – the ministry said – *after a row*'."""
    kept = (c for c in token.rights if c.dep_ == "prep" and c.left_edge.i > token.i + 1)
    return [c for c in kept if c.left_edge.nbor(-1).text in STOPS]


def _host(token: Token) -> Token:
    """The verb that a cue stands beside, also where the parser hangs the cue on its subject: 'Rebels, he said, fled.'"""
    host = token.head
    return host.head if host.dep_ in NOUN_SUBJECTS and host.head.i > token.i else host


def _as_told(token: Token) -> bool:
    """'As the army admits', set apart by a comma; not 'as he announced the truce', nor 'as if he said so'."""
    mark = next((c for c in token.lefts if c.lower_ == "as"), None)
    if mark is None or lemma(token) not in word_list("asides.as_told") or _host(token).pos_ not in VERBS:
        return False
    first = mark.left_edge.i
    apart = first == token.sent.start or token.doc[first - 1].text in STOPS
    joined = mark.nbor(1).lower_ in word_list("asides.as_joined")
    told = any(c.dep_ in {"dobj", "ccomp", "xcomp", "attr"} and not _is_told(c) for c in token.rights)
    by_whom = has_subject(token) or any(c.dep_ == "agent" for c in token.children)
    return apart and by_whom and not joined and not told


def _is_told(thing: Token) -> bool:
    """Whether an object is whom somebody tells: 'as he told reporters'."""
    return thing.dep_ == "dobj" and lemma(thing.head) == "tell"


def around(token: Token, text: QuotedText) -> list[Range]:
    """What stands about a cue that the parse misplaced but commas set apart: 'X, he said, Y', 'X, he said.'"""
    doc = text.doc
    subject = next((c for c in reversed(list(token.lefts)) if c.dep_ == "nsubj"), None)
    after = _end_of_aside(token)
    if subject is None or after < 0:
        return []
    if any(c.dep_ == "advcl" and c.i < subject.i for c in token.children):
        return []  # 'when rebels left, the minister answered'
    start = subject.left_edge.i
    sent = token.sent
    if start - 1 <= sent.start or doc[start - 1].text != ",":
        return []
    return trim([(sent.start, start - 1), (after + 1, sent.end)], text)


def _end_of_aside(token: Token) -> int:
    """Where the comma or full stop stands after a cue and its time and place ('he said on Monday,'); -1 for none near."""
    for later in token.doc[token.i + 1 : min(token.i + ASIDE, token.sent.end)]:
        if later.text == "," or (later.text == "." and later.i == token.i + 1):
            return int(later.i)
        if later.tag_[0] == "V" or later.tag_ == "MD" or later.is_quote:
            return -1
    return _end_of_sentence(token)


def _end_of_sentence(token: Token) -> int:
    """The full stop of a sentence that ends with a cue and its time and place: 'X, the envoy said in Lima on Tuesday.'"""
    company = list(token.doc[token.i + 1 : token.sent.end])
    if token.dep_ not in {"conj", "advcl"} or len(company) > COMPANY:
        return -1
    if any(c.i > token.i and c.dep_ not in {"prep", "npadvmod", "advmod", "punct"} for c in token.children):
        return -1
    last = next((t for t in reversed(company) if not t.is_space), None)
    return int(last.i) if last is not None and last.text == "." else -1


def _aside(token: Token) -> bool:
    """Whether a cue stands apart from the clause above it: parenthetical, with its subject beside it, between commas."""
    if token.dep_ != "parataxis" and any(
        c.dep_ in {"mark", "ccomp", "xcomp", "dobj"} for c in token.children
    ):
        return False
    if not has_subject(token) or (token.dep_ == "ccomp" and token.i < token.head.i):
        return False
    left = token.left_edge.i
    if opening := _opening(token):
        left = opening[-1].right_edge.i + 2
    while left < token.i and token.doc[left].is_punct:  # which the parser may hang on the cue
        left += 1
    apart = left > 0 and token.doc[left - 1].text in {",", "”", '"', "’", "-", "–", "—"}
    return apart and len(list(token.subtree)) < LONGEST
