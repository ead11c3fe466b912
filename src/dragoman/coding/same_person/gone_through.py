"""Whom has a text told of, up to the mention that is looked at?

The mentions that were gone through, as they are known by now, found by their words, by their sentence and by their names; so that
looking back costs no walk through all of them.
"""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.coding.findings import BODY_KINDS, Mention
from dragoman.coding.same_person.antecedents import NEAR_SENTENCES, Entity, entities_of
from dragoman.knowledge.sectors import BODIES
from dragoman.reading.grammar import fillers

Remembered = dict[int, tuple[Mention, list[Entity]]]
# names of one body in the plural, which is told again as one
ONE_BODY = {"forces": "force", "guards": "guard"}


class GoneThrough(list[Mention]):
    """The mentions of one text before the one that is looked at, in text order; it grows by `add`."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[int], remembered: Remembered) -> None:
        """Begin with none; `remembered` holds what mentions stood for when the text was gone through before."""
        super().__init__()
        self.at: dict[int, Mention] = {}  # by head token
        self.entities: list[Entity] = []  # their actors, in text order
        self.holders: dict[str, list[Entity]] = {}  # persons among them, by office
        # the last body or group of one name, by that name's last word as one tells of it again
        self.bodies: dict[str, Mention] = {}
        self._tokens, self._sentences, self._remembered = tokens, sentences, remembered

    def add(self, mention: Mention) -> None:
        """Take a mention as gone through; no other may stand behind it."""
        self.append(mention)
        self.at[mention.head] = mention
        if mention.kind in BODY_KINDS:
            names = [a.name.lower().split() for a in mention.actors if a.name]
            if len(names) == 1 and names[0]:
                self.bodies[ONE_BODY.get(names[0][-1], names[0][-1])] = mention
            elif len(mention.actors) == 1 and mention.actors[0].sector == "LAB":  # 'the Nurses' Congress'
                self.bodies[self._tokens[mention.head].lower_] = mention
        for word in self._whose_office(mention):
            self.bodies[word] = mention
        before, entities = self._remembered.get(mention.head, (None, []))
        if before is not mention:
            entities = entities_of(self._tokens, mention, self._sentences[mention.head])
            self._remembered[mention.head] = mention, entities
        self.entities += entities
        for entity in entities:
            if entity.person:
                self.holders.setdefault(entity.actor.role, []).append(entity)

    def _whose_office(self, mention: Mention) -> list[str]:
        """The last word of the name of a body above states where only somebody there is told of: 'judges at the Andean Court'."""
        if mention.kind != "role" or len(mention.actors) != 1 or mention.actors[0].sector not in BODIES:
            return []
        head = self._tokens[mention.head]
        return [t.lower_ for slot in ("of", "at") for t in fillers(head, slot) if t.pos_ == "PROPN"]

    def since(self, sentence: int) -> list[Mention]:
        """Those of a sentence and all after it."""
        return self[bisect_left(self, sentence, key=lambda m: self._sentences[m.head]) :]

    def last(self, here: int) -> list[Entity]:
        """What the last sentences told of, newest first."""
        found: list[Entity] = []
        for entity in reversed(self.entities):
            if here - entity.sentence > NEAR_SENTENCES:
                break
            found.append(entity)
        return found
