"""How far does the phrase of a word reach, and which known names stand in it or behind it?"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Spans
from dragoman.coding.who.long_titles import LongTitle
from dragoman.coding.who.naming import Name
from dragoman.knowledge.names import Knowledge
from dragoman.reading.labels import DESCRIBING
from dragoman.reading.lemmas import lemma

MODIFIERS = frozenset(
    {"compound", "amod", "nmod", "nummod", "det", "poss", "quantmod", "predet", "npadvmod", "advmod", "appos"}
)
OF = frozenset({"of", "for", "from"})
LONG_LINE = 60  # tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """One parsed text with the names that stand in it.

    It changes in one thing alone, and there only by `spend`: which names have told of their company by now.
    """

    doc: Doc
    tokens: Sequence[Token]  # of `doc`
    laid: Sequence[Name | None]
    knowledge: Knowledge
    published: str
    titles: Sequence[LongTitle]
    of_country: Mapping[str, Set[str]]  # the names that stand in it, by the country that they are of
    _spent: set[int] = field(default_factory=set, init=False)  # head words

    def spend(self, *names: Name) -> None:
        """Names that tell of their company are no mentions of their own: 'Kenyan' in 'the Kenyan minister'."""
        self._spent.update(n.head for n in names)

    def is_spent(self, head: int) -> bool:
        """Whether the name at a head word told of its company."""
        return head in self._spent

    def named(self) -> list[tuple[Token, Name]]:
        """The known names with their head words, in the order of those words."""
        return [(self.tokens[i], n) for i, n in enumerate(self.laid) if n is not None and n.head == i]


def names_after(text: NamedText, token: Token, prepositions: frozenset[str]) -> list[Name]:
    """The names that stand after a word's own preposition, conjuncts included."""
    found: list[Name] = []
    own = text.laid[token.i]
    words = (
        [token, *text.doc[token.i + 1 : own.end]] if own is not None else [token]
    )  # 'minister of trade of Peru'
    for prep in (c for word in words for c in word.children):
        if prep.dep_ != "prep" or prep.lower_ not in prepositions or prep.i <= words[-1].i:
            continue
        queue = [c for c in prep.children if c.dep_ == "pobj"]
        while queue and len(found) < 12:
            thing = queue.pop(0)
            name = text.laid[thing.i]
            if name is not None and not name.held:
                found.append(name)
            elif name is None and lemma(thing) in text.knowledge.words["place_nouns"]:  # 'the city of Lima'
                queue += [
                    g for c in thing.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"
                ]
            queue += [c for c in thing.children if c.dep_ == "conj"]
    return found


def modifies(token: Token) -> bool:
    """Whether a word stands before the noun that it describes: 'Chadian' in 'Chadian troops'."""
    return token.dep_ in DESCRIBING and token.head.i > token.i


def first_conjunct(text: NamedText, token: Token) -> Token:
    """The first of a list; the parser takes the second of 'Chad, Niger and Mali' for an apposition."""
    for _ in range(20):
        name = text.laid[token.head.i]
        listed = token.dep_ == "appos" and name is not None and name.fact.kind == "state"
        if token.dep_ != "conj" and not listed:
            break
        token = token.head
    return token


def left_edge(text: NamedText, head: Token) -> int:
    """The first token of what modifies a head from the left, on the same line."""
    left = head.i
    queue = [head]
    while queue:
        token = queue.pop()
        for child in token.lefts:
            if child.dep_ in MODIFIERS and not child.is_space:
                left = min(left, child.left_edge.i)
                queue.append(child)
    left = _on_line(text, left, head.i)
    name = text.laid[head.i]
    return _with_adjacent(text, min(left, name.start) if name is not None else left, head)


def _on_line(text: NamedText, left: int, i: int) -> int:
    """The first token from `left` on with no blank between it and token `i`; a line that is too long is not gone through."""
    words = text.tokens
    for before in range(i, max(i - LONG_LINE, left - 1, -1), -1):
        if words[before].is_space:
            return before + 1
    return left


def _with_adjacent(text: NamedText, left: int, head: Token) -> int:
    """Takes in names that stand right before a phrase and hang on it, by whatever label: fragments are parsed badly."""
    while left > 0:
        before = left - 1
        if text.tokens[before].tag_ == "POS" and before > 0:
            before -= 1
        name = text.laid[before]
        if (
            name is None
            or not left <= text.tokens[name.head].head.i <= head.i
            or text.tokens[name.head].dep_ == "pobj"
        ):
            break
        left = name.start
    return left


def names_within(text: NamedText, start: int, end: int) -> list[Name]:
    """The known names that begin within `start:end`, in order."""
    found: list[Name] = []
    for i in range(start, end):
        name = text.laid[i]
        if name is not None and (not found or found[-1] is not name) and name.end <= end:
            found.append(name)
    return found


def spans_of(doc: Doc, names: Sequence[Name]) -> Spans:
    """The characters of some names, in text order."""
    seen = sorted({(n.start, n.end) for n in names})
    return tuple((doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in seen)
