"""Whom does a pronoun mean: 'he', 'it', 'they', 'we' in what somebody says, 'the latter'?

Goes by the subject over it, by who speaks, by number and kind, and by what the last sentences are about.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.findings import Mention, MentionKind
from dragoman.coding.same_person.antecedents import (
    MARKS,
    Entity,
    Setting,
    Spoken,
    is_body,
    is_mouthpiece,
    is_person,
    named_at,
    over,
    own_subject,
    rank_of,
    side_key,
)
from dragoman.coding.same_person.gone_through import GoneThrough
from dragoman.coding.same_person.several import they
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import FIGHTERS, FORCES
from dragoman.reading.grammar import clause_verb, fillers
from dragoman.reading.joined import conjuncts
from dragoman.reading.labels import DESCRIBING_OR_OWNING, NOUN_SUBJECTS, NOUNS, VERBS
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

HE = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
ALONE = frozenset({"i", "me", "my", "mine", "myself"})
WE = ALONE | frozenset({"we", "us", "our", "ours", "ourselves"})
OF_TWO = {"former": 0, "latter": 1}
ABOVE_SUBJECT = 3  # weighs more than what a sentence is about
AGAIN = 0.3  # that somebody is told of once more in this sentence and the last
SUBJECT_FORMS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
NAMED_APART = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative", "appos"})
MANY = frozenset({"militia", "police"})  # told of as 'they'
FAR = 80  # words that a quotation may go on
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})


def pronoun(text: Setting, mention: Mention, done: GoneThrough) -> Mention | None:
    """Whom 'he', 'it' or 'they' means among those told of before, by number, kind and nearness."""
    here, word = text.sentences[mention.head], text.tokens[mention.head].lower_
    before = _but_own_subject(text.tokens[mention.head], done, done.last(here))
    before = _but_whom_it_describes(text.tokens[mention.head], before)
    quoted = _quoted_by(text, mention, done)
    if quoted:
        saying = {(a.country, a.name, a.sector) for a in quoted}
        before = [e for e in before if (e.actor.country, e.actor.name, e.actor.sector) not in saying]
    if word in HE:
        persons = [e for e in before if e.person and text.may_be(word, e.actor)]
        persons = [e for e in persons if e.sentence < here or not is_mouthpiece(e.actor)]
        spoken_of = _named_in_own_words(text, mention, done)
        persons = [e for e in persons if e.actor.name.split()[-1:] not in spoken_of]
        # 'the minister said that Soto was ill. He added': the minister
        if _speaks(text.tokens[mention.head]):
            persons = [e._replace(rank=2) if _speaks(text.tokens[e.token]) else e for e in persons]
        if text.tokens[mention.head].dep_ == "nsubj":
            persons = [
                e._replace(rank=ABOVE_SUBJECT) if _vouches_as_he(text.tokens[e.token]) else e for e in persons
            ]
        return _one(mention, persons, here, "same_person.he")
    if word in IT:
        return _one(mention, [e for e in before if e.state and not e.person], here, "same_person.it")
    found = they(text, mention, done, before, frozenset(side_key(a) for a in quoted))
    return mention.standing_for(found, "same_person.they") if found else None


def _speaks(word: Token) -> bool:
    """Whether a word is the subject of a main clause that tells what somebody says."""
    return (
        word.dep_ == "nsubj"
        and word.head.dep_ == "ROOT"
        and lemma(word.head) in word_list("pronouns.speaking")
    )


def _vouches_as_he(word: Token) -> bool:
    """'According to him, Chad agreed with Soto. He added': who vouches for a sentence as 'him' is whom it goes on about."""
    vouches = word.dep_ == "pobj" and word.head.lower_ == "to" and word.head.head.lower_ == "according"
    return vouches and word.lower_ in HE


def of_two(text: Setting, mention: Mention, done: GoneThrough) -> Mention | None:
    """'The latter' after 'Peru accused Chile': the second of the two sides that the sentence before tells of, if it tells of two."""
    here = text.sentences[mention.head]
    sides: dict[str, Actor] = {}
    for other in done:
        if text.sentences[other.head] == here - 1 and text.tokens[other.head].dep_ in NAMED_APART:
            for actor in other.actors:
                if side_key(actor):
                    sides.setdefault(side_key(actor), actor)
    if len(sides) != len(OF_TWO):
        return None
    actor = list(sides.values())[OF_TWO[text.tokens[mention.head].lower_]]
    return mention.standing_for([actor], f"same_person.{text.tokens[mention.head].lower_}")


def _but_own_subject(pronoun: Token, done: GoneThrough, before: Sequence[Entity]) -> Sequence[Entity]:
    """Who may be meant: in 'Soto asked her for boats', *her* is not Soto, or it would be *herself*."""
    if pronoun.dep_ not in {"dobj", "dative", "pobj", "iobj"} or pronoun.lower_ in REFLEXIVE:
        return before
    heads = {subject.i for subject in own_subject(pronoun)}
    own = {
        (a.country, a.name, "" if a.name else a.sector)
        for i in heads
        if i in done.at
        for a in done.at[i].actors
        if a.name or a.country
    }
    inside = {t.i for subject in own_subject(pronoun) for t in subject.subtree}
    return [
        e
        for e in before
        if (e.actor.country, e.actor.name, "" if e.actor.name else e.actor.sector) not in own
        and not (pronoun.lower_ in IT and e.token in inside)  # 'men linked to the M23 had seized it'
    ]


def _but_whom_it_describes(pronoun: Token, before: Sequence[Entity]) -> Sequence[Entity]:
    """Who may be meant: in 'the village where it had burned crops', *it* is not the village."""
    verb = clause_verb(pronoun)
    if pronoun.dep_ not in NOUN_SUBJECTS or verb.dep_ != "relcl":
        return before
    return [e for e in before if e.token != verb.head.i]


def governed(text: Setting, mention: Mention, done: GoneThrough) -> Mention | None:
    """'Chad said it would leave', 'Peru blamed Chile because it …': the subject of the clause over a pronoun, where it fits."""
    token = text.tokens[mention.head]
    by_head = done.at
    for subject in own_subject(token) if token.lower_ in REFLEXIVE else over(token):
        if token.dep_ == "poss" and token.head.head.head.i == subject.i:
            continue  # 'a spokesman for its navy accused Chad': the navy of who was told of before
        other = named_at(subject, by_head) or _author(subject, by_head)
        if other is not None and any(is_mouthpiece(a) for a in other.actors):
            other = (
                _spoken_for(subject, other, by_head)
                or _body_of(subject, other)
                or _body_before(text, other, token)
            )
        elif other is not None and token.lower_ in THEY and _leads_fighters(other):
            other = _body_of(subject, other)
        if (other is None or not other.actors) and token.lower_ in THEY and subject.tag_ in {"NNS", "NNPS"}:
            return None  # 'residents said they were hit'
        if token.lower_ in {"they", "them"} and other is not None and other.kind == "country":
            many = [c for c in subject.head.rights if c.dep_ == "dobj" and c.tag_ == "NNS" and c.i < token.i]
            if many and many[0].i in by_head:  # 'Chad summoned two envoys after they had met'
                return mention.standing_for(by_head[many[0].i].actors, "same_person.they")
        if token.lower_ in THEY and other is not None and _one_body_says(subject, other, text, done):
            return None
        joined = _joined(subject, by_head) if other is not None and token.lower_ not in HE else ()
        if len(joined) > 1 and token.lower_ in IT:
            continue
        if other is not None and other.actors and _fits(text, token.lower_, other):
            another = token.dep_ != "poss" and token.lower_ not in REFLEXIVE
            if another and set(other.actors) & set(_quoted_by(text, mention, done)):
                continue
            rule = f"same_person.{_family(token.lower_)}"
            return mention.standing_for(joined if len(joined) > 1 else other.actors, rule)
    return None


def _one_body_says(subject: Token, other: Mention, text: Setting, done: GoneThrough) -> bool:
    """'Farmers marched. The ministry said they had thrown stones': what one body says of several is of those told of just before."""
    if other.plural or other.kind != "organisation" or len(other.actors) != 1 or not _speaks(subject):
        return False
    here = text.sentences[subject.i]
    return any(
        m.plural and m.actors and text.sentences[m.head] == here - 1 and rank_of(text.tokens[m.head])
        for m in done.since(here - 1)
    )


def blamed(text: Setting, mention: Mention, done: GoneThrough) -> Mention | None:
    """'Serbia condemned Kosovo for its arrests', 'joined sanctions against Chad over its raid': what somebody is blamed for is his."""
    token = text.tokens[mention.head]
    thing = token.head
    while thing.dep_ == "poss":  # 'over its troops' raid'
        thing = thing.head
    preposition = thing.head
    if token.dep_ != "poss" or thing.dep_ != "pobj" or preposition.lower_ not in {"for", "over"}:
        return None
    answering = preposition.head.lower_ in word_list("pronouns.answering")
    verb = clause_verb(
        preposition.head.head if answering else preposition
    )  # 'held Chad accountable for its raid'
    if lemma(verb) not in word_list("pronouns.blaming") and not answering:
        return None
    told = done.since(text.sentences[mention.head])
    undergoing = {
        c.i for c in verb.lefts if c.dep_ == "nsubjpass"
    }  # 'Kosovo was condemned by Serbia for its arrests'
    between = [m for m in told if (m.head in undergoing if undergoing else verb.i < m.head < preposition.i)]
    other = next((m for m in reversed(between) if m.actors and _fits(text, token.lower_, m)), None)
    return mention.standing_for(other.actors, "same_person.blamed") if other is not None else None


def companion(text: Setting, mention: Mention, done: GoneThrough) -> Mention | None:
    """'Chad's king met Soto and her delegation', 'welcomed Niger and its army': what is joined to somebody right before it is his."""
    token = text.tokens[mention.head]
    noun = token.head
    if (
        token.dep_ != "poss"
        or noun.dep_ != "conj"
        or any(t.pos_ in VERBS for t in text.doc[noun.head.i : token.i])
        or any(c.lower_ == "own" for c in noun.lefts)
    ):
        return None
    other = named_at(noun.head, done.at)
    if other is None and noun.head.pos_ == "PROPN" and token.lower_ in HE:
        return mention  # of somebody of whom nothing is known
    if other is None or not other.actors or not _fits(text, token.lower_, other):
        return None
    return mention.standing_for(other.actors, f"same_person.{_family(token.lower_)}")


def _author(subject: Token, by_head: Mapping[int, Mention]) -> Mention | None:
    """Whose statement it is: 'an army statement said it would leave'."""
    if subject.lower_ not in word_list("pronouns.papers"):
        return None
    before = (by_head.get(c.i) for c in subject.children if c.dep_ in DESCRIBING_OR_OWNING)
    return next((m for m in before if m is not None and m.actors), None)


def _joined(subject: Token, by_head: Mapping[int, Mention]) -> tuple[Actor, ...]:
    """The sides that a subject names together: 'Chad and Niger agreed, as they want peace'."""
    told = (by_head.get(t.i) for t in conjuncts(subject))
    return tuple({side_key(a): a for m in told if m is not None for a in m.actors if side_key(a)}.values())


def _spoken_for(subject: Token, speaker: Mention, by_head: Mapping[int, Mention]) -> Mention | None:
    """Whose spokesman or lawyer speaks, where that is told: 'his lawyer said he was ill'; else nobody."""
    words = (subject, *(t for t in subject.children if t.dep_ == "appos"))
    owners = (by_head.get(c.i) for w in words for c in w.children if c.dep_ == "poss")
    return next((o for o in owners if o is not None and o.actors and o.actors != speaker.actors), None)


def _leads_fighters(mention: Mention) -> bool:
    """Whether somebody is one of fighters, of whom he tells what they did: 'the commander of the rebels said they had left'."""
    return not mention.plural and all(a.sector in FIGHTERS for a in mention.actors)


def _body_of(subject: Token, speaker: Mention) -> Mention | None:
    """'The rebels' of 'a spokesman for the rebels', which are no mention of their own: those of his country and kind."""
    body = next((t for slot in ("for", "of") for t in fillers(subject, slot) if t.pos_ in NOUNS), None)
    one = speaker.actors[0] if len(speaker.actors) == 1 else None
    if (
        body is None
        or one is None
        or not (one.role in word_list("pronouns.spokesmen") or one.sector in FIGHTERS)
    ):
        return None
    plural = body.tag_ in {"NNS", "NNPS"} or body.lower_ in MANY
    words = body.doc[body.left_edge.i : body.i + 1].text
    actor = replace(one, mention=words, role=lemma(body), name=words if body.pos_ == "PROPN" else "")
    kind: MentionKind = "group" if plural else "organisation"
    return replace(speaker, actors=(actor,), plural=plural, kind=kind)


def _body_before(text: Setting, speaker: Mention, pronoun: Token) -> Mention | None:
    """'The army' of 'army spokesman Ana Soto said they had fired': those of whom the words before the office tell."""
    one = speaker.actors[0] if len(speaker.actors) == 1 else None
    if one is None or one.sector not in FIGHTERS | FORCES or pronoun.lower_ in HE:
        return None
    words = text.tokens[speaker.start : speaker.end]
    at = next((i for i, t in enumerate(words) if t.lower_ in word_list("pronouns.spokesmen")), 0)
    if not at or words[at - 1].pos_ not in NOUNS:
        return None
    told = text.doc[speaker.start : speaker.start + at].text
    actor = replace(one, mention=told, role=lemma(words[at - 1]), name="")
    return replace(speaker, actors=(actor,), plural=True, kind="group")


def ahead(text: Setting, mention: Mention) -> Mention | None:
    """'During his visit, Soto met …': before its clause's subject, a possessive means that subject."""
    token = text.tokens[mention.head]
    if token.dep_ != "poss" or token.lower_ not in SUBJECT_FORMS:
        return None
    subjects = {s.i for s in own_subject(token) if s.i > token.i and s.i != token.head.i}
    if not subjects or any(m.head < token.i and m.head >= token.sent.start for m in text.every if m.actors):
        return None
    other = next((m for m in text.every if m.head in subjects and m.actors), None)
    if other is None or not _fits(text, token.lower_, other):
        return None
    return mention.standing_for(other.actors, f"same_person.{_family(token.lower_)}")


def _family(word: str) -> str:
    return "he" if word in HE else "it" if word in IT else "they"


def _fits(text: Setting, word: str, other: Mention) -> bool:
    """Whether a pronoun can stand for what another mention stands for, by number and kind."""
    one = len(other.actors) == 1
    if word in HE:
        return one and is_person(other, other.actors[0]) and text.may_be(word, other.actors[0])
    if word in IT:
        return one and (other.kind in {"country", "organisation"} or is_body(other))
    return not one or other.plural or other.kind in {"country", "organisation", "group"}


def _one(mention: Mention, options: Sequence[Entity], here: int, rule: str) -> Mention | None:
    """The likeliest single antecedent: near, told of again and again, and what the sentence is about before what it only names."""
    near = [e for e in options if here - e.sentence <= 3 and e.token < mention.head]
    if not near:
        return None
    times = Counter((e.actor.country, e.actor.name, e.actor.sector) for e in near if here - e.sentence <= 1)

    def weight(e: Entity) -> tuple[float, int]:
        again = times[(e.actor.country, e.actor.name, e.actor.sector)] - 1 if e.person else 0
        return e.rank - 1.5 * (here - e.sentence) + AGAIN * min(max(again, 0), 2), e.token

    best = max(near, key=weight)
    return mention.standing_for([best.actor], rule)


def speaker(mention: Mention, text: Setting, done: GoneThrough) -> Mention | None:
    """'We' and 'I' in what somebody says are the speaker, named before it or after it; in a quotation within another, the inner one.

    'I' in what is told without quotation marks is nobody's but the writer's.
    """
    quoted = text.tokens[mention.head].lower_ in ALONE
    holding = (s for s in text.spoken if s.start <= mention.head < s.end and (s.quoted or not quoted))
    found = _who_says(mention, text, done, holding) or _goes_on(text, mention, done)
    return mention.standing_for(found, "same_person.speaker") if found else None


def _goes_on(text: Setting, mention: Mention, done: GoneThrough) -> tuple[Actor, ...]:
    """'Chad criticised Niger. "We reject it."': whose words nobody is said to say are his of whom the sentence before tells that he speaks."""
    first = next(
        (i for i in range(mention.head, max(mention.head - FAR, -1), -1) if _opens(text.tokens[i])), None
    )
    if first is None or any(s.start <= mention.head < s.end for s in text.spoken):
        return ()
    here = text.sentences[first]
    for other in reversed(done.since(here - 1)):
        token = text.tokens[other.head]
        if other.head >= first or rank_of(token) != 2 or len(other.actors) != 1:
            continue
        judges = word_list("doers.blaming") | word_list("doers.judging") | word_list("pronouns.speaking")
        return other.actors if lemma(token.head) in judges else ()
    return ()


def _opens(token: Token) -> bool:
    """Whether a quotation mark opens what is said at the beginning of a sentence."""
    return token.text in MARKS and (token.i == token.sent.start or token.text in {"“", "„", "«", "``"})


def _quoted_by(text: Setting, mention: Mention, done: GoneThrough) -> tuple[Actor, ...]:
    """Whose words a pronoun between quotation marks is among: 'he' there is somebody else."""
    holding = (s for s in text.spoken if s.start <= mention.head < s.end and s.quoted and s.between_marks)
    return _who_says(mention, text, done, holding)


def _named_in_own_words(text: Setting, mention: Mention, done: GoneThrough) -> list[list[str]]:
    """The last names of persons whom somebody names between his own quotation marks: '"Banda lied," he said' is not Banda's."""
    own = (
        s for s in text.spoken if s.source[0] <= mention.head < s.source[1] and s.quoted and s.between_marks
    )
    named = (
        done[n] if n < len(done) else text.every[n]
        for spoken in own
        for n in range(bisect_left(text.heads, spoken.start), bisect_left(text.heads, spoken.end))
    )
    return [a.name.split()[-1:] for m in named if m.kind == "person" for a in m.actors if a.name]


def _who_says(
    mention: Mention, text: Setting, done: GoneThrough, holding: Iterable[Spoken]
) -> tuple[Actor, ...]:
    """The first known mention among the words for who says it, of the first stretch that has one."""
    for spoken in holding:
        start, end = spoken.source
        for n in range(bisect_left(text.heads, start), bisect_left(text.heads, end)):
            other = done[n] if n < len(done) else text.every[n]
            if other.actors and other.head != mention.head:
                return other.actors
    return ()
