"""What was it about?

Takes the topic slots of an act and returns the text's own noun phrases, each with a PLOVER context; and the contexts
of the act from its sentence. It can't yet follow a reference: 'the issue' stays 'the issue'.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from itertools import islice, takewhile
from operator import attrgetter

from spacy.tokens import Doc, Token

from dragoman.codebook import Codebook
from dragoman.codebook.contexts import ContextHit
from dragoman.coding.findings import Act, Finding
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.beside import is_beside
from dragoman.reading.labels import NOUNS, VERBS
from dragoman.records import Topic

MAX_TOPICS, MAX_CHARACTERS, MAX_CONTEXTS = 12, 200, 4
MAX_OF_DOCUMENT, LEAST_PLACES = 2, 3
_MAX_TOKENS = 120  # of a phrase or a sentence that is looked at

_NOT_TOPICS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_TAILS = frozenset(
    {"relcl", "parataxis", "advcl", "ccomp", "meta"}
)  # clauses that follow a topic, no part of it
_EDGES = frozenset({"cc", "preconj", "punct", "mark", "dep", "intj"})
_LISTING = frozenset({"like", "including", "include", "namely", "as", "from"})


def about_what(
    act: Act, doc: Doc, *, codebook: Codebook, parties: Set[int] = frozenset()
) -> tuple[Finding[Topic], ...]:
    """The topics of an act, in text order: noun phrases as the text has them.

    Args:
        act: its `topics` are the head tokens of the topic slots.
        doc: the parsed text.
        codebook: gives each topic its context.
        parties: head tokens of the act's sides, which are no topics.

    Returns:
        At most 12, each of at most 200 characters, none within another. The span covers the phrase in `doc.text`;
        `Topic.text` is the same words with line breaks closed up. Rules: "about_what.slot" (the slot's phrase),
        "about_what.list" (an item of a list in it), "about_what.object" (what an act in the slot is done to).
    """
    found: dict[tuple[int, int], str] = {}
    for head in dict.fromkeys(i for i in act.topics[: 2 * MAX_TOPICS] if 0 <= i < len(doc)):
        for noun, rule in _nouns_of(doc[head], parties=parties):
            for start, end in _phrases(noun, parties=parties):
                if not any(s < end and start < e for s, e in found):
                    found[(start, end)] = rule
    findings = (_finding(doc, start, end, rule, codebook) for (start, end), rule in sorted(found.items()))
    return tuple(f for f in findings if f is not None)[:MAX_TOPICS]


def context_hits(doc: Doc, *, codebook: Codebook) -> tuple[ContextHit, ...]:
    """The words of a report that give a context: looked up once, for all its acts."""
    return codebook.context_hits([token.lemma_ for token in doc])


def contexts_of_act(
    act: Act, doc: Doc, *, codebook: Codebook, hits: Sequence[ContextHit]
) -> tuple[Finding[str], ...]:
    """The PLOVER contexts of an act: what its mode implies, then its clause's, then its sentence's; at most 4.

    The spans are the words that gave the context, of `hits`. None where no word gives one: a context is never guessed.
    Rules: "about_what.mode", "about_what.clause", "about_what.sentence".
    """
    if not 0 <= act.trigger < len(doc):
        return ()
    trigger, sentence = doc[act.trigger], doc[act.trigger].sent
    found: dict[str, Finding[str]] = {}
    implied = codebook.context_of_mode.get(act.mode)
    if implied:
        found[implied] = Finding(implied, (_span(doc, trigger.i, trigger.i + 1),), "about_what.mode")
    clause = (max(act.start, sentence.start), min(act.end, sentence.end), "about_what.clause")
    for start, end, rule in (clause, (sentence.start, sentence.end, "about_what.sentence")):
        first = max(start, min(act.trigger, end) - _MAX_TOKENS)
        for finding in _contexts_between(doc, first, min(end, first + 2 * _MAX_TOKENS), rule, codebook, hits):
            found.setdefault(finding.value, finding)
    return tuple(found.values())[:MAX_CONTEXTS]


def contexts_of_document(doc: Doc, *, hits: Sequence[ContextHit]) -> tuple[Finding[str], ...]:
    """The contexts that a report as a whole is about, at most 2: words of at least 3 places give each.

    The spans are the first three of those places. Rule: "about_what.document". A report's context need not be that of
    each of its acts.
    """
    words: dict[str, list[tuple[int, int]]] = {}
    for hit in hits:
        words.setdefault(hit.context, []).append((hit.start, hit.end))
    leading = sorted(words.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Finding(
            context, tuple(_span(doc, s, e) for s, e in sorted(places)[:LEAST_PLACES]), "about_what.document"
        )
        for context, places in leading[:MAX_OF_DOCUMENT]
        if len(places) >= LEAST_PLACES
    )


def _contexts_between(
    doc: Doc, start: int, end: int, rule: str, codebook: Codebook, hits: Sequence[ContextHit]
) -> Iterable[Finding[str]]:
    first = bisect_left(hits, start, key=attrgetter("start"))
    last = bisect_left(hits, end, key=attrgetter("start"))
    near = [h for h in hits[first:last] if h.end <= end]
    for context in codebook.ranked(near, minimum=1.0):
        words = {(h.start, h.end) for h in near if h.context == context}
        yield Finding(context, tuple(_span(doc, s, e) for s, e in sorted(words)), rule)


def _nouns_of(head: Token, *, parties: Set[int]) -> list[tuple[Token, str]]:
    """The nouns that a slot's filler gives as topics: itself, the items of its list, the objects of an act."""
    if head.pos_ in VERBS and head.tag_ != "VBN":
        return [(noun, "about_what.object") for noun in _objects(head)]
    items = _listed(head, parties=parties)
    if items and _announces(head, items):
        return [(item, "about_what.list") for item in items]
    return [(item, "about_what.list") for item in items] + _series(head)


def _objects(verb: Token) -> list[Token]:
    """What an act in a topic slot is done to ('on expanding trade': trade); else what its prepositions take."""
    direct = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.pos_ in NOUNS]
    if not direct:
        direct = [g for c in verb.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
    return [noun for d in direct for noun in _coordinated(d)]


def _listed(head: Token, *, parties: Set[int]) -> list[Token]:
    """The items of a list that the phrase announces: 'areas such as A and B', 'issues: A, B', 'sectors like A'."""
    items: list[Token] = []
    for token in _own_tokens(head):
        if token.dep_ == "prep" and token.lower_ in _LISTING and _opens_list(token):
            items += [n for c in token.children if c.dep_ == "pobj" for n in _coordinated(c)]
        elif (
            token.dep_ == "appos"
            and token.head.lemma_.lower() in word_list("about_what.generic")
            and token.i > token.head.i
        ):
            items += _coordinated(token)
        elif token.text == ":" and token.head.lemma_.lower() in word_list("about_what.generic"):
            items += [
                n for c in token.head.rights if c.dep_ == "conj" and c.i > token.i for n in _coordinated(c)
            ]
    return list(dict.fromkeys(i for i in items if i.i not in parties))


def _opens_list(preposition: Token) -> bool:
    """Whether a preposition opens a list: 'like' and 'from' only after a noun that announces one."""
    word, over = preposition.lower_, preposition.head
    if word == "as":
        return bool(preposition.i > 0 and preposition.nbor(-1).lower_ == "such")
    if word in {"like", "from"}:
        return over.lemma_.lower() in word_list("about_what.generic")
    return True


def _announces(head: Token, items: Sequence[Token]) -> bool:
    """Whether the head is but the list's announcement ('cooperation *in areas* like A': no; 'areas like A': yes)."""
    if head.lemma_.lower() in word_list("about_what.generic"):
        return True
    first = items[0]
    over = takewhile(lambda t: t.i != head.i, first.ancestors)
    return any(t.lemma_.lower() in word_list("about_what.generic") and t.pos_ == "NOUN" for t in over)


def _series(head: Token) -> list[tuple[Token, str]]:
    """The head and what is joined to it, but the head alone where the joined nouns share one complement."""
    nouns = _coordinated(head)
    if len(nouns) == 2 and _share_complement(*nouns):
        return [(head, "about_what.slot")]
    return [(noun, "about_what.slot") for noun in nouns]


def _share_complement(first: Token, last: Token) -> bool:
    """'the strength and unity of the alliance' is one topic, 'trade and the war in Yemen' are two."""
    own_words = any(c.dep_ in {"det", "poss", "nummod", "amod", "compound"} for c in last.lefts)
    tails = [c for noun in (first, last) for c in noun.rights if c.dep_ in {"prep", "acl"} and c.i > last.i]
    return last.i - first.i == 2 and bool(tails) and not own_words


def _coordinated(noun: Token) -> list[Token]:
    """A noun and at most as many joined to it after it as there may be topics, in text order."""
    nouns = [noun]
    for known in nouns:  # grows as it goes: each noun may have the next one under it
        room = MAX_TOPICS - len(nouns)
        nouns += islice((c for c in known.rights if c.dep_ == "conj"), max(room, 0))
    return sorted(nouns, key=lambda token: token.i)


def _phrases(noun: Token, *, parties: Set[int]) -> list[tuple[int, int]]:
    """The token range of a noun's phrase, trimmed; none where the noun is no topic."""
    if noun.pos_ not in NOUNS and noun.tag_ != "VBG" and not _is_part(noun):
        return []
    doc, head = noun.doc, noun.i
    dated = noun.ent_type_ in _NOT_TOPICS and noun.ent_type_ not in {"MONEY", "QUANTITY", "CARDINAL"}
    if head in parties or dated or noun.like_num or _is_measure(noun):
        return []
    start, end = max(noun.left_edge.i, head - _MAX_TOKENS), min(noun.right_edge.i + 1, head + _MAX_TOKENS)
    end = min([end, *(_cut(t, noun) for t in doc[head + 1 : end] if _ends(t, noun, parties))])
    shared = _shared_end(noun, end)
    end = max(head + 1, min(end, shared))
    while end - 1 > head and (_is_edge(doc[end - 1]) or _trails(doc[end - 1])):
        end -= 1
    while start < head and _is_edge(doc[start]):
        start += 1
    start, end = _close(doc, start, end)
    while end - 1 > head and _length(doc, start, end) > MAX_CHARACTERS:
        end -= 1
    return [(start, end)] if _length(doc, start, end) <= MAX_CHARACTERS else []


def _close(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The range with its closing quotation mark or bracket, where it opens inside and closes right after."""
    marks = sum(token.is_quote and token.text not in {"'", "’"} for token in doc[start:end])
    brackets = sum((token.text == "(") - (token.text == ")") for token in doc[start:end])
    closes = end < len(doc) and (
        (marks % 2 and doc[end].is_quote) or (brackets == 1 and doc[end].text == ")")
    )
    return (start, end + 1) if closes else (start, end)


def _shared_end(noun: Token, end: int) -> int:
    """Where the phrase stops before what is joined to it, unless the two share a complement."""
    joined = [c for c in noun.rights if c.dep_ == "conj"]
    nouns = _coordinated(noun)
    if not joined or (len(nouns) == 2 and _share_complement(*nouns)):
        return end
    ccs = [c.i for c in noun.rights if c.dep_ == "cc" and c.i < joined[0].left_edge.i]
    return int(min([joined[0].left_edge.i, *ccs]))


def _ends(token: Token, noun: Token, parties: Set[int]) -> bool:
    """Whether the phrase of `noun` ends before `token`'s own: a clause, a date, a side, 'among others', a list."""
    if token.dep_ in _TAILS:
        within_act = token.dep_ in {"ccomp", "advcl"} and token.head.pos_ in VERBS  # 'efforts to see it go'
        return bool(token.left_edge.i > noun.i) and not within_act
    if token.dep_ in {"acl", "appos"}:
        return bool(token.left_edge.i > noun.i + 1 and token.left_edge.nbor(-1).text == ",")
    if token.dep_ == "npadvmod" and token.ent_type_ in {"DATE", "TIME"}:
        return True
    if token.dep_ != "prep":
        return bool(token.is_quote and token.nbor(-1).is_punct)
    if is_beside(token) or (token.lower_ in {"including", "like", "as"} and _opens_list(token)):
        return True
    objects = [c for c in token.children if c.dep_ == "pobj"]
    dated = any(o.ent_type_ in {"DATE", "TIME"} for o in objects) and token.lower_ in {
        "on",
        "at",
        "in",
        "for",
        "since",
    }
    party = any(o.i in parties for o in objects) and token.lower_ in {"with", "to"}
    among = token.lower_ == "among" and any(g.lower_ == "other" for o in objects for g in o.children)
    return (dated and token.head.i == noun.i) or (party and token.head.i == noun.i) or among


def _cut(token: Token, noun: Token) -> int:
    """Where to cut for a token that ends the phrase, never before the noun itself."""
    return int(max(noun.i + 1, min(token.i, token.left_edge.i)))


def _own_tokens(head: Token) -> list[Token]:
    """The tokens of a head's phrase up to where its first clause begins."""
    end = min(head.right_edge.i + 1, head.i + _MAX_TOKENS)
    own = head.doc[head.i : end]
    stop = min([end, *(t.left_edge.i for t in own if t.dep_ in _TAILS and t.left_edge.i > head.i)])
    return list(head.doc[head.i : stop])


def _is_measure(noun: Token) -> bool:
    """Numbers and units of time or money that stand for no matter: 'two hours', '$5 million'."""
    return noun.ent_type_ in _NOT_TOPICS and not any(c.dep_ in {"prep", "amod", "acl"} for c in noun.children)


def _is_part(token: Token) -> bool:
    """'some of the troops', 'most of the debt'."""
    return token.pos_ in {"PRON", "DET", "ADJ"} and any(
        c.lower_ == "of" and c.i > token.i for c in token.children
    )


def _is_edge(token: Token) -> bool:
    return token.is_space or token.is_punct or token.dep_ in _EDGES - {"dep"}


def _trails(token: Token) -> bool:
    """A word that cannot end a noun phrase."""
    return (
        token.pos_ in {"ADP", "DET", "CCONJ", "SCONJ"}
        or token.tag_ == "POS"
        or (token.pos_ == "PRON" and token.tag_ == "PRP$")
    )


def _length(doc: Doc, start: int, end: int) -> int:
    return len(_text(doc, start, end))


def _text(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())


def _span(doc: Doc, start: int, end: int) -> tuple[int, int]:
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def _lemmas(doc: Doc, start: int, end: int) -> list[str]:
    return [token.lemma_ for token in doc[start:end]]


def _finding(doc: Doc, start: int, end: int, rule: str, codebook: Codebook) -> Finding[Topic] | None:
    text = _text(doc, start, end)
    if not text:
        return None
    contexts = codebook.contexts_of(_lemmas(doc, start, end))
    topic = Topic(text=text, context=contexts[0] if contexts else "")
    return Finding(topic, (_span(doc, start, end),), rule)
