"""Who says so?

Finds every attribution of a text: direct quotations (also nested, unclosed, in pieces, over paragraphs), indirect and
mixed speech, hearsay with no name. Cannot answer yet: quotations without any cue that open a report; who 'he' is.

Rules are named `says_who.vouch.*` where the source stands for what stands in the content, and `says_who.attitude.*`
where it only wants, asks for or judges it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from dragoman.coding.findings import Said
from dragoman.coding.quotations import CLOSING, OPENING, find_quotes
from dragoman.knowledge.cues import Cues, Reporting
from dragoman.records import How

Range = tuple[int, int]

VOUCH, ATTITUDE = "says_who.vouch.", "says_who.attitude."
DASHES = frozenset({"―", "—", "–", "--"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSES = frozenset({"ccomp", "parataxis"})
FILLERS = frozenset(" ,.;:!?-–—―\n\t")
VOICES = frozenset(
    {
        "say",
        "tell",
        "state",
        "according",
        "hearsay-passive",
        "hearsay-adverb",
        "noun-statement",
        "signed",
        "speaker",
    }
)
ASIDES = frozenset({"relcl"})
MAX_UP = 6  # steps up the tree in search of a subject
LONGEST = 1500  # tokens under one cue: what is longer is no sentence
WINDOW = 3_000  # tokens between an act and the cue of a saying that may hold it
FAR = 400  # tokens between a cue and a quotation that goes on after it
REACH = 14  # tokens between a cue and a quotation that follows it


# ── the whole ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Text:
    """What every rule looks at: the text, its cues, its quotations, and which quotation holds each token (-1: none)."""

    doc: Doc
    cues: Cues
    quotes: tuple[Range, ...]
    inside: tuple[int, ...]

    def quote(self, i: int) -> Range | None:
        """The quotation that holds token `i`."""
        return self.quotes[self.inside[i]] if 0 <= i < len(self.inside) and self.inside[i] >= 0 else None


def find_sayings(doc: Doc, *, cues: Cues) -> tuple[Said, ...]:
    """Every attribution in the text, in order of its cue; token ranges index `doc`."""
    quotes = find_quotes(doc)
    inside = [-1] * len(doc)
    for n, (start, end) in enumerate(quotes):
        inside[start:end] = [n] * (end - start)
    text = _Text(doc, cues, quotes, tuple(inside))
    found = [said for token in doc for said in _at(token, text)]
    found = _sifted([*found, *_speakers(text, found)], text)
    return tuple(sorted(_with_orphans(found, text), key=lambda s: (s.cue, s.content)))


def _sifted(found: Sequence[Said], text: _Text) -> list[Said]:
    """Without what adds no voucher: attitudes and thoughts inside another's words, 'I think' inside a quotation."""
    spoken = [0] * (len(text.doc) + 1)
    for said in found:
        if said.rule.startswith(VOUCH):
            for start, end in said.content:
                spoken[start] += 1
                spoken[end] -= 1
    depth, level = [], 0
    for step in spoken:
        level += step
        depth.append(level)
    return [s for s in found if not (depth[s.cue[0]] or text.inside[s.cue[0]] >= 0) or _voices(s, text)]


def _voices(said: Said, text: _Text) -> bool:
    """Whether a saying within another's words brings in a voice of its own."""
    if said.rule.removeprefix(VOUCH) not in VOICES:
        return False
    if said.source is None or text.inside[said.cue[0]] < 0:
        return True
    return text.doc[said.source[1] - 1].lower_ not in {"i", "we", "you"}


def who_says(trigger: int, sayings: Sequence[Said], doc: Doc) -> Said | None:
    """The innermost saying whose source vouches for the act at `trigger`, or None for the reporter.

    `sayings` are in the order of `find_sayings`. An act of speech does not attribute itself: a saying whose cue holds
    the trigger is passed over.
    """
    del doc  # the ranges say enough; kept so that callers need not change when they no longer do
    best: tuple[int, Said] | None = None
    first = bisect_left(sayings, trigger - WINDOW, key=lambda s: s.cue[0])
    last = bisect_left(sayings, trigger + WINDOW, key=lambda s: s.cue[0])
    for said in sayings[first:last]:
        if not said.rule.startswith(VOUCH) or said.cue[0] <= trigger < said.cue[1]:
            continue
        if any(start <= trigger < end for start, end in said.content):
            size = sum(end - start for start, end in said.content)
            if best is None or size < best[0]:
                best = (size, said)
    return best[1] if best else None


def _at(token: Token, text: _Text) -> Iterator[Said]:
    """What is said with a cue at this token."""
    low, cues = token.lower_, text.cues
    if low not in cues.forms and low != "according" and low not in cues.sources["hearsay"]:
        return
    if token.right_edge.i - token.left_edge.i > LONGEST:
        return
    if low == "according":
        yield from _according(token, text)
        return
    if low in cues.sources["hearsay"]:
        yield from _hearsay_adverb(token, text)
        return
    lemma = cues.forms.get(low)
    if lemma is None:
        return
    if token.tag_[0] == "V" or token.pos_ == "VERB":
        if lemma in cues.sources["hearsay_passives"] and (said := _hearsay_passive(token, text)):
            yield said
            return
        yield from _verb(token, lemma, text)
    elif token.tag_[:2] == "NN" and lemma in cues.nouns:
        yield from _noun(token, lemma, text)


# ── reporting verbs ─────────────────────────────────────────────────────────────────────────────────────────────────


def _verb(token: Token, lemma: str, text: _Text) -> Iterator[Said]:
    after = text.doc[token.i + 1].lower_ if token.i + 1 < len(text.doc) else ""
    joined = f"{lemma}_{after}"
    ways = text.cues.verbs.get(joined, ())
    width = 2 if ways else 1
    if not _asserted(token):
        return
    for way in (*ways, *(text.cues.verbs.get(lemma, ()) if not ways else ())):
        cue_end = token.i + width
        content = _spoken(token, way, text)
        vouches = way.attributes and (bool(content) or way.vouches_object) and not _negated(token)
        if not content and (not way.strict or (way.kind == "show" and _from_document(token, text))):
            content, cue_end = _complements(token, way, cue_end, text)
        if content:
            source = _source(token, text)
            if _worth(token, way, source):
                yield _said(
                    source, (token.i, cue_end), content, (VOUCH if vouches else ATTITUDE) + way.id, text
                )
            return


def _worth(token: Token, way: Reporting, source: Range | None) -> bool:
    """Whether a saying tells of somebody's stance: not a mere modifier ('tweets mocking X', 'for backing X')."""
    if way.attributes:
        return source is not None or token.tag_ != "VBG"
    return token.dep_ not in {"pcomp", "amod", "csubj"} and (token.dep_ != "acl" or token.tag_ == "VBN")


def _asserted(token: Token) -> bool:
    """Whether the saying itself took place: no infinitive, no imperative, nothing under a modal verb."""
    if token.tag_ != "VB":
        return True
    if token.dep_ == "xcomp" and token.head.lower_ in {"went", "goes", "go", "continued"}:
        return True
    return any(c.dep_ == "aux" and c.lower_ in {"did", "does", "do"} for c in token.children)


def _said(source: Range | None, cue: Range, content: list[Range], rule: str, text: _Text) -> Said:
    held = {i for start, end in content for i in range(start, end)}
    if source is not None and held & set(range(*source)) and not set(range(*source)) <= held:
        source = next(((a, b) for a, b in _minus([source], held)), source)
    hidden = _in_confidence(text.doc[cue[0]], held, text)
    return Said(source, cue, tuple(content), "unnamed" if hidden else _how(source, content, text), rule)


def _in_confidence(token: Token, held: set[int], text: _Text) -> bool:
    """Whether the cue itself tells that its source would not be named: 'said on condition of anonymity'."""
    hidden = text.cues.sources["anonymity_words"]
    near = (t for c in token.children if c.dep_ in {"prep", "advmod"} for t in c.subtree)
    return any(t.lower_ in hidden and t.i not in held for t in near)


def _negated(token: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ in {"not", "never"} for c in token.children)


def _how(source: Range | None, content: Iterable[Range], text: _Text) -> How:
    if source is not None and _unnamed(source, text):
        return "unnamed"
    tokens = [i for start, end in content for i in range(start, end)]
    quoted = sum(text.inside[i] >= 0 for i in tokens)
    return "direct_quote" if tokens and quoted * 10 >= len(tokens) * 8 else "indirect"


def _unnamed(source: Range, text: _Text) -> bool:
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
    return bool(verbs & names["anonymity_verbs"]) and bool(
        words & {"not", "declined", "refused", "n't", "without"}
    )


def _spoken(token: Token, way: Reporting, text: _Text) -> list[Range]:
    """What is said as a clause or a quotation; nothing where the cue has only an object or an infinitive."""
    if "clause" not in way.takes:
        return []
    clause = _clause(token, way, text)
    quote = _quote_beside(token, text) if way.kind in {"say", "show", "think", "ask"} else []
    if quote and not clause and not way.strict and _within_object(quote[0], token):
        return []
    if quote and _better(quote, clause):
        return _whole(quote, token, text)
    return _whole(clause or _around(token, text), token, text)


def _within_object(quote: Range, token: Token) -> bool:
    """Whether a quotation is only part of the cue's object: 'cited "tensions" in the region'."""
    thing = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    return thing is not None and thing.left_edge.i <= quote[1] - 2 and thing.right_edge.i >= quote[0] + 1


def _from_document(token: Token, text: _Text) -> bool:
    """Whether the subject is something to read or look at: 'a survey shows a lead'."""
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    return subject is not None and text.cues.lemma(subject.lower_) in text.cues.sources["documents"]


def _better(quote: list[Range], clause: list[Range]) -> bool:
    return not clause or not any(a < d and c < b for a, b in quote for c, d in clause)


def _clause(token: Token, way: Reporting, text: _Text) -> list[Range]:
    """The clause that a cue governs, or into which it is put: 'X, he said, Y'."""
    island = _island(token)
    for child in token.children:
        if child.dep_ in CLAUSES and not (
            child.dep_ == "parataxis" and child.i > token.i and child.tag_[0] != "V"
        ):
            if (_is_infinitive(child) and not _has_subject(child)) or (
                way.kind == "show" and child.pos_ == "ADJ"
            ):
                continue
            tokens = {t.i for t in child.subtree} - island
            for more in token.children:
                if more.dep_ == "advcl" and more.i > child.i > token.i and _explains(more):
                    tokens |= {t.i for t in more.subtree}
            return _trim(_near(_ranges(tokens), token, text), text)
    if (
        token.dep_ in {"parataxis", "ccomp", "intj", "dep", "advcl"}
        and token.head.i != token.i
        and _aside(token)
    ):
        tokens = {t.i for t in token.head.subtree} - {t.i for t in token.subtree}
        return _trim(_near(_ranges(tokens), token, text), text)
    return []


def _stray_clause(token: Token) -> Token | None:
    """A that-clause that the parse hung on a noun between: 'told a meeting of farmers that …', 'wrote on Monday that …'."""
    for child in token.children:
        if child.i > token.i and child.dep_ in {"dobj", "dative", "prep", "npadvmod"}:
            for inner in child.subtree:
                if inner.dep_ in {"acl", "relcl", "ccomp"} and inner.head.pos_ in {"NOUN", "PROPN"}:
                    first = inner.left_edge
                    if first.lower_ == "that" and first.dep_ == "mark":
                        return inner
    return None


def _explains(clause: Token) -> bool:
    """Whether an adverbial clause after what is said is part of it: 'because', 'if', 'when', not 'although' or 'as'."""
    return any(
        c.lower_ in {"because", "if", "unless", "until", "when", "whenever", "once"} for c in clause.children
    )


def _around(token: Token, text: _Text) -> list[Range]:
    """What stands about a cue that the parse misplaced but commas set apart: 'X, he said, Y', 'X, he said.'"""
    doc = text.doc
    subject = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i), None)
    if subject is None or token.i + 1 >= len(doc) or doc[token.i + 1].text not in {",", "."}:
        return []
    start = subject.left_edge.i
    sent = token.sent
    if start - 1 <= sent.start or doc[start - 1].text != ",":
        return []
    return _trim([(sent.start, start - 1), (token.i + 2, sent.end)], text)


def _aside(token: Token) -> bool:
    """Whether a cue stands apart from the clause above it: parenthetical, with its subject beside it, between commas."""
    if token.dep_ != "parataxis" and any(
        c.dep_ in {"mark", "ccomp", "xcomp", "dobj"} for c in token.children
    ):
        return False
    if not _has_subject(token) or (token.dep_ == "ccomp" and token.i < token.head.i):
        return False
    left = token.left_edge.i
    return (
        left > 0
        and token.doc[left - 1].text in {",", "”", '"', "’", "-", "–", "—"}
        and len(list(token.subtree)) < 40
    )


def _is_infinitive(token: Token) -> bool:
    return any(c.tag_ == "TO" and c.dep_ == "aux" for c in token.children)


def _has_subject(token: Token) -> bool:
    return any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in token.children)


def _island(token: Token) -> set[int]:
    """The cue with its subject and small company: what is not said in 'X, the minister said on Monday, Y'."""
    held = {token.i}
    for child in token.children:
        if child.dep_ not in {"ccomp", "parataxis", "punct", "xcomp", "advcl", "conj", "dobj"}:
            held |= {t.i for t in child.subtree}
    return held


def _quote_beside(token: Token, text: _Text) -> list[Range]:
    """The quotation that ends just before the cue and its subject, or begins soon after them."""
    if text.inside[token.i] >= 0:
        return []
    island = _island(token)
    first, last = min(island), max(island)
    i = first - 1
    while i >= 0 and text.inside[i] < 0 and text.doc[i].text[:1] in FILLERS and "\n" not in text.doc[i].text:
        i -= 1
    if (
        i >= 0
        and (quote := text.quote(i)) is not None
        and quote[1] - quote[0] > 3
        and _sentence_like(quote, text)
    ):
        return [quote]
    for j in range(token.i + 1, min(last + REACH, len(text.doc))):
        if "\n" in text.doc[j].text and text.doc[j - 1].text != ":":
            break
        if (quote := text.quote(j)) is not None:
            near = text.doc[j - 1].text in {",", ":", "that"} or j - 1 == token.i
            return [quote] if near and quote[1] - quote[0] > 3 else []
        if text.doc[j].text in {".", "?", "!"}:
            break
    return []


def _sentence_like(quote: Range, text: _Text) -> bool:
    """Whether a quotation before a cue is speech, and not a title or a quoted word."""
    last = text.doc[quote[1] - 2].text
    after = text.doc[quote[1]].text if quote[1] < len(text.doc) else ""
    return last[-1:] in {",", "?", "!", ".", "…", "-", "—"} or after[:1] in {",", "-", "—", "–"}


def _complements(token: Token, way: Reporting, cue_end: int, text: _Text) -> tuple[list[Range], int]:
    """Content that is no clause: an object, an infinitive, what stands under a preposition."""
    kids = [c for c in token.children if c.i > token.i]
    infinitive = next((c for c in kids if c.dep_ in {"xcomp", "ccomp", "advcl"} and _is_infinitive(c)), None)
    gerund = next((c for c in kids if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG"), None)
    small = next((c for c in kids if c.dep_ in {"oprd", "ccomp", "xcomp", "acomp"}), None)
    thing = next((c for c in kids if c.dep_ in {"dobj", "nsubjpass"}), None)
    prep = next((c for c in kids if c.dep_ in {"prep", "agent"} and c.lower_ in way.takes), None)
    have = {"inf": infinitive, "ing": gerund, "object": thing, "oprd": small, "prep": prep}
    needed = {n if n in have else "prep" for n in way.need - {"clause"}}
    if way.need and not any(have[n] is not None for n in needed):
        return [], cue_end
    if (prep is not None and "object" not in way.takes) or (cue_end > token.i + 1 and thing is None):
        return _under_preposition(token, prep, cue_end, text)
    ways = [k for k in ("object", "inf", "ing", "oprd") if k in way.takes]
    agent = any(c.dep_ == "agent" for c in token.children)
    patient = next((c for c in token.children if c.dep_ == "nsubjpass" and c.i < token.i), None)
    if agent and patient is not None and "object" in way.takes:
        return _trim([(patient.left_edge.i, patient.right_edge.i + 1)], text), cue_end
    first = min((c.left_edge.i for k in ways if (c := have[k]) is not None), default=-1)
    if first < 0:
        return _under_preposition(token, prep, cue_end, text) if prep is not None else ([], cue_end)
    last = max((c.right_edge.i for c in kids if c.left_edge.i >= first and _belongs(c)), default=first)
    return _shortened(_trim(_near([(max(first, cue_end), last + 1)], token, text), text), text), cue_end


def _shortened(content: list[Range], text: _Text) -> list[Range]:
    """Content without an aside of the reporter's own that trails after a comma: ', who …', ', the latest …', ', although …'."""
    if not content or text.inside[content[-1][1] - 1] >= 0:
        return content
    start, end = content[-1]
    comma = next(
        (i for i in range(end - 2, start + 1, -1) if text.doc[i].text == "," and text.inside[i] < 0), -1
    )
    if comma < 0:
        return content
    for token in text.doc[comma + 1 : min(end, comma + 12)]:
        if (
            token.left_edge.i in {comma, comma + 1}
            and token.right_edge.i >= end - 1
            and _is_aside(token, comma, text)
        ):
            return [*content[:-1], (start, comma)]
    return content


def _is_aside(token: Token, comma: int, text: _Text) -> bool:
    if token.head.i >= comma:
        return False
    if token.dep_ == "advcl":
        marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
        spoken = token.tag_ == "VBG" and text.cues.lemma(token.lower_) in text.cues.verbs
        return spoken or bool(marks & {"although", "though", "while", "as"})
    return token.dep_ in ASIDES


def _under_preposition(
    token: Token, prep: Token | None, cue_end: int, text: _Text
) -> tuple[list[Range], int]:
    prep = prep or next((c for c in token.children if c.dep_ in {"prep", "prt"} and c.i == token.i + 1), None)
    if prep is None or prep.right_edge.i <= prep.i:
        return [], cue_end
    end = cue_end if prep.i > cue_end else max(cue_end, prep.i + 1)
    last = max(
        [
            prep.right_edge.i,
            *(
                c.right_edge.i
                for c in token.children
                if c.i > prep.i and c.dep_ in {"xcomp", "advcl"} and _is_infinitive(c)
            ),
        ]
    )
    return _trim([(prep.i + 1, last + 1)], text), end


def _belongs(token: Token) -> bool:
    """Whether a dependent of a verb of judging or asking belongs to what is judged: not its time, place or occasion."""
    if token.dep_ in {"prep", "agent"}:
        return (
            token.lower_ in {"as", "for", "of", "with", "to", "from", "against", "about", "on", "over"}
            and token.right_edge.ent_type_ != "DATE"
        )
    if token.dep_ == "advcl":
        return _is_infinitive(token)
    return token.dep_ in {"dobj", "xcomp", "ccomp", "oprd", "dative", "acl", "attr", "acomp"}


# ── sources ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _source(token: Token, text: _Text) -> Range | None:
    """The phrase that says who: the cue's subject, or that of the verb it leans on; the 'by' phrase of a passive."""
    verb: Token = token
    for _ in range(MAX_UP):
        for child in verb.children:
            if child.dep_ == "agent":
                return _phrase(next(iter(child.children), child), token)
        passive = any(c.dep_ == "nsubjpass" for c in verb.children)
        for child in verb.children:
            if child.dep_ in {"nsubj", "csubj"} or (passive and verb != token and child.dep_ == "nsubjpass"):
                return _subject(child, verb, token)
        if verb.dep_ in {"acl", "relcl"}:
            return _phrase(verb.head, token)
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


def _subject(child: Token, verb: Token, cue: Token) -> Range:
    """A subject phrase; a relative pronoun together with the noun it stands for."""
    if child.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        noun = verb.head
        start = min(noun.left_edge.i, child.i)
        return (start, child.i + 1) if child.i - start < 40 else (child.i, child.i + 1)
    return _phrase(child, cue)


def _phrase(head: Token, cue: Token) -> Range:
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


# ── other ways of attributing ──────────────────────────────────────────────────────────────────────────────────────


def _according(token: Token, text: _Text) -> Iterator[Said]:
    """'According to X, Y' and 'Y, according to X'."""
    to = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if to is None or to.lower_ != "to":
        return
    noun = next((c for c in (*to.children, *token.children) if c.dep_ in {"pobj", "pcomp"}), None)
    if noun is None or noun.lower_ in text.cues.not_according:
        return
    source = _phrase(noun, token)
    own = set(range(token.i, noun.right_edge.i + 1))
    head = token.head
    while head.pos_ not in {"VERB", "AUX"} and head.head.i != head.i:
        head = head.head
    tokens = {t.i for t in head.subtree if t.i not in own} if head.i != token.i else set()
    if not tokens:
        sent = token.sent
        tokens = {i for i in range(sent.start, sent.end) if i not in own}
    content = _whole(_trim(_ranges(tokens), text), token, text)
    if content:
        yield Said(
            source, (token.i, to.i + 1), tuple(content), _how(source, content, text), VOUCH + "according"
        )


def _hearsay_adverb(token: Token, text: _Text) -> Iterator[Said]:
    """'reportedly': nobody is named, the clause is what is said."""
    head = token.head
    tokens = {t.i for t in head.subtree} - {token.i}
    content = _trim(_ranges(tokens), text, gaps=2)
    if content:
        yield Said(None, (token.i, token.i + 1), tuple(content), "unnamed", VOUCH + "hearsay-adverb")


def _hearsay_passive(token: Token, text: _Text) -> Said | None:
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
    subject = next((c for c in token.children if c.dep_ in {"nsubjpass", "nsubj"}), None)
    tokens = {t.i for t in clause.subtree}
    if subject is not None and subject.lower_ != "it":
        tokens |= {t.i for t in subject.subtree}
    end = token.i + 1
    for child in clause.children:
        if child.dep_ in {"aux"} and child.i == end and child.lower_ in {"to", "have"}:
            end = child.i + 1
    content = _trim(_ranges(tokens - set(range(aux.i, end))), text)
    vouch = text.cues.lemma(token.lower_) not in {"expect", "suppose"}
    rule = (VOUCH if vouch else ATTITUDE) + "hearsay-passive"
    return Said(None, (aux.i, end), tuple(content), "unnamed", rule) if content else None


def _noun(token: Token, lemma: str, text: _Text) -> Iterator[Said]:
    """'the claim that', 'reports that', 'a promise to'."""
    way = text.cues.nouns[lemma][0]
    clause = next(
        (
            c
            for c in token.children
            if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > token.i and _said_by_noun(c, way)
        ),
        None,
    )
    if clause is None:
        return
    content = _trim([(clause.left_edge.i, clause.right_edge.i + 1)], text)
    owner = _owner(token, clause)
    source = _phrase(owner, clause) if owner is not None else None
    if not content:
        return
    how: How = (
        _how(source, content, text)
        if source or lemma not in text.cues.sources["hearsay_nouns"]
        else "unnamed"
    )
    yield Said(
        source,
        (token.i, token.i + 1),
        tuple(content),
        how,
        (VOUCH if way.attributes else ATTITUDE) + f"noun-{way.id}",
    )


def _owner(token: Token, clause: Token) -> Token | None:
    """Whose saying a noun is: 'Peru's claim that', 'reports from Lima that'."""
    for child in token.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "of"} and child.i < clause.i:
            return next(iter(child.children), None)
    return None


def _said_by_noun(clause: Token, way: Reporting) -> bool:
    that = any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in clause.children)
    return that or ("inf" in way.takes and way.kind == "ask" and _is_infinitive(clause))


def _speakers(text: _Text, found: Sequence[Said]) -> Iterator[Said]:
    """'LOPEZ: We will go.' at the head of a paragraph; '“We will go.” — Maria Lopez'."""
    doc = text.doc
    if not len(doc):
        return
    cued = {i for s in found for i in range(*s.cue)}
    heads = [0, *(t.i + 1 for t in doc if "\n" in t.text and t.i + 1 < len(doc))]
    for start, stop in zip(heads, [*(h - 1 for h in heads[1:]), len(doc)], strict=True):
        first = start + (doc[start].text in OPENING + '"')
        colon = next((i for i in range(first + 1, min(first + 6, stop)) if doc[i].text == ":"), None)
        if colon is None or colon + 2 >= stop or cued & set(range(first, colon)):
            continue
        if start == 0 and not _is_document(doc[colon - 1], text):
            continue  # a dateline: 'Lima: The president …'
        content = _trim([(colon + 1, stop)], text)
        if content and _is_name(doc[first:colon], text):
            how: How = "direct_quote" if doc[first].is_upper else _how((first, colon), content, text)
            yield Said((first, colon), (colon, colon + 1), tuple(content), how, VOUCH + "speaker")
    for quote in text.quotes:
        name = _signature(quote[1], doc)
        if name is not None:
            yield Said(name, (quote[1], quote[1] + 1), (quote,), "direct_quote", VOUCH + "signed")


def _is_name(span: Span, text: _Text) -> bool:
    """Whether the words before a colon are who speaks: capitals, a name, or 'Survey'; no place, no date."""
    if not all(t.text[:1].isupper() or t.text in {".", "-"} for t in span) or span[-1].ent_type_ in {
        "GPE",
        "DATE",
    }:
        return False
    last = span[-1]
    return last.pos_ == "PROPN" or last.is_upper or _is_document(last, text)


def _is_document(token: Token, text: _Text) -> bool:
    return text.cues.lemma(token.lower_) in text.cues.sources["documents"]


def _signature(end: int, doc: Doc) -> Range | None:
    """The name that signs a quotation after a dash, up to the end of its line or the next quotation."""
    if end + 1 >= len(doc) or doc[end].text not in DASHES or not doc[end + 1].text[:1].isupper():
        return None
    last = end + 1
    while last < min(len(doc), end + 7) and (doc[last].text[:1].isupper() or doc[last].text == "."):
        last += 1
    over = (
        last == len(doc) or doc[last].text[:1].isspace() or doc[last].text in {",", '"', *OPENING, *CLOSING}
    )
    return (end + 1, last) if over or doc[last - 1].text == "." else None


def _with_orphans(found: Sequence[Said], text: _Text) -> list[Said]:
    """Give quotations that no cue claims to the speaker quoted directly before them in the paragraph."""
    claimed = {
        text.inside[i]
        for s in found
        for a, b in s.content
        for i in range(a, b)
        if text.inside[i] >= 0 and text.inside[s.cue[0]] != text.inside[i]
    }
    result = sorted(found, key=lambda s: (s.cue, s.content))
    for n, (start, end) in enumerate(text.quotes):
        if n in claimed or end - start < 5:
            continue
        first = bisect_left(result, start - FAR, key=lambda s: s.cue[0])
        last = bisect_left(result, start, key=lambda s: s.cue[0])
        best = next((k for k in range(last - 1, first - 1, -1) if _goes_on(result[k], start, text)), -1)
        if best >= 0:
            said = result[best]
            result[best] = replace(said, content=(*said.content, (start, end)))
            claimed.add(n)
    return result


def _goes_on(said: Said, start: int, text: _Text) -> bool:
    """Whether a quotation at `start` goes on with a direct quotation: no other sentence and no new paragraph between."""
    if said.how not in {"direct_quote", "unnamed"} or not said.cue[0] < start or start - said.cue[0] > FAR:
        return False
    reach = max([said.cue[1], *(b for _, b in said.content if b <= start)])
    between = [t for t in text.doc[reach:start] if text.inside[t.i] < 0]
    if any("\n" in t.text for t in between) or text.inside[said.content[0][0]] < 0:
        return False
    ends = [t.i for t in between if t.text in {".", "?", "!"}]
    return len(ends) < 2 and all(start - e < 3 for e in ends)


# ── ranges ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _ranges(tokens: Iterable[int]) -> list[Range]:
    """Runs of token indices as ranges."""
    runs: list[Range] = []
    for i in sorted(tokens):
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _minus(ranges: Iterable[Range], held: set[int]) -> list[Range]:
    return _ranges(i for start, end in ranges for i in range(start, end) if i not in held)


def _trim(ranges: Iterable[Range], text: _Text, gaps: int = 0) -> list[Range]:
    """Ranges without punctuation and blanks at their ends; quotation marks and final full stops in them stay."""
    kept: list[Range] = []
    for start, end in ranges:
        while start < end and text.doc[start].text[:1] in FILLERS:
            start += 1
        while end > start and text.doc[end - 1].text[:1] in FILLERS and text.inside[end - 1] < 0:
            end -= 1
        if kept and start < end and start - kept[-1][1] < gaps:
            kept[-1] = (kept[-1][0], end)
        elif start < end:
            kept.append((start, end))
    return kept


def _near(ranges: Iterable[Range], cue: Token, text: _Text) -> list[Range]:
    """Ranges cut to the cue's own paragraph, except within quotations."""
    doc = text.doc
    first, last = cue.i, cue.i
    floor, roof = cue.sent.start, cue.sent.end
    while first > floor and "\n" not in doc[first - 1].text:
        first -= 1
    while last < roof and "\n" not in doc[last].text:
        last += 1
    cut = [
        (max(a, first) if text.inside[a] < 0 else a, min(b, last) if text.inside[b - 1] < 0 else b)
        for a, b in ranges
    ]
    return [(a, b) for a, b in cut if a < b]


def _whole(content: list[Range], cue: Token, text: _Text) -> list[Range]:
    """Content with every quotation it touches made whole; within a quotation that holds the cue, cut to it."""
    around = text.quote(cue.i)
    tokens: set[int] = set()
    for start, end in content:
        tokens |= set(range(start, end))
        for i in (start, end - 1, (start + end) // 2):
            quote = text.quote(i)
            if quote is not None and quote != around and not quote[0] <= cue.i < quote[1]:
                tokens |= set(range(*quote))
    if around is not None:
        tokens &= set(range(around[0] + 1, around[1]))
    return _trim(_ranges(tokens), text)
