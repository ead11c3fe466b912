"""What is known so far of whether an act happened?"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.knowledge.cues import Cues
from dragoman.records import CERTAINTIES

MAX_DEPTH = 12  # how many governors up the tree are heeded


@dataclass(frozen=True, slots=True)
class View:
    """What is known of a word so far: the words each half rests on, and the rule."""

    status: str
    certainty: str
    status_words: tuple[Token, ...] = ()
    status_rule: str = "default"
    certainty_words: tuple[Token, ...] = ()
    certainty_rule: str = "default"

    def turn(self, status: str, word: Token, rule: str) -> "View":
        return replace(self, status=status, status_words=(word, *self.status_words)[:4], status_rule=rule)

    def doubt(self, level: str, word: Token, rule: str) -> "View":
        """The same, no surer than `level`."""
        if not level or CERTAINTIES.index(level) <= CERTAINTIES.index(self.certainty):
            return self
        return replace(
            self, certainty=level, certainty_words=(word, *self.certainty_words)[:4], certainty_rule=rule
        )


PLAIN = View("happened", "certain")


@dataclass(frozen=True, slots=True)
class Court:
    """What every rule is handed: the cues, and the way back to the judge of whatever stands above the act."""

    cues: Cues
    verdict: Callable[[Token, "Court"], View]
    depth: int = 0

    def judge(self, token: Token) -> View:
        """The view of a word that governs the act."""
        return self.verdict(token, replace(self, depth=self.depth + 1))


def merge(inner: View, outer: View) -> View:
    """An act within another's scope: the outer's status unless it merely happened, and the less sure of the two."""
    view = inner
    if outer.status != "happened":
        status = outer.status
        if inner.status == "denied":
            status = "happened" if outer.status == "denied" else "denied"
        view = replace(view, status=status, status_words=outer.status_words, status_rule=outer.status_rule)
    if CERTAINTIES.index(outer.certainty) > CERTAINTIES.index(view.certainty):
        view = replace(
            view,
            certainty=outer.certainty,
            certainty_words=outer.certainty_words,
            certainty_rule=outer.certainty_rule,
        )
    return view
