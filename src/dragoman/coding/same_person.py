"""Who is meant by 'his', 'the two ministers', 'Lavrov', 'his Russian counterpart'?

Gives the mentions of a text that do not say who they are the actors that they stand for. Goes by names, offices,
number and nearness; it knows no world knowledge and resolves nothing across reports. Where it is not sure, the mention
stays without an actor.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.coding.findings import Mention, Said
from dragoman.reading.grammar import lemma
from dragoman.records import Actor

HE = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
WE = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "myself", "ourselves"})
WHO = frozenset({"who", "whom", "whose", "which", "that"})
NUMBERS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "trilateral": 3, "four": 4}
STATE_NOUNS = frozenset(
    {"country", "nation", "side", "government", "state", "capital", "neighbour", "neighbor", "party", "power"}
)
PEOPLE_NOUNS = frozenset(
    {"man", "leader", "minister", "president", "diplomat", "official", "premier", "statesman"}
)
COUNTERPART = frozenset({"counterpart", "opposite number", "colleague", "homologue"})
UNSTATED = frozenset(
    {"official", "authority", "diplomat", "aide", "expert", "staff", "member"}
)  # plural, but no known few
CROWDS = frozenset(
    {"REB", "OPP", "CVL", "PRM", "REF", "UAF"}
)  # sectors that belong to the country where things happen
PASSES = 2  # the second knows the offices that the first worked out, for what points ahead
NEAR_SENTENCES = 6  # a pronoun does not reach back further


@dataclass(frozen=True, slots=True)
class _Entity:
    """One actor of the text, as known so far: where its last mention stands."""

    actor: Actor
    token: int
    sentence: int
    person: bool
    state: bool
    rank: int  # 2: subject of the sentence's main verb, 1: of another, 0: no subject


def resolve(
    doc: Doc, mentions: Sequence[Mention], *, sayings: Sequence[Said] = (), home: str = "", theatre: str = ""
) -> tuple[Mention, ...]:
    """The same mentions, those that stand for known actors filled in.

    Args:
        doc: the parsed text.
        mentions: what `who.find_mentions` found, in any order.
        sayings: the text's quotations: 'we' inside one is its speaker.
        home: ISO 3166-1 alpha-3 of the country that the report is written from (its dateline), or "".
        theatre: the country that the report is mostly about, or "": 'the rebels' of nowhere else are its rebels.

    Returns:
        The mentions in text order. One that was resolved has its rule changed to `same_person.…`; its `spans` then hold
        the words of the mention that it takes its identity from.
    """
    ordered = _known_names(doc, sorted(mentions, key=lambda m: m.head), home)
    sentences = _sentence_numbers(doc)
    usual = _usual_pair(ordered, sentences)
    for _ in range(PASSES):
        ordered = _pass(doc, ordered, sentences, sayings, usual, theatre)
    return tuple(ordered)


def _pass(
    doc: Doc,
    ordered: Sequence[Mention],
    sentences: Sequence[int],
    sayings: Sequence[Said],
    usual: tuple[Actor, ...],
    theatre: str,
) -> list[Mention]:
    done: list[Mention] = []
    for mention in ordered:
        found = _look_up(doc, mention, done, ordered, sentences, sayings, usual) if _open(mention) else None
        done.append(_at_theatre(found or mention, theatre))
    return done


def _at_theatre(mention: Mention, theatre: str) -> Mention:
    """Crowds and fighters whose country nobody tells are those of the country that the report is about."""
    if not theatre or mention.kind in {"person", "organisation", "pronoun"} or not mention.actors:
        return mention
    if not all(a.sector in CROWDS and not a.country and not a.name for a in mention.actors):
        return mention
    actors = tuple(replace(a, country=theatre) for a in mention.actors)
    return replace(mention, actors=actors, rule="same_person.theatre")


def _open(mention: Mention) -> bool:
    """Whether a mention still wants an identity: it has no actor, or one with neither name nor country."""
    if mention.kind == "pronoun" or not mention.actors:
        return True
    if mention.rule.startswith("who.anaphor") or any(a.role in COUNTERPART for a in mention.actors):
        return True
    return mention.kind in {"role", "country", "group"} and not any(a.country for a in mention.actors)


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers = [0] * len(doc)
    for n, sentence in enumerate(doc.sents):
        for i in range(sentence.start, sentence.end):
            numbers[i] = n
    return numbers


def _known_names(doc: Doc, mentions: list[Mention], home: str) -> list[Mention]:
    """Fills each person's name, country and office from the fullest mentions of the same name anywhere in the text."""
    people: list[tuple[Actor, Mention]] = []
    named = [(a, m) for m in mentions if m.kind == "person" for a in m.actors if a.name]
    for actor, mention in sorted(named, key=lambda n: (-len(n[0].name.split()), n[1].head)):
        at = next((n for n, (known, _) in enumerate(people) if _same_name(actor, known)), None)
        if at is None:
            people.append((actor, mention))
        else:
            known, teller = people[at]
            fuller = _fullness(actor) > _fullness(known)
            people[at] = (_merged(actor, known), mention) if fuller else (_merged(known, actor), teller)
    return [_named(m, people, home) for m in mentions]


def _parts(name: str) -> list[str]:
    return [
        w.removesuffix("’s").removesuffix("'s").strip(".,") for w in name.lower().replace("-", " ").split()
    ]


def _same_name(actor: Actor, known: Actor) -> bool:
    """Whether a mention may name a known person: a shorter name is part of the longer, countries do not contradict."""
    if actor.country and known.country and actor.country != known.country:
        return False
    mine, theirs = _parts(actor.name), _parts(known.name)
    if not mine or not theirs:
        return False
    if len(mine) == 1 or len(theirs) == 1:
        short, long = sorted((mine, theirs), key=len)
        return short[0] in long and len(short[0]) > 1
    return (
        (mine[-1] == theirs[-1] and mine[0][0] == theirs[0][0])
        or set(mine) <= set(theirs)
        or set(theirs) <= set(mine)
    )


def _fullness(actor: Actor) -> tuple[bool, bool, int]:
    return bool(actor.country or actor.sector), bool(actor.country), len(actor.name.split())


def _merged(full: Actor, other: Actor) -> Actor:
    """One person from two mentions: the longer name, and what either knows."""
    if full.name and other.name and len(other.name.split()) > len(full.name.split()):
        name = other.name
    else:
        name = full.name or other.name
    same_side = not full.country or not other.country or full.country == other.country
    return replace(
        full,
        name=name,
        country=full.country or (other.country if not full.sector or same_side else ""),
        sector=full.sector or other.sector,
        sectors=full.sectors or other.sectors,
        role=full.role or other.role,
    )


def _named(mention: Mention, people: Sequence[tuple[Actor, Mention]], home: str) -> Mention:
    if mention.kind != "person":
        return mention
    actors: list[Actor] = []
    spans, rule = mention.spans, mention.rule
    for actor in mention.actors:
        known = next((p for p in people if actor.name and _same_name(actor, p[0])), None)
        full = (
            _merged(known[0], actor)
            if known and not actor.sector
            else _merged(actor, known[0])
            if known
            else actor
        )
        full = replace(full, mention=actor.mention)
        if full.sector in {"GOV", "MIL", "LEG", "JUD"} and not full.country and home and full.role:
            full = replace(full, country=home)
            rule = "same_person.home-country"
        elif known and (full.country, full.sector) != (actor.country, actor.sector):
            rule, spans = "same_person.name", known[1].spans
        actors.append(full)
    return replace(mention, actors=tuple(actors), rule=rule, spans=spans)


def _look_up(
    doc: Doc,
    mention: Mention,
    done: Sequence[Mention],
    every: Sequence[Mention],
    sentences: Sequence[int],
    sayings: Sequence[Said],
    usual: tuple[Actor, ...],
) -> Mention | None:
    token = doc[mention.head]
    here = sentences[mention.head]
    before = _entities(doc, done, sentences, here)
    hint = mention.actors[0] if mention.actors else Actor()
    word = token.lower_
    if any(a.role in COUNTERPART for a in mention.actors) or lemma(token) in COUNTERPART:
        return _counterpart(doc, mention, hint, done)
    if word in WE:
        return _speaker(doc, mention, sayings, done)
    owned = _owned(doc, mention, hint, done)
    if owned is not None:
        return owned
    if _is_group(token, mention, hint):
        number = _number(token, mention)
        group = _group(before, number, people=_wants_people(hint, token)) or (
            usual if number in {0, 2} else ()
        )
        if not group:
            group = _pair_ahead(doc, every, sentences, here, hint, token)
        return _filled(mention, group, "same_person.group") if group else None
    if word in HE:
        return _one(mention, [e for e in before if e.person], here, "same_person.he")
    if word in IT:
        return _one(mention, [e for e in before if e.state and not e.person], here, "same_person.it")
    if word in THEY:
        return _they(mention, done, before, sentences, here)
    if word in WHO or not mention.rule.startswith("who.anaphor"):
        return None
    return _office(mention, hint, before, here, lemma(token))


def _entities(doc: Doc, done: Sequence[Mention], sentences: Sequence[int], here: int) -> list[_Entity]:
    """The single actors mentioned in the last sentences, newest first."""
    found: list[_Entity] = []
    for mention in reversed(done):
        if here - sentences[mention.head] > NEAR_SENTENCES:
            break
        for actor in mention.actors:
            if actor.country or actor.name or actor.sector:
                found.append(
                    _Entity(
                        actor=actor,
                        token=mention.head,
                        sentence=sentences[mention.head],
                        person=bool(actor.name and mention.kind in {"person", "pronoun"})
                        or (mention.kind == "role" and not mention.plural and bool(actor.role)),
                        state=mention.kind in {"country", "organisation"},
                        rank=_rank(doc[mention.head]),
                    )
                )
    return found


def _filled(
    mention: Mention, actors: Iterable[Actor], rule: str, spans: tuple[tuple[int, int], ...] = ()
) -> Mention:
    return replace(mention, actors=tuple(actors), rule=rule, spans=spans or mention.spans)


def _rank(token: Token) -> int:
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return 0
    verb = token.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return 2 if verb.dep_ == "ROOT" else 1


def _one(mention: Mention, options: Sequence[_Entity], here: int, rule: str) -> Mention | None:
    """The likeliest single antecedent: near, and what the sentence is about before what it only names."""
    near = [e for e in options if here - e.sentence <= 3 and e.token < mention.head]
    if not near:
        return None
    best = max(near, key=lambda e: (e.rank - 1.5 * (here - e.sentence), e.token))
    return _filled(mention, [best.actor], rule)


def _they(
    mention: Mention, done: Sequence[Mention], before: Sequence[_Entity], sentences: Sequence[int], here: int
) -> Mention | None:
    """'They': the last plural mention, or a pair told of together."""
    for other in reversed(done):
        if here - sentences[other.head] > 2:
            break
        if len(other.actors) > 1 or (other.plural and other.actors and other.kind != "pronoun"):
            return _filled(mention, other.actors, "same_person.they")
    group = _group(before, 0, people=True) or _group(before, 0, people=False)
    return _filled(mention, group, "same_person.they") if group else None


def _number(token: Token, mention: Mention) -> int:
    """How many are meant: 2 for 'the two', 'both'; 0 where no number is told."""
    words = [t.lower_ for t in token.doc[mention.start : mention.end]] + [c.lower_ for c in token.lefts]
    return next((NUMBERS[w] for w in (token.lower_, *words) if w in NUMBERS), 0)


def _is_group(token: Token, mention: Mention, hint: Actor) -> bool:
    """Whether a mention means several actors known already: 'the two', 'both sides', 'the leaders', 'the three envoys'."""
    if token.lower_ in NUMBERS:
        return True
    if not mention.rule.startswith("who.anaphor") and not _pointed(token, mention):
        return False
    if any(a.country for a in mention.actors) or not (mention.plural or token.tag_ in {"NNS", "NNPS"}):
        return False
    return bool(_number(token, mention)) or (
        mention.rule.startswith("who.anaphor") and hint.sector == "GOV" and hint.role not in UNSTATED
    )


def _pointed(token: Token, mention: Mention) -> bool:
    """'The two allies' points back; 'two allies' does not."""
    return bool(_number(token, mention)) and any(
        c.lower_ in {"the", "both", "these", "those"} for c in token.lefts
    )


def _wants_people(hint: Actor, token: Token | None) -> bool:
    return token is not None and (
        lemma(token) in PEOPLE_NOUNS or (bool(hint.role) and lemma(token) not in STATE_NOUNS)
    )


def _key(actor: Actor) -> str:
    if actor.country or actor.sector in {"UNO", "EUR", "IGO", "NGO"}:
        return actor.country or actor.sector
    return actor.name or actor.sector


def _group(before: Sequence[_Entity], number: int, *, people: bool) -> tuple[Actor, ...]:
    """The last actors of different sides that one sentence tells of together; people where people are wanted.

    Args:
        before: the actors of the last sentences, newest first.
        number: how many are meant, 0 for any number above one.
        people: whether only persons are meant.
    """
    fits = [e for e in before if (e.person or not people) and _key(e.actor)]
    for sentence in sorted({e.sentence for e in fits}, reverse=True):
        sides: dict[str, Actor] = {}
        for entity in reversed([e for e in fits if e.sentence == sentence]):
            sides.setdefault(_key(entity.actor), entity.actor)
        if len(sides) == number or (number == 0 and len(sides) > 1):
            return tuple(sides.values())
    sides = {}
    for entity in fits:
        sides.setdefault(_key(entity.actor), entity.actor)
        if len(sides) == (number or 2):
            return tuple(reversed(sides.values()))
    return ()


def _pair_ahead(
    doc: Doc, every: Sequence[Mention], sentences: Sequence[int], here: int, hint: Actor, token: Token
) -> tuple[Actor, ...]:
    """A standfirst may speak of 'the two ministers' before the report names them: the first two that fit."""
    sides: dict[str, Actor] = {}
    people = _wants_people(hint, token)
    for mention in every:
        if mention.head <= token.i or sentences[mention.head] - here > 3:
            continue
        for actor in mention.actors:
            if _key(actor) and actor.country and (mention.kind == "person" or not people):
                sides.setdefault(_key(actor), actor)
        if len(sides) == 2:
            return tuple(sides.values())
    return ()


def _usual_pair(mentions: Sequence[Mention], sentences: Sequence[int]) -> tuple[Actor, ...]:
    """The two sides that a report speaks of together most, where it is plain: twice as often as any other pair."""
    by_sentence: dict[int, dict[str, Actor]] = {}
    for mention in mentions:
        for actor in mention.actors:
            if actor.country:
                by_sentence.setdefault(sentences[mention.head], {}).setdefault(actor.country, actor)
    pairs: Counter[tuple[str, str]] = Counter()
    first: dict[str, Actor] = {}
    for sides in by_sentence.values():
        for country, actor in sides.items():
            if country not in first or (actor.name and not first[country].name):
                first[country] = actor
        keys = sorted(sides)
        pairs.update((a, b) for i, a in enumerate(keys) for b in keys[i + 1 :])
    ranked = pairs.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[1][1] * 2 > ranked[0][1]):
        return ()
    return tuple(first[c] for c in ranked[0][0])


def _counterpart(doc: Doc, mention: Mention, hint: Actor, done: Sequence[Mention]) -> Mention:
    """'His Russian counterpart Sergey Lavrov' holds the office that 'he' holds."""
    owner = _owner(doc, mention, done)
    if owner is None:
        actors = [
            replace(a, role="" if a.role in COUNTERPART else a.role, sector=a.sector or "GOV")
            for a in mention.actors
        ]
        return replace(mention, actors=tuple(actors), rule="same_person.counterpart")
    actors = [
        replace(
            a,
            sector=owner.sector or a.sector or "GOV",
            role=owner.role if a.role in COUNTERPART or not a.role else a.role,
        )
        for a in (mention.actors or (hint,))
    ]
    spans = tuple((doc[i].idx, doc[i].idx + len(doc[i])) for i in range(mention.start, mention.head + 1))
    return replace(
        mention, actors=tuple(actors), rule="same_person.counterpart", spans=mention.spans or spans[:8]
    )


def _owner(doc: Doc, mention: Mention, done: Sequence[Mention]) -> Actor | None:
    """The official whose counterpart is spoken of: 'his' if that is known, else the last person before."""
    inside = {t.i for t in doc[mention.head].subtree if t.dep_ == "poss"}
    inside |= {i for i in range(mention.start, mention.end) if doc[i].dep_ == "poss"}
    for other in reversed(done):
        if other.head in inside and other.actors:
            return other.actors[0]
    return next(
        (
            o.actors[0]
            for o in reversed(done)
            if len(o.actors) == 1 and (o.actors[0].role or o.kind == "person") and o.actors[0].sector
        ),
        None,
    )


def _owned(doc: Doc, mention: Mention, hint: Actor, done: Sequence[Mention]) -> Mention | None:
    """'His administration', 'its army': of the owner's country."""
    if not hint.sector or hint.country or mention.kind == "pronoun":
        return None
    owners = {t.i for t in doc[mention.head].children if t.dep_ == "poss"}
    owner = next(
        (m.actors[0] for m in done if m.head in owners and len(m.actors) == 1 and m.actors[0].country), None
    )
    if owner is None:
        return None
    return replace(
        mention,
        actors=tuple(replace(a, country=owner.country) for a in mention.actors),
        rule="same_person.owner",
    )


def _speaker(doc: Doc, mention: Mention, sayings: Sequence[Said], done: Sequence[Mention]) -> Mention | None:
    """'We' and 'I' inside a quotation are its speaker."""
    for said in sayings:
        if said.source and said.how == "direct_quote" and any(a <= mention.head < b for a, b in said.content):
            for other in done:
                if said.source[0] <= other.head < said.source[1] and other.actors:
                    return _filled(mention, other.actors, "same_person.speaker")
    return None


def _office(mention: Mention, hint: Actor, before: Sequence[_Entity], here: int, noun: str) -> Mention | None:
    """'The minister', 'the country', 'the rebels': the last actor with the same office, kind and (if told) country."""
    for entity in before:
        actor = entity.actor
        if hint.country and actor.country != hint.country:
            continue
        if noun in STATE_NOUNS and noun not in {"side", "party", "government"}:
            if not entity.person and actor.country:
                return _filled(mention, [actor], "same_person.country")
            continue
        same_role = bool(hint.role) and (
            hint.role in actor.role or (bool(actor.role) and actor.role in hint.role)
        )
        same_sector = bool(hint.sector) and hint.sector == actor.sector
        if same_role or (
            same_sector and mention.plural == (not entity.person) and hint.sector not in {"GOV", "CVL"}
        ):
            return _filled(mention, [actor], "same_person.office")
    return None
