"""Which several actors do 'they', 'both sides', 'the ministers' stand for?

Goes by number, by what stands as a subject, by how far back it is, by what was said of the same few before, and by what a verb asks of
who does it. Where nothing tells, nobody is meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.findings import PRESS, Mention
from dragoman.coding.same_person.antecedents import (
    Entity,
    Setting,
    group,
    is_mouthpiece,
    listed,
    over,
    own_subject,
    pair_ahead,
    rank_of,
    side_key,
)
from dragoman.coding.same_person.gone_through import GoneThrough
from dragoman.knowledge.rule_words import word_list, word_table
from dragoman.knowledge.sectors import (
    ARMED,
    CROWDS,
    FIGHTERS,
    GOVERNING,
    NETWORK,
    ORGANS,
    POLICE_AND_COURTS,
    STRUCK,
)
from dragoman.reading.grammar import clause_verb
from dragoman.reading.labels import DESCRIBING, NOUN_SUBJECTS
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

POINTING = frozenset({"the", "both", "these", "those", "this", "that", "its", "his", "her", "their"})
LINKING = frozenset(
    "that in on by with to as for at from because when".split()
)  # 'both' before these joins what follows
PARTS = NOUN_SUBJECTS | {"dobj"}  # of a clause: who acts, and on whom
AT = frozenset({"at", "against", "on", "into"})  # before whom somebody hits
SPEAKING = frozenset("we us our ours ourselves i me my mine myself".split())
BACK = 2  # sentences within which 'they' finds whom it means
SAME_FEW = 4  # sentences within which 'the two sides' are those of before
WEIGHT = {2: 1.0, 1: 0.6, 0: 0.4}  # of a subject of a sentence, of a clause, of anything else
FADING = 0.7  # what a sentence between takes away
UNTOLD = 0.2  # what it takes away that two are not told of together
SLIGHT = 0.1  # what it adds that both are those to whom something is done
SLOW = 0.25  # the same where the number tells more


def several(
    text: Setting, mention: Mention, hint: Actor, done: GoneThrough, before: Sequence[Entity]
) -> tuple[Actor, ...]:
    """The few that 'both sides', 'the three ministers' stand for: told as a list, told together, or the report's usual two.

    'The two countries' are states, though their troops or ships were told of.
    """
    found = _few(text, mention, hint, done, before)
    if hint.sector in CROWDS - {"UNK"} and any(a.sector in ORGANS | FIGHTERS for a in found):
        return ()  # 'the two captives' are no ministers; but 'the two men' may be
    if hint.sector in CROWDS and any(a.sector in ORGANS and not (a.name or a.role) for a in found):
        return ()  # nor are they states
    where = _placed(text, text.tokens[mention.head])
    if where and where not in {a.country for a in found}:
        return ()
    if lemma(text.tokens[mention.head]) not in word_list("several.states"):
        return found
    return tuple(map(_state_of, found))


def _state_of(actor: Actor) -> Actor:
    """The state of troops, ships, firms or citizens without a name."""
    theirs = actor.country not in {"", NETWORK} and actor.sector not in GOVERNING and not actor.name
    return replace(actor, sector="GOV", role="") if theirs else actor


def _placed(text: Setting, token: Token) -> str:
    """The country that 'both sides' are told to be in: 'met Chad's premier … urged both sides in the war in Sudan to stop'."""
    if lemma(token) not in word_list("several.sides") or token.dep_ in NOUN_SUBJECTS:
        return ""
    within = [g.i for c in token.rights if c.lower_ in {"in", "to"} for g in c.children if g.dep_ == "pobj"]
    return next((text.inside[i] for i in (token.i, *within) if i in text.inside), "")


def _few(
    text: Setting, mention: Mention, hint: Actor, done: GoneThrough, before: Sequence[Entity]
) -> tuple[Actor, ...]:
    token, here = text.tokens[mention.head], text.sentences[mention.head]
    number, people = _number(token, mention), _wants_people(hint, token)
    bare = token.lower_ in word_table("several.counted") and token.lower_ != "both"
    states = lemma(token) in word_list("several.states")  # no union is one of 'the two countries'
    same = _the_same_few(text, mention, done, number)
    if same is not None:
        return same
    own = _addressed_by(token, done, people=people)
    politic = token.dep_ in NOUN_SUBJECTS and lemma(token.head) in word_list("several.diplomatic")
    before = [
        e
        for e in before
        if side_key(e.actor) not in own
        and not is_mouthpiece(e.actor)
        and (e.actor.country or not states)
        and not (
            politic and e.actor.sector in CROWDS
        )  # 'the parties agreed': no residents of whom they talked
        and not (people and hint.role and e.person and not (e.actor.role or e.actor.sector))
    ]
    counted = _counted(text, here, done, number, politic=politic) if bare else ()
    if counted:
        return counted
    found = _met_with(text, here, done, number) if people else ()
    parties = lemma(token) in word_list("several.sides")
    found = found or _told_together(text, here, done, number, people=people, states=states, parties=parties)
    found = () if own & {side_key(a) for a in found} else found
    if not found or own:
        found = _who_fight(text, token, done, found) or found
    if not found and states and not number:
        found = _last_list(text, here, done)
    if not found:
        found = group(_leaders(token, before, number), number, people=people)
        if parties and _bystanders(found):
            found = group([e for e in before if not _bystanders([e.actor])], number, people=people)
        others = {a.country for a in text.usual} - {a.country for a in found}
        if number in {0, 2} and others and not (people and found):
            found = text.usual
    return found or pair_ahead(text.every, text.sentences, here, token, people=people)


def _leaders(token: Token, before: Sequence[Entity], number: int) -> Sequence[Entity]:
    """'Okello was met by a minister and talked with Peru's president. The two leaders …': those who lead a state, if as many are told of."""
    heads = [e for e in before if e.actor.role in word_list("same_name.heads")]
    enough = len({side_key(e.actor) for e in heads}) >= (number or 2)
    return heads if lemma(token) == "leader" and enough else before


def _who_fight(text: Setting, token: Token, done: GoneThrough, found: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """'Rebels shelled the army … Chad and Niger met. Chad urged both sides to stop the fighting': the two that bear arms.

    Only where the report has told of no third who does, and where those found otherwise are of other countries.
    """
    if lemma(token) not in word_list("several.sides") or not _of_fighting(token):
        return ()
    every = {side_key(a): a for m in reversed(done) for a in m.actors if a.sector in ARMED and side_key(a)}
    known = {key: a for key, a in every.items() if a.country or a.name}  # not 'three drones'
    sworn = {key: a for key, a in known.items() if a.sector != "UAF"}  # not 'gunmen'
    armed = tuple(reversed(next((few for few in (known, sworn) if len(few) == 2), every).values()))
    if len(armed) != 2 or {a.country for a in found} == {a.country for a in armed}:
        return ()
    where = next((a.country for a in armed if a.country not in {"", NETWORK}), text.theatre or text.home)
    return tuple(a if a.country else replace(a, country=where) for a in armed)


def _of_fighting(token: Token) -> bool:
    """Whether the two agree on, or are asked for, what a fight is about: 'agreed to a truce'; not 'the ruling parties did'."""
    of_some = any(
        c.dep_ in {"amod", "compound"} and c.lower_ not in word_list("several.opposed") for c in token.lefts
    )
    verb = clause_verb(token)
    return not of_some and any(lemma(t) in word_list("several.fighting") for t in verb.subtree)


def _told_together(
    text: Setting, here: int, done: GoneThrough, number: int, *, people: bool, states: bool, parties: bool
) -> tuple[Actor, ...]:
    """As many sides as are meant, told of as a list or in one phrase: what the last sentences are about before the rest.

    'Both sides' are no 'priest and two pupils'.
    """
    near = done.since(here - SAME_FEW)
    told = [*listed(text.tokens, near, people=people)]
    told += [(m.head, m.actors) for m in near if not people or m.kind in {"role", "person", "pronoun"}]
    if parties:
        told = [
            (at, actors)
            for at, actors in told
            if not _bystanders(actors) and not _struck_together(text.tokens[at], actors)
        ]
    options = [
        (WEIGHT[rank_of(text.tokens[at])] - SLOW * (here - text.sentences[at]), at, actors)
        for at, actors in told
        if _as_many(actors, number)
        and not _aside(text, done, at, actors)
        and (not states or all(a.country for a in actors))
    ]
    return max(options, key=lambda o: o[:2])[2] if options else ()


def _bystanders(actors: Sequence[Actor]) -> bool:
    """Whether some actors hold no power and bear no arms."""
    return all(a.sector in CROWDS | STRUCK for a in actors)


def _struck_together(token: Token, actors: Sequence[Actor]) -> bool:
    """'Three soldiers and a nurse were killed': who suffers one thing together is on one side."""
    return token.dep_ in {"nsubjpass", "dobj"} and any(a.sector in CROWDS | STRUCK for a in actors)


def _counted(text: Setting, here: int, done: GoneThrough, number: int, *, politic: bool) -> tuple[Actor, ...]:
    """'Chad expelled three Togolese envoys. The three were …': as many of one kind as were told of last, if no list stands between."""
    for other in reversed(done.since(here - BACK)):
        head = text.tokens[other.head]
        if text.sentences[other.head] < here and _opens_list(head):
            break
        of_one = other.plural and len(other.actors) == 1 and head.tag_ == "NNS"
        if of_one and _number(head, other) == number and not (politic and other.actors[0].sector in CROWDS):
            return other.actors
    return ()


def _last_list(text: Setting, here: int, done: GoneThrough) -> tuple[Actor, ...]:
    """The last states told of as a list of three or more: 'Peru blamed the presidents of Chad, Mali and Togo … these countries'."""
    near = [m for m in done.since(here - SAME_FEW) if m.actors]
    told = [*listed(text.tokens, near), *((m.head, m.actors) for m in near)]
    options = [t for t in told if len({a.country for a in t[1]} - {""}) == len(t[1]) > 2]
    return max(options, key=lambda o: o[0])[1] if options else ()


def _aside(text: Setting, done: GoneThrough, at: int, actors: Sequence[Actor]) -> bool:
    """'Chad blamed Niger. Peru and Mali voiced concern. Chad summoned Niger's envoy': the report goes on to its own two after the list."""
    before = {a.country for m in done if m.head < at for a in m.actors}
    since: dict[int, set[str]] = {}
    for mention in done.since(text.sentences[at] + 1):
        if text.tokens[mention.head].dep_ in PARTS:
            since.setdefault(text.sentences[mention.head], set()).update(a.country for a in mention.actors)
    theirs = {a.country for a in actors}
    own = before - {"", *theirs}
    usual = {a.country for a in text.usual} - theirs
    if len(usual) == 2 and any(sides & usual for sides in since.values()):
        return True
    return any(len(sides - {""}) == 2 and sides - {""} <= own for sides in since.values())


def _met_with(text: Setting, here: int, done: GoneThrough, number: int) -> tuple[Actor, ...]:
    """'Soto met the presidents of Chad, Mali and Niger. The leaders discussed …': who met them, and they."""
    near = [m for m in done.since(here - SAME_FEW) if m.actors]
    options = [(m.head, m.actors) for m in near if m.kind == "role" and len(m.actors) > 1]
    for at, actors in reversed([*options, *listed(text.tokens, near, people=True)]):
        verb = text.tokens[at]
        while verb.dep_ in {"conj", "pobj", "dobj", "prep"} and verb.head.i != verb.i:
            verb = verb.head
        if (
            verb.pos_ != "VERB"
            or lemma(verb) not in word_list("several.meeting")
            or text.sentences[at] == here
        ):
            continue
        hosts = (m for m in near if m.head in {t.i for t in own_subject(text.tokens[at])})
        host = next((m.actors for m in hosts if len(m.actors) == 1), ())
        both = (*host, *actors)
        if host and len({side_key(a) for a in both} - {""}) == len(both) and number in {0, len(both)}:
            return both
    return ()


def _as_many(actors: Sequence[Actor], number: int) -> bool:
    """Whether some actors are as many sides as are meant; two where no number is told."""
    return len({side_key(a) for a in actors} - {""}) == (number or 2)


def _the_same_few(
    text: Setting, mention: Mention, done: GoneThrough, number: int
) -> tuple[Actor, ...] | None:
    """Whom the same words meant just before; () where that was nobody known, None where they were not told of before.

    'The two sides' after 'the two sides', if no list was told of as a subject since; 'the ministers' after 'seven Andean
    ministers'; 'both parties' after 'the warring parties'.
    """
    token, here = text.tokens[mention.head], text.sentences[mention.head]
    if any(c.lower_ in word_list("several.opposed") for c in token.lefts):
        number = -1
    for other in reversed(done):
        head = text.tokens[other.head]
        if here - text.sentences[other.head] > SAME_FEW or (number >= 0 and _opens_list(head)):
            break
        if not (other.plural and lemma(head) == lemma(token)):
            continue
        if any(c.lower_ in word_list("several.opposed") for c in head.lefts):
            return other.actors if len(other.actors) > 1 else ()
        if number == 0 and lemma(head) in word_list("several.people_nouns"):
            return other.actors if rank_of(head) else ()  # who was only named may be others
        if len(other.actors) == number:
            return other.actors
    return () if number < 0 else None


def _opens_list(head: Token) -> bool:
    return head.dep_ in NOUN_SUBJECTS and any(c.dep_ == "conj" for c in head.children)


def _addressed_by(token: Token, done: GoneThrough, *, people: bool) -> frozenset[str]:
    """Who speaks to the few that are meant, or does something to people, and is none of them: 'the envoy urged both parties to talk'."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    done_to = people and token.dep_ == "dobj"
    addressed = token.dep_ in {"dobj", "pobj"} and lemma(verb) in word_list("several.addressing")
    if not (done_to or addressed):
        return frozenset()
    heads = {s.i for s in own_subject(token)}
    told = (done.at[i] for i in heads if i in done.at)
    return frozenset(side_key(a) for m in told for a in m.actors if side_key(a))


def they(
    text: Setting,
    mention: Mention,
    done: GoneThrough,
    before: Sequence[Entity],
    speaker: frozenset[str] = frozenset(),
) -> tuple[Actor, ...]:
    """Whom 'they' means: of those who are several, the subject before the rest, the near before the far.

    Args:
        text: what stays the same for all mentions of the text.
        mention: the pronoun.
        done: the mentions before it, resolved.
        before: the actors of the last sentences, newest first.
        speaker: the sides of whose words it is part of, between quotation marks: he would say 'we'.
    """
    token, here = text.tokens[mention.head], text.sentences[mention.head]
    if _of_strangers(token, done):
        return ()
    tried, hurt, done_to = _dealt_with_by_law(token), _suffering(token), token.dep_ == "nsubjpass"
    politic = token.dep_ in NOUN_SUBJECTS and lemma(token.head) in word_list("several.diplomatic")
    doers = _own_doers(token)
    options = [
        (
            _weight(text.tokens[at], hurt=hurt, done_to=done_to) - FADING * (here - text.sentences[at]),
            at,
            actors,
        )
        for at, actors in _told_as_several(text, here, done, press=bool(doers))
        if at not in doers
        and not (politic and (any(a.sector in CROWDS for a in actors) or _one_body(actors)))
        and not (speaker and {side_key(a) for a in actors} <= speaker)
        and not (tried and all(a.sector in POLICE_AND_COURTS for a in actors))  # 'they are accused of theft'
    ]
    options += _two_persons(token, here, [e for e in before if _deals(text, e)] if politic else before)
    if not options:
        return text.usual if politic and token.tag_ == "PRP" else ()
    _, at, actors = max(options, key=lambda o: o[:2])
    return _with_the_subject(text, at, actors, done) if politic else actors


def _own_doers(token: Token) -> frozenset[int]:
    """Who does it to 'them', and is none of them: 'soldiers arrested four of them', or it would be *themselves*."""
    word = _whole(token)
    loose = word.head.dep_ in {"acl", "relcl"}  # 'allies to invite them'
    if token.lower_ != "them" or word.dep_ not in {"dobj", "dative", "iobj"} or loose:
        return frozenset()
    return frozenset(s.i for s in own_subject(word))


def _dealt_with_by_law(token: Token) -> bool:
    """'They were held', 'five of them were arrested', 'the soldiers jailed them'."""
    word = _whole(token)
    return word.dep_ in {"nsubjpass", "dobj"} and lemma(word.head) in word_list("several.trying")


def _suffering(token: Token) -> bool:
    """'Two of them were hurt', 'they were killed'."""
    word = _whole(token)
    return word.dep_ == "nsubjpass" and lemma(word.head) in word_list("several.hurting")


def _whole(token: Token) -> Token:
    """Of which words a pronoun is a part: 'five of them'."""
    while token.dep_ == "pobj" and token.head.lower_ == "of":
        token = token.head.head
    return token


def _weight(word: Token, *, hurt: bool, done_to: bool) -> float:
    """How likely 'they' are those whom a word tells of; of those who are hurt, whom something is done to before who does it.

    Of those to whom anything is done, whom it was done to before those beside: 'expelled three envoys for spying on
    dissidents. They were …'.
    """
    beneath = word.dep_ == "pobj" and word.head.dep_ == "prep" and word.head.lower_ in AT
    undergoes = word.dep_ in {"dobj", "nsubjpass"}
    if hurt and (beneath or undergoes):
        return WEIGHT[2] + UNTOLD
    return WEIGHT[rank_of(word)] + (SLIGHT if done_to and undergoes else 0)


def _deals(text: Setting, entity: Entity) -> bool:
    """Whether somebody is a person who may discuss or agree: no victim, and not only what a regime is called after."""
    token = text.doc[entity.token]
    return entity.person and entity.actor.sector not in CROWDS and token.dep_ not in DESCRIBING


def _one_body(actors: Sequence[Actor]) -> bool:
    """Whether it is one body by name, which agrees with nobody and exchanges nothing: 'the M23 … They agreed to meet'."""
    return len(actors) == 1 and bool(actors[0].name)


def _two_persons(
    token: Token, here: int, before: Sequence[Entity]
) -> list[tuple[float, int, tuple[Actor, ...]]]:
    """'Soto phoned Haroun. They agreed': whom the last sentences are about and the one beside, as an option less likely than one told as several."""
    nearest = 0 if clause_verb(token).dep_ == "conj" else 1  # 'Soto phoned Haroun and they agreed'
    before = [e for e in before if nearest <= here - e.sentence <= BACK and not is_mouthpiece(e.actor)]
    about = next((e for e in before if e.rank), None)
    if about is None or not about.person or token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
        return []
    pair = group(before, 0, people=True)
    score = WEIGHT[about.rank] - FADING * (here - about.sentence) - UNTOLD
    return [(score, about.token, pair)] if pair else []


def _with_the_subject(
    text: Setting, at: int, actors: tuple[Actor, ...], done: GoneThrough
) -> tuple[Actor, ...]:
    """'Soto met her counterparts. They discussed …': who met them is one of them."""
    if rank_of(text.tokens[at]):
        return actors
    sides = {side_key(a) for a in actors}
    for other in done.since(text.sentences[at]):
        if text.sentences[other.head] != text.sentences[at] or rank_of(text.tokens[other.head]) != 2:
            continue
        if len(other.actors) == 1 and side_key(other.actors[0]) and side_key(other.actors[0]) not in sides:
            return (*other.actors, *actors)
    return actors


def _told_as_several(
    text: Setting, here: int, done: GoneThrough, *, press: bool
) -> Iterator[tuple[int, tuple[Actor, ...]]]:
    """Who is told of by a plural or as a list; the `press`, which mostly only tells, where something is done to 'them'."""
    near = done.since(here - BACK)
    for other in near:
        head = text.tokens[other.head]
        if head.lower_ in SPEAKING or head.dep_ in DESCRIBING:
            continue
        if not press and any(a.sector == PRESS for a in other.actors):
            continue
        if len(other.actors) > 1 or (other.plural and other.actors):
            yield other.head, other.actors
    yield from listed(text.tokens, near, known=True)


def _of_strangers(token: Token, done: GoneThrough) -> bool:
    """Whether several who are no known actors are nearer: 'residents said they were hit', 'the firms cut their losses'."""
    nearest = own_subject(token) if token.dep_ == "poss" else list(over(token))
    for subject in nearest[:1]:
        several = subject.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subject.children)
        if subject.i < token.i and several:
            named = (done.at.get(t.i) for t in (subject, *subject.subtree))
            return not any(m is not None and m.actors for m in named)
    return False


def is_group(token: Token, mention: Mention, hint: Actor) -> bool:
    """Whether a mention means several actors known already: 'the two', 'both sides', 'the leaders', 'the three envoys'."""
    if token.lower_ == "both":  # but not 'said both that …', 'both in Peru and in Chile'
        return token.i + 1 == len(token.doc) or token.nbor().lower_ not in LINKING
    if token.lower_ in word_table("several.counted"):  # 'the two', but not 'two of the issues'
        return token.i > 0 and token.nbor(-1).lower_ in POINTING | {"all"}
    if not (mention.plural or token.tag_ in {"NNS", "NNPS"}) or any(a.country for a in mention.actors):
        return False
    by_word = mention.rule.startswith("who.anaphor") and lemma(token) not in word_list("several.unpointed")
    if not by_word and not _pointed(token, mention):
        return False
    if _number(token, mention):
        return True
    return not _of_a_region(token) and (
        mention.rule.startswith("who.anaphor")
        and (hint.sector == "GOV" or lemma(token) in word_list("several.state_nouns"))
        and hint.role not in word_list("several.unstated")
    )


def _of_a_region(token: Token) -> bool:
    """'The Baltic nations', 'the Gulf states', but not 'these Gulf states': states that need not be told of before."""
    states = lemma(token) in word_list("several.states")
    pointed = any(c.lower_ in {"these", "those", "both"} for c in token.lefts)
    return states and not pointed and any(c.dep_ in DESCRIBING and c.text[:1].isupper() for c in token.lefts)


def _number(token: Token, mention: Mention) -> int:
    """How many are meant: 2 for 'the two', 'both'; 0 where no number is told."""
    words = [t.lower_ for t in token.doc[mention.start : mention.end]] + [c.lower_ for c in token.lefts]
    counted = word_table("several.counted")
    return next((counted[w] for w in (token.lower_, *words) if w in counted), 0)


def _pointed(token: Token, mention: Mention) -> bool:
    """'The two allies' points back; 'two allies' does not."""
    return any(c.lower_ in POINTING for c in token.lefts) and bool(_number(token, mention))


def _wants_people(hint: Actor, token: Token | None) -> bool:
    return token is not None and (
        lemma(token) in word_list("several.people_nouns")
        or (bool(hint.role) and lemma(token) not in word_list("several.state_nouns"))
    )
