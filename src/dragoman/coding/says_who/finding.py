"""Who says so?

Finds every attribution of a text: direct quotations (also nested, unclosed, in pieces, over paragraphs), indirect and
mixed speech, hearsay with no name. Cannot answer yet: quotations without any cue that open a report; who 'he' is.

Rules are named `says_who.vouch.*` where the source stands for what stands in the content, and `says_who.attitude.*`
where it only wants, asks for or judges it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Said
from dragoman.coding.says_who.nouns import adjective_saying, noun_saying
from dragoman.coding.says_who.others import according, account, hearsay_adverb, hearsay_passive, per
from dragoman.coding.says_who.quotations import find_quotes
from dragoman.coding.says_who.speakers import speakers, with_orphans
from dragoman.coding.says_who.text import VOUCH, QuotedText
from dragoman.coding.says_who.verbs import verb_saying
from dragoman.knowledge.cues import Cues
from dragoman.reading.tree import spelt

VOICES = frozenset(
    "say tell state according hearsay-passive hearsay-adverb noun-statement signed speaker".split()
)
LONGEST = 1500  # tokens under one cue: what is longer is no sentence
WINDOW = 3_000  # tokens between an act and the cue of a saying that may hold it


def find_sayings(doc: Doc, *, cues: Cues) -> tuple[Said, ...]:
    """Every attribution in the text, in order of its cue; token ranges index `doc`."""
    quotes = find_quotes(doc)
    inside = [-1] * len(doc)
    for n, (start, end) in enumerate(quotes):
        inside[start:end] = [n] * (end - start)
    text = QuotedText(doc, list(doc), cues, quotes, tuple(inside))
    found = [said for token in spelt(doc, cues.openings) for said in _at(token, text)]
    found = _sifted([*found, *speakers(text, found)], text)
    return tuple(sorted(with_orphans(found, text), key=lambda s: (s.cue, s.content)))


def _sifted(found: Sequence[Said], text: QuotedText) -> list[Said]:
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


def _voices(said: Said, text: QuotedText) -> bool:
    """Whether a saying within another's words brings in a voice of its own."""
    if said.rule.removeprefix(VOUCH) not in VOICES:
        return False
    if said.source is None or text.inside[said.cue[0]] < 0:
        return True
    return text.doc[said.source[1] - 1].lower_ not in {"i", "we", "you"}


def who_says(trigger: int, sayings: Sequence[Said]) -> Said | None:
    """The innermost saying whose source vouches for the act at `trigger`, or None for the reporter.

    `sayings` are in the order of `find_sayings`. An act of speech does not attribute itself: a saying whose cue holds
    the trigger is passed over.
    """
    best: tuple[int, Said] | None = None
    first = bisect_left(sayings, (trigger - WINDOW,), key=attrgetter("cue"))
    last = bisect_left(sayings, (trigger + WINDOW,), key=attrgetter("cue"))
    for said in sayings[first:last]:
        for start, end in said.content:
            if start <= trigger < end:
                break
        else:
            continue
        if said.rule.startswith(VOUCH) and not said.cue[0] <= trigger < said.cue[1]:
            size = sum(end - start for start, end in said.content)
            if best is None or size < best[0]:
                best = (size, said)
    return best[1] if best else None


def _at(token: Token, text: QuotedText) -> Iterator[Said]:
    """What is said with a cue at this token."""
    low, cues = token.lower_, text.cues
    if token.right_edge.i - token.left_edge.i > LONGEST:
        return
    if low in {"according", "per"}:
        yield from (according if low == "according" else per)(token, text)
        return
    if low in cues.sources["hearsay"]:
        yield from hearsay_adverb(token, text)
        return
    lemma = cues.forms.get(low)
    if lemma is None:
        return
    if lemma in cues.sources.get(f"told_{token.head.lower_}", ()) and (told := tuple(account(token, text))):
        yield from told
        return
    if token.tag_[0] == "V" or token.pos_ == "VERB" or any(c.dep_ == "nsubj" for c in token.lefts):
        lemma = cues.verb_forms.get(low, lemma)
        if lemma in cues.sources["hearsay_passives"] and (said := hearsay_passive(token, text)):
            yield said
            return
        felt = tuple(adjective_saying(token, low, text)) if low in cues.adjectives_of_stance else ()
        yield from felt or verb_saying(token, lemma, text)
    elif token.tag_[:2] == "NN" and lemma in cues.nouns:
        yield from noun_saying(token, lemma, text)
    elif lemma in cues.adjectives_of_stance:
        yield from adjective_saying(token, lemma, text)
