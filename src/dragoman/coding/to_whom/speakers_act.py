"""Is who says it who does it: 'they will pay for it, Kenya said'?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.coding.findings import FORCE, SPOKEN_OF, Act, Mention, Said, Side
from dragoman.coding.sides.in_slots import authors_of_paper
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import ORGANS
from dragoman.reading.doers import is_passive
from dragoman.reading.labels import NOUNS
from dragoman.reading.lemmas import lemma

SPOKEN = SPOKEN_OF - {"AGREE"}  # 'they will pay for it, Kenya said': Kenya threatens
FRIENDLY = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})  # of whose nouns the speaker is a side
WHERE = frozenset({"at", "in", "near"})
PLURAL_OWNERS = frozenset({"its", "their", "our"})
MEANS = frozenset({"by", "from", "with"})
OVER_ALL = frozenset({"censor", "curfew", "martial-law"})  # modes of what a state does to its own
AT_WAR = ORGANS | {"REB"}
OF_THE_TELLER = "to_whom.of-the-teller"
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


def of_the_teller(
    act: Act,
    target: list[Side],
    source: Sequence[Side],
    said: Said | None,
    doc: Doc,
    mentions: Mapping[int, Mention],
) -> list[Side]:
    """The other side where what is struck is called the teller's: 'Togo said Benin had shelled its posts', since nobody strikes his own."""
    if act.type not in FORCE or act.mode in OVER_ALL or said is None or not _owned(act, doc):
        return target
    mine = {s.actor.country for s in source}
    theirs = [s for s in speaker(said, doc, mentions) if s.actor.country and s.actor.sector in AT_WAR]
    if len(theirs) != 1 or len(mine) != 1 or mine & {"", theirs[0].actor.country}:
        return target
    if not target:
        return [replace(theirs[0], rule=OF_THE_TELLER)]
    owner = theirs[0].actor.country
    return [
        replace(t, actor=replace(t.actor, country=owner), rule=OF_THE_TELLER)
        if t.actor.country in {"", *mine} and not t.actor.name
        else t
        for t in target
    ]


def _owned(act: Act, doc: Doc) -> bool:
    """Whether what is struck is called somebody's by a pronoun, and not his own: 'its posts', 'two of our ships'."""
    struck = [doc[i] for i in act.targets if doc[i].head.lower_ not in MEANS]
    words = [t for thing in struck for t in thing.subtree]
    return any(t.dep_ == "poss" and t.lower_ in PLURAL_OWNERS for t in words) and not any(
        t.lower_ == "own" for t in words
    )


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
