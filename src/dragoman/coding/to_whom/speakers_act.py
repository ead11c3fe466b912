"""Is who says it who does it: 'they will pay for it, Kenya said'?"""

from collections.abc import Mapping

from spacy.tokens import Doc

from dragoman.coding.findings import SPOKEN_OF, Act, Mention, Said, Side
from dragoman.coding.sides.in_slots import authors_of_paper
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import ORGANS
from dragoman.reading.doers import is_passive
from dragoman.reading.labels import NOUNS
from dragoman.reading.lemmas import lemma

SPOKEN = SPOKEN_OF - {"AGREE"}  # 'they will pay for it, Kenya said': Kenya threatens
FRIENDLY = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})  # of whose nouns the speaker is a side
WHERE = frozenset({"at", "in", "near"})
ORDERED = frozenset({"SANCTION", "COERCE"})  # what is done by order
BELOW = frozenset(
    {"xcomp", "pcomp", "acl", "advcl", "relcl"}
)  # clauses of which the speaker is not the subject


def speaks(act: Act, said: Said, doc: Doc) -> bool:
    """Whether who says it is who does it: 'they will pay for it, Kenya said', but not 'he had been charged, his lawyer said'.

    A passive or a participle after its noun leaves open who does it: 'the agreements reached', 'troops blamed for raids'; so does a
    noun, and who faces charges faces them from others than who tells of it. Only
    'people are urged to leave' and 'Chad must be pressed to pay' do what they say.
    """
    trigger = doc[act.trigger]
    if trigger.pos_ == "VERB" and is_passive(trigger):
        asking = any(
            c.tag_ == "MD" or (c.dep_ == "auxpass" and c.tag_ in {"VBP", "VBZ"}) for c in trigger.children
        )
        return act.type == "REQUEST" and asking
    if trigger.pos_ in NOUNS and act.type not in FRIENDLY:
        return False  # 'I regret the attack on Chad', but 'A good meeting with Chad's envoy'
    if trigger.dep_ == "acl" and trigger.tag_ in {"VBN", "VBG"}:
        return False
    if act.type == "ACCUSE" and lemma(trigger) in word_list("speakers_act.undergoing"):
        return False
    if act.type in SPOKEN:
        return bool(trigger.dep_ != "csubj")  # 'criticising the government is no crime, the judge said'
    return said.how == "direct_quote" and trigger.dep_ not in BELOW


def announcer(act: Act, said: Said, doc: Doc, mentions: Mapping[int, Mention]) -> list[Side]:
    """Who makes known, of those who have power, what was done to somebody: 'the ministry announced that the mission had been expelled'.

    What befell their own, or somebody in a place that is told, they may only tell of: 'announced that its envoy had been
    expelled', 'that two pilots had been detained in Mali'.
    """
    trigger = doc[act.trigger]
    cue = {lemma(doc[i]) for i in range(*said.cue)}
    ordered = act.type in ORDERED and trigger.pos_ == "VERB" and is_passive(trigger)
    if not ordered or cue.isdisjoint(word_list("speakers_act.ordering")):
        return []
    sufferers = [t for i in act.targets for t in doc[i].subtree if t.i < trigger.i]
    if any(t.dep_ == "poss" for t in sufferers) or any(c.lower_ in WHERE for c in trigger.rights):
        return []
    return [s for s in speaker(said, doc, mentions) if s.actor.sector in ORGANS]


def tellers(said: Said | None) -> range:
    """The words of who tells of an act, who for that is no side of it: 'rebels struck at dawn, the envoy said'."""
    return range(*said.source) if said is not None and said.source is not None else range(0)


def speaker(said: Said, doc: Doc, mentions: Mapping[int, Mention]) -> list[Side]:
    if said.source is None:
        return []
    for head in range(*said.source):
        mention = mentions.get(head)
        if mention and mention.actors:
            return [
                Side(a, head, mention.spans, "to_whom.speaker")
                for a in mention.actors
                if a.country or a.sector
            ]
    return authors_of_paper(doc[said.source[0] : said.source[1]], mentions)
