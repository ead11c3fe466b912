"""Who told of before holds an office, or is of a kind, that is told again: 'the minister', 'the country', 'the rebels'?"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.findings import OWN_RULE, Mention
from dragoman.coding.same_person.antecedents import Entity, Setting, own_subject
from dragoman.coding.same_person.counterparts import NEAR_HOLDER
from dragoman.coding.same_person.gone_through import GoneThrough
from dragoman.knowledge.rule_words import word_list, word_table
from dragoman.knowledge.sectors import ARMED, BODIES, FIGHTERS, GOVERNMENT_OR_UNTOLD, MEETING_BODIES
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

NEARBY = frozenset({"this", "that", "these", "those"})  # points to what stands nearest
LOOSE = 1.5  # what counts against gunmen of no camp as 'the group'
UNION_ORGANS = frozenset({"commission", "council"})  # which the European Union calls so without more words
OWN_PRESIDENTS = frozenset({"JUD", "LEG", "LAB"})  # bodies within a state that have some of their own
OF_NO_STATE = frozenset({"NGO", "SOC"})
ORGANISATION = frozenset({"organisation", "organization"})
BENEATH = frozenset({"deputy", "vice", "aide"})  # before an office: not who holds it
TOWARDS = frozenset({"against", "for", "from", "on", "to", "with"})  # before him to whom something is done
RANKS = BENEATH | {"executive", "first", "permanent", "senior"}


def same_official(mention: Mention, done: GoneThrough) -> Mention | None:
    """'The Peruvian leader' after 'Ana Soto, the president of Peru': the person told of, by office and country."""
    if mention.kind != "role" or mention.plural or len(mention.actors) != 1 or mention.actors[0].name:
        return None
    actor = mention.actors[0]
    if not actor.country or not actor.role or not actor.mention.lower().startswith("the "):
        return None
    for other in reversed(done):
        known = other.actors[0] if len(other.actors) == 1 else None
        if known is None or other.kind != "person" or known.country != actor.country:
            continue
        if known.sector and actor.sector and known.sector != actor.sector:
            continue  # 'the Turkish Cypriot leader' is not the president of Cyprus
        if (OWN_RULE in known.sectors) != (OWN_RULE in actor.sectors):
            continue
        if known.role == actor.role or _same_role(actor, known):
            return mention.standing_for([replace(known, mention=actor.mention)], "same_person.office")
    return None


def namesake(token: Token, mention: Mention, done: GoneThrough) -> Mention | None:
    """'The coalition' after 'the Peruvian National Coalition': the last body or group told of whose name ends in the word.

    Of several, fighters: 'the dissidents' after 'FLP dissidents'. A capital points to a body by its name: 'the Parliament' is the European
    one where that was told of, 'the Council' the Union's.
    """
    named = token.tag_ == "NNP" and token.text.istitle()
    if named and (union := of_workers(token, mention, done)) is not None:
        return union
    several = mention.plural or token.tag_ == "NNS"
    if not (named or token.tag_ in {"NN", "NNS"}) or not any(c.lower_ == "the" for c in token.lefts):
        return None
    body = done.bodies.get(token.lower_)
    if several and (body is None or any(a.sector not in FIGHTERS for a in body.actors)):
        return None
    if body is not None and lemma(token) in word_list("office_again.of_a_state"):
        body = body if named and _of_the_union(body.actors) else None
    if body is not None:
        return mention.standing_for(body.actors, "same_person.namesake")
    if not named or token.lower_ not in UNION_ORGANS or token.i + 1 != mention.end:
        return None
    return _shortened(token, mention, done) or _organ_of_the_union(mention, done)


def body_again(token: Token, mention: Mention, done: GoneThrough, here: int) -> Mention | None:
    """'The bloc' after 'the European Union', 'the lender' after 'the World Bank': the body of states that the last sentence is about, else the most named."""
    noun = lemma(token)
    if noun not in word_list("office_again.bodies_again") or mention.plural:
        return None
    other = any(c.dep_ not in {"det", "punct", "case", "relcl"} for c in token.children)
    if other or not any(c.lower_ == "the" for c in token.lefts):
        return None
    bodies = [e for e in done.entities if not e.person and e.actor.name and e.actor.sector in MEETING_BODIES]
    if noun == "lender":
        lending = word_list("office_again.lending")
        bodies = [
            e for e in bodies if lending & {*e.actor.name.lower().split(), *e.actor.mention.lower().split()}
        ]
    written = token.doc.text

    def weight(e: Entity) -> tuple[bool, int, int]:
        names = {e.actor.name, e.actor.mention.removeprefix("the ").removeprefix("The ")}
        return e.rank == 2 and here - e.sentence == 1, max(map(written.count, names)), e.token

    best = max(bodies, key=weight, default=None)
    return mention.standing_for([best.actor], "same_person.band") if best is not None else None


def of_workers(token: Token, mention: Mention, done: GoneThrough) -> Mention | None:
    """'Congress' after 'the Nurses' Congress', which is no parliament."""
    body = done.bodies.get(token.lower_) if token.lower_ in word_list("kinds.gathered") else None
    if body is None or mention.end - mention.start > 2 or any(a.sector != "LAB" for a in body.actors):
        return None
    return mention.standing_for(body.actors, "same_person.namesake")


def _shortened(token: Token, mention: Mention, done: GoneThrough) -> Mention | None:
    """'The Council' after 'the National Council of Women'."""
    words = (m for m in reversed(done) if token.text in {t.text for t in token.doc[m.start : m.end]})
    longer = next((m for m in words if m.end - m.start > mention.end - mention.start and m.actors), None)
    return None if longer is None else mention.standing_for(longer.actors, "same_person.namesake")


def _organ_of_the_union(mention: Mention, done: GoneThrough) -> Mention | None:
    """'The Commission' in a report that tells of the European Union."""
    told = mention.actors and any(_of_the_union([e.actor]) for e in done.entities)
    organ = replace(mention.actors[0], sector="EUR") if told else None
    return None if organ is None else mention.standing_for([organ], "same_person.of-the-union")


def head_of_organ(mention: Mention, hint: Actor, done: GoneThrough) -> Mention | None:
    """'The president of the Commission' in a report that tells of the European Union: who holds it, or one of the Union."""
    organ = hint.role.rpartition(" of the ")[2]
    if organ not in UNION_ORGANS or hint.country or not mention.actors[0].mention.endswith(organ.title()):
        return None
    held = [
        e for e in done.entities if e.person and _of_the_union([e.actor]) and organ in e.actor.role.lower()
    ]
    if held:
        return mention.standing_for([held[-1].actor], "same_person.of-the-union")
    return _organ_of_the_union(mention, done)


def _of_the_union(actors: Sequence[Actor]) -> bool:
    return all(a.sector == "EUR" for a in actors)


def holder(mention: Mention, hint: Actor, done: GoneThrough) -> Mention | None:
    """'The Vice President': who holds just that office, the one that sentences are about before one that they only name."""
    if mention.kind != "role" or mention.plural or not hint.role:
        return None
    holders = [
        e
        for e in done.holders.get(hint.role, ())
        if _identified(e.actor)
        and (not hint.country or e.actor.country == hint.country)
        and not _of_another_body(hint, e.actor)
    ]
    if not holders:
        return None
    best = max(holders, key=lambda e: (e.sentence >= holders[-1].sentence - NEAR_HOLDER, e.rank, e.token))
    return mention.standing_for([best.actor], "same_person.office")


def office(mention: Mention, hint: Actor, before: Sequence[Entity], token: Token) -> Mention | None:
    """'The minister', 'the country', 'the rebels': an actor with the same office, kind and (if told) country, what sentences are about first."""
    noun = lemma(token)
    if noun in word_list("office_again.countries"):
        return None if mention.plural else _country(mention, hint, _others_than_the_doer(token, before))
    if noun in word_list("office_again.bands") and not (hint.sector or mention.plural):
        return _band(mention, before, token)
    person = mention.kind == "role" and not mention.plural
    fits = [
        e
        for e in before
        if e.person == person
        and hint.country in {"", e.actor.country}
        and _identified(e.actor)
        and not (person and _of_another_body(hint, e.actor))
        and (_same_role(hint, e.actor) or _same_kind(hint, e.actor, person=person))
    ]
    if not fits:
        return None
    here = fits[0].sentence
    if any(c.lower_ in NEARBY for c in token.lefts):
        return mention.standing_for([fits[0].actor], "same_person.office")
    best = max(fits, key=lambda e: (e.rank / 2 - (here - e.sentence), e.token))
    if hint.sector == "JUD" and not _same_role(hint, best.actor):  # the court is not the prosecutors
        return mention.standing_for([replace(hint, country=best.actor.country)], "same_person.office")
    return mention.standing_for([best.actor], "same_person.office")


def _band(mention: Mention, before: Sequence[Entity], token: Token) -> Mention | None:
    """'The group', 'the same movement', 'the organisation': fighters, or a body of no state by its name, that sentences are about."""
    said = [
        c for c in token.children if c.dep_ not in {"det", "punct", "appos", "case"} and c.lower_ != "same"
    ]
    armed = bool(said) and all(c.lower_ in word_list("office_again.armed") for c in said)
    if said and not armed:
        return None  # 'the rights group', 'the group of ministers'
    kinds = OF_NO_STATE | (MEETING_BODIES if lemma(token) in ORGANISATION else frozenset())
    bands = [
        e
        for e in before
        if not e.person and (e.actor.sector in FIGHTERS or (bool(e.actor.name) and e.actor.sector in kinds))
    ]
    bands = [e for e in bands if e.actor.sector in FIGHTERS] if armed else bands
    here = max((e.sentence for e in bands), default=0)
    best = max(
        bands,
        key=lambda e: (e.rank / 2 - (here - e.sentence) - LOOSE * (e.actor.sector == "UAF"), e.token),
        default=None,
    )
    return mention.standing_for([best.actor], "same_person.band") if best is not None else None


def enemy(text: Setting, mention: Mention, hint: Actor, done: GoneThrough) -> Mention | None:
    """'The enemy', 'the invaders', 'enemy fire': those last told of who fight against the side that a report is told from."""
    if hint.role not in word_list("office_again.foes") or hint.country:
        return None
    if any(c.dep_ == "poss" or c.lower_ == "of" for c in text.tokens[mention.head].children):
        return None  # 'the enemies of Peru' are others
    own = {text.home, text.theatre} - {""}
    before = done.last(text.sentences[mention.head])
    armed = [e.actor for e in before if e.actor.sector in ARMED and not e.person and _identified(e.actor)]
    if not own and len({a.country for a in armed}) > 1:
        return None
    foe = next((a for a in armed if a.sector in FIGHTERS or a.country not in own), None)
    return mention.standing_for([foe], "same_person.enemy") if foe is not None else None


def _others_than_the_doer(token: Token, before: Sequence[Entity]) -> Sequence[Entity]:
    """Those told of without the state that does something to 'the country': 'Peru offered the country a loan'."""
    dealt_with = token.dep_ in {"dative", "dobj"} or (token.dep_ == "pobj" and token.head.lower_ in TOWARDS)
    if not dealt_with or any(c.lower_ == "its" for c in token.lefts):  # 'its neighbour' may be any
        return before
    doers = {s.i for s in own_subject(token)}
    return [e for e in before if e.person or not e.state or e.token not in doers]


def _country(mention: Mention, hint: Actor, before: Sequence[Entity]) -> Mention | None:
    """'The country', 'the nation': the state that sentences are about; where only its people are told of, theirs."""
    fits = [e for e in before if e.actor.country and hint.country in {"", e.actor.country}]
    states = [e for e in fits if e.state and not e.person and e.actor.sector in GOVERNMENT_OR_UNTOLD]
    here = next((e.sentence for e in states or fits), 0)
    best = max(states or fits, key=lambda e: (e.rank - 1.5 * (here - e.sentence), e.token), default=None)
    if best is None:
        return None
    if states:
        return mention.standing_for([best.actor], "same_person.country")
    actor = replace(hint, country=best.actor.country, sector="GOV")
    return mention.standing_for([actor], "same_person.country")


def _identified(actor: Actor) -> bool:
    return bool(actor.country or actor.name or actor.sector in BODIES)


def _of_another_body(hint: Actor, actor: Actor) -> bool:
    """'The president of the court' is no president of the state, whoever was told of."""
    apart = BODIES | OWN_PRESIDENTS
    return hint.sector != actor.sector and "" not in {hint.sector, actor.sector} and hint.sector in apart


def _same_role(hint: Actor, actor: Actor) -> bool:
    if (hint.role == "leader" and actor.role in word_list("same_name.heads")) or actor.role in word_table(
        "office_again.same_office"
    ).get(hint.role, ()):
        return True
    words, theirs = hint.role.split(), actor.role.split()
    if BENEATH & set(words) and BENEATH & set(
        theirs
    ):  # 'the Vice Minister' after 'the deputy trade minister'
        words, theirs = ([w for w in role if w not in RANKS] for role in (words, theirs))
    short, long = sorted((words, theirs), key=len)
    if "prime" in long and "prime" not in short:
        return False
    return bool(short) and long[-len(short) :] == short and not BENEATH & set(long[: -len(short)])


def _same_kind(hint: Actor, actor: Actor, *, person: bool) -> bool:
    """'The rebels' after 'the M23'; a person's sector alone tells nothing, and 'the Senate' is no other state's parliament."""
    chambers = word_table("office_again.chambers")
    if hint.sector in chambers and hint.role not in chambers[hint.sector]:
        return False
    sectors = {hint.sector, "NGO"} if hint.sector == "SOC" else {hint.sector}  # 'the charity' may work abroad
    return not person and bool(hint.sector) and actor.sector in sectors and hint.sector not in {"GOV", "CVL"}
