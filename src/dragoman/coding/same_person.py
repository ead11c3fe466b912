"""Who is meant by 'his', 'the two ministers', 'Lavrov', 'his Russian counterpart'?

Gives the mentions of a text that do not say who they are the actors that they stand for. Goes by names (`same_name.py`), by
what stands before (`antecedents.py`), by offices and number; it knows no world knowledge and resolves nothing across
reports. Where it is not sure, the mention stays without an actor.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from spacy.tokens import Doc, Token

from dragoman.coding.antecedents import (
    Entity,
    Setting,
    Spoken,
    is_body,
    is_mouthpiece,
    is_person,
    listed,
    named_at,
    over,
    own_subject,
    side_key,
    spoken_in,
    usual_pair,
)
from dragoman.coding.belonging import at_home
from dragoman.coding.findings import BODIES, Mention, Said
from dragoman.coding.gender import titled
from dragoman.coding.gone_through import Remembered, Told
from dragoman.coding.same_body import by_body
from dragoman.coding.same_name import (
    HEADS,
    LEADING,
    beside_each_other,
    by_capacity,
    by_delegation,
    by_list,
    by_office,
    known_names,
)
from dragoman.coding.several import STATE_NOUNS, is_group, several, they
from dragoman.reading.grammar import conjuncts, fillers, lemma, stands_for_nothing
from dragoman.records import Actor

HE = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
NOBODY = Actor()
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
ALONE = frozenset({"i", "me", "my", "mine", "myself"})
WE = ALONE | frozenset({"we", "us", "our", "ours", "ourselves"})
OF_TWO = {"former": 0, "latter": 1}
WHO = frozenset({"who", "whom", "whose", "which", "that"})
DEPUTIES = frozenset({"vice", "deputy", "assistant", "under", "acting", "former", "ex", "shadow"})
NEAR_HOLDER = 4  # sentences within which what a sentence is about counts more than what is nearer
AGAIN = 0.3  # that somebody is told of once more in this sentence and the last
NEAR_OTHER = 2  # sentences within which a counterpart's country was told
SUBJECT_FORMS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
NAMED_APART = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative", "appos"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
SAME_OFFICE = {  # what one office is also called
    "envoy": ("ambassador", "high commissioner", "special envoy", "charge d'affaires"),
    "diplomat": (
        "ambassador",
        "high commissioner",
        "foreign minister",
        "secretary of state",
        "charge d'affaires",
    ),
    "top diplomat": ("foreign minister", "secretary of state"),
    "premier": ("prime minister",),
}
COUNTERPART = frozenset({"counterpart", "opposite number", "colleague", "homologue"})
OF_A_STATE = frozenset({"army", "government", "police", "parliament", "state", "republic"})
HOMELANDS = frozenset({"country", "nation"})
NEARBY = frozenset({"this", "that", "these", "those"})  # points to what stands nearest
FOLLOWERS = frozenset({"supporter", "follower", "loyalist", "backer"})
DEPUTIES = frozenset(
    {"deputy", "aide", "second in command", "running mate"}
)  # of the kind that their chief is
CAMPS = frozenset({"OPP", "PTY", "REB", "PRM"})
CHAMBERS = {  # what any state's may be called
    "LEG": frozenset(
        {"parliament", "legislature", "assembly", "chamber", "lawmaker", "member of parliament"}
    ),
    "JUD": frozenset({"court", "judge", "judiciary", "prosecutor", "tribunal"}),
}
OWN_RULE = "PRE"  # second sector of those who govern a people: no officials of the state
PASSES = 2  # the second knows the offices that the first worked out, for what points ahead


def resolve(
    doc: Doc,
    mentions: Sequence[Mention],
    *,
    sayings: Sequence[Said] = (),
    home: str = "",
    theatre: str = "",
    inside: Mapping[int, str] = MappingProxyType({}),
    words: Mapping[str, frozenset[str]] = MappingProxyType({}),
    hosts: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> tuple[Mention, ...]:
    """The same mentions, those that stand for known actors filled in.

    Args:
        doc: the parsed text.
        mentions: what `who.find_mentions` found, in any order.
        sayings: the text's quotations: 'we' inside one is its speaker.
        home: ISO 3166-1 alpha-3 of the country that the report is written from, or "".
        theatre: the country that the report is mostly about, or "": 'the rebels' of nowhere else are its rebels.
        inside: by head token, the country in which a mention's own words set it: 'the authorities in Guayaquil'.
        words: lists of words that tell of a woman or a man, by name; where there are none, 'she' may be any person.
        hosts: by name of an official, the countries that he visits or deals with: of those he is not.

    Returns:
        The mentions in text order. One that was resolved has its rule changed to `same_person.…`; its `spans` then hold
        the words of the mention that it takes its identity from.
    """
    tokens = list(doc)
    ordered = beside_each_other(tokens, known_names(sorted(mentions, key=lambda m: m.head), ""))
    ordered = by_body(tokens, by_delegation(tokens, by_capacity(tokens, by_list(tokens, ordered))))
    ordered = known_names(ordered if home else by_office(ordered), home, hosts)
    sentences = _sentence_numbers(doc)
    usual = usual_pair(ordered, sentences)
    titles = titled(ordered, words)
    spoken, heads = spoken_in(doc, sayings), [m.head for m in ordered]
    remembered: Remembered = {}
    genders: dict[tuple[str, str], str] = {}
    for _ in range(PASSES):
        persons = frozenset(m.head for m in ordered if m.kind == "person")
        at = {m.head: m for m in ordered}
        setting = Setting(
            doc,
            tokens,
            ordered,
            sentences,
            usual,
            theatre,
            home,
            inside,
            persons,
            titles,
            words,
            spoken,
            heads,
            at,
            genders,
        )
        ordered = _pass(setting, Told(tokens, sentences, remembered))
    return tuple(known_names(beside_each_other(tokens, ordered), home, hosts))


def _pass(text: Setting, done: Told) -> list[Mention]:
    for mention in text.every:
        found = _look_up(text, mention, done) if _open(mention) else _known_before(text, mention, done)
        found = _led(text, found or mention) or found
        done.add(at_home(found or mention, text.theatre, text.home, text.inside.get(mention.head, "")))
    return done


def _known_before(text: Setting, mention: Mention, done: Told) -> Mention | None:
    """Who is told of already under another office, or as the counterpart of somebody told of: 'his counterpart Ana Soto'."""
    if mention.kind == "person" and not any(a.country for a in mention.actors):
        words = {t.lemma_.lower() for t in text.doc[mention.start : mention.head]}
        if words & COUNTERPART:
            return _counterpart(text, mention, mention.actors[0], done)
    if mention.kind == "organisation" and len(mention.actors) == 1 and not mention.actors[0].name:
        return _owned(text, mention, mention.actors[0], done)  # 'Soto's government'
    return _same_official(mention, done)


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


def _look_up(text: Setting, mention: Mention, done: Told) -> Mention | None:
    token = text.tokens[mention.head]
    here = text.sentences[mention.head]
    hint = mention.actors[0] if mention.actors else NOBODY
    word = token.lower_
    if any(a.role in COUNTERPART for a in mention.actors) or lemma(token) in COUNTERPART:
        others = _counterparts(text, mention, done) if mention.plural and not hint.country else None
        return others or _counterpart(text, mention, hint, done)
    if word in WE:
        return _speaker(mention, text, done)
    if word in OF_TWO:
        return _of_two(text, mention, done)
    if word in IT and stands_for_nothing(token):
        return None
    owned = _owned(text, mention, hint, done)
    if owned is not None:
        return owned
    if _of_somebody(text, mention, hint):
        return mention
    namesake = _namesake(token, mention, done)
    if namesake is not None:
        return namesake
    if is_group(token, mention, hint):
        found = several(text, mention, hint, done, done.last(here))
        return _filled(mention, found, "same_person.group") if found else None
    if word in HE | IT | THEY:
        governed = _governed(text, mention, done) if word in SUBJECT_FORMS | REFLEXIVE else None
        return governed or _ahead(text, mention) or _pronoun(text, mention, done)
    if word in WHO or not mention.rule.startswith("who.anaphor"):
        return None
    return _holder(mention, hint, done) or _office(mention, hint, done.last(here), token)


def _pronoun(text: Setting, mention: Mention, done: Told) -> Mention | None:
    here, word = text.sentences[mention.head], text.tokens[mention.head].lower_
    before = _but_own_subject(text.tokens[mention.head], done, done.last(here))
    quoted = _quoted_by(text, mention, done)
    if quoted:
        speaker = {(a.country, a.name, a.sector) for a in quoted}
        before = [e for e in before if (e.actor.country, e.actor.name, e.actor.sector) not in speaker]
    if word in HE:
        persons = [e for e in before if e.person and text.may_be(word, e.actor)]
        persons = [e for e in persons if e.sentence < here or not is_mouthpiece(e.actor)]
        return _one(mention, persons, here, "same_person.he")
    if word in IT:
        return _one(mention, [e for e in before if e.state and not e.person], here, "same_person.it")
    found = they(text, mention, done, before, frozenset(side_key(a) for a in quoted))
    return _filled(mention, found, "same_person.they") if found else None


def _of_two(text: Setting, mention: Mention, done: Told) -> Mention | None:
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
    return _filled(mention, [actor], f"same_person.{text.tokens[mention.head].lower_}")


def _but_own_subject(pronoun: Token, done: Told, before: Sequence[Entity]) -> Sequence[Entity]:
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
    if not own:
        return before
    return [
        e
        for e in before
        if (e.actor.country, e.actor.name, "" if e.actor.name else e.actor.sector) not in own
    ]


def _governed(text: Setting, mention: Mention, done: Told) -> Mention | None:
    """'Chad said it would leave', 'Peru blamed Chile because it …': the subject of the clause over a pronoun, where it fits."""
    token = text.tokens[mention.head]
    by_head = done.at
    for subject in own_subject(token) if token.lower_ in REFLEXIVE else over(token):
        other = named_at(subject, by_head) or _author(subject, by_head)
        if other is not None and any(is_mouthpiece(a) for a in other.actors):
            other = _spoken_for(subject, other, by_head)  # 'his lawyer said he was ill'
        if (other is None or not other.actors) and token.lower_ in THEY and subject.tag_ in {"NNS", "NNPS"}:
            return None  # 'residents said they were hit'
        joined = _joined(subject, by_head) if other is not None and token.lower_ not in HE else ()
        if len(joined) > 1 and token.lower_ in IT:
            continue
        if other is not None and other.actors and _fits(text, token.lower_, other):
            another = token.dep_ != "poss" and token.lower_ not in REFLEXIVE
            if another and set(other.actors) & set(_quoted_by(text, mention, done)):
                continue
            rule = f"same_person.{_family(token.lower_)}"
            return _filled(mention, joined if len(joined) > 1 else other.actors, rule)
    return None


def _author(subject: Token, by_head: Mapping[int, Mention]) -> Mention | None:
    """Whose statement it is: 'an army statement said it would leave'."""
    if subject.lower_ not in {"statement", "communique", "communiqué"}:
        return None
    before = (by_head.get(c.i) for c in subject.children if c.dep_ in {"compound", "poss", "amod", "nmod"})
    return next((m for m in before if m is not None and m.actors), None)


def _joined(subject: Token, by_head: Mapping[int, Mention]) -> tuple[Actor, ...]:
    """The sides that a subject names together: 'Chad and Niger agreed, as they want peace'."""
    told = (by_head.get(t.i) for t in conjuncts(subject))
    return tuple({side_key(a): a for m in told if m is not None for a in m.actors if side_key(a)}.values())


def _spoken_for(subject: Token, speaker: Mention, by_head: Mapping[int, Mention]) -> Mention | None:
    """Whose spokesman or lawyer speaks, where that is told; else nobody."""
    words = (subject, *(t for t in subject.children if t.dep_ == "appos"))
    owners = (by_head.get(c.i) for w in words for c in w.children if c.dep_ == "poss")
    return next((o for o in owners if o is not None and o.actors and o.actors != speaker.actors), None)


def _ahead(text: Setting, mention: Mention) -> Mention | None:
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
    return _filled(mention, other.actors, f"same_person.{_family(token.lower_)}")


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


def _same_official(mention: Mention, done: Told) -> Mention | None:
    """'The Peruvian leader' after 'Ana Soto, the president of Peru': the person told of, by office and country."""
    if mention.kind != "role" or mention.plural or len(mention.actors) != 1 or mention.actors[0].name:
        return None
    actor = mention.actors[0]
    if not actor.country or not actor.role or not mention.actors[0].mention.lower().startswith("the "):
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
            return _filled(mention, [replace(known, mention=actor.mention)], "same_person.office")
    return None


def _filled(
    mention: Mention, actors: Iterable[Actor], rule: str, spans: tuple[tuple[int, int], ...] = ()
) -> Mention:
    return Mention(
        mention.start,
        mention.end,
        mention.head,
        mention.kind,
        tuple(actors),
        mention.plural,
        rule,
        spans or mention.spans,
    )


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
    return _filled(mention, [best.actor], rule)


def _counterparts(text: Setting, mention: Mention, done: Told) -> Mention | None:
    """'Her counterparts' after a list of ministers: those of the list, she herself left out."""
    owner = _owner(text.doc, mention, done)
    here = text.sentences[mention.head]
    near = done.since(here - NEAR_HOLDER)
    found = next((actors for _, actors in reversed([*listed(text.tokens, near, people=True)])), ())
    others = [a for a in found if owner is None or a.country != owner.country]
    if not others and owner is not None:  # 'his counterparts in both countries'
        theirs = {t.i for slot in ("in", "from", "of") for t in fillers(text.tokens[mention.head], slot)}
        states = dict.fromkeys(a.country for m in text.every if m.head in theirs for a in m.actors)
        words = text.doc[mention.start : mention.end].text
        others = [
            replace(owner, name="", mention=words, country=c) for c in states if c and c != owner.country
        ]
    return _filled(mention, others, "same_person.counterpart") if others else None


def _counterpart(text: Setting, mention: Mention, hint: Actor, done: Told) -> Mention:
    """'His Russian counterpart Sergey Lavrov' holds the office that 'he' holds."""
    doc = text.doc
    owner = _owner(doc, mention, done)
    if owner is None:
        actors = [
            replace(a, role="" if a.role in COUNTERPART else a.role, sector=a.sector or "GOV")
            for a in mention.actors
        ]
        return replace(mention, actors=tuple(actors), rule="same_person.counterpart")
    country = "" if mention.plural or not owner.country else _over_against(text, mention, owner.country, done)
    actors = [
        replace(
            a,
            country=a.country or country,
            sector=owner.sector or a.sector or "GOV",
            role=owner.role if a.role in COUNTERPART or not a.role else a.role,
        )
        for a in (mention.actors or (hint,))
    ]
    spans = tuple((doc[i].idx, doc[i].idx + len(doc[i])) for i in range(mention.start, mention.head + 1))
    return replace(
        mention, actors=tuple(actors), rule="same_person.counterpart", spans=mention.spans or spans[:8]
    )


def _over_against(text: Setting, mention: Mention, own: str, done: Told) -> str:
    """The country of a counterpart of whom nobody tells it: the other of the report's usual two, else the last told of."""
    if not COUNTERPART & {t.lemma_.lower() for t in text.doc[mention.start : mention.end]}:
        return ""  # the name beside 'his counterpart' takes what that has
    usual = {a.country for a in text.usual}
    if own in usual and len(others := usual - {own, ""}) == 1:
        return others.pop()
    here = text.sentences[mention.head]
    for other in reversed(done):
        if here - text.sentences[other.head] > NEAR_OTHER:
            break
        if other.kind in {"person", "role", "country"} and len(other.actors) == 1:
            actor = other.actors[0]
            if actor.country not in {"", own} and actor.sector == "GOV":
                return actor.country
    return ""


def _owner(doc: Doc, mention: Mention, done: Told) -> Actor | None:
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


def _owned(text: Setting, mention: Mention, hint: Actor, done: Told) -> Mention | None:
    """'His administration', 'its army': of the owner's country."""
    if mention.kind == "pronoun" or hint.country or hint.sector in BODIES:
        return None
    followers = FOLLOWERS | DEPUTIES
    if not hint.sector and hint.role not in followers and lemma(text.tokens[mention.head]) not in HOMELANDS:
        return None
    owners = {t.i for t in text.tokens[mention.head].children if t.dep_ == "poss"}
    owners |= {t.i for t in _named_before(text, mention)}
    if mention.plural:
        head = text.tokens[mention.head]
        owners |= {t.i for slot in ("of", "from") for t in fillers(head, slot)}
    if not owners:
        return None
    before = (done.at.get(i) for i in sorted(owners, reverse=True))
    anywhere = (text.at.get(i) for i in sorted(owners))
    owner = next((m for m in (*before, *anywhere) if m is not None and m.actors), None)
    countries = [a.country for a in owner.actors] if owner else []
    if not countries or not all(countries) or (len(countries) > 1 and not mention.plural):
        return None
    camp = owner.actors[0].sector if owner is not None and owner.actors[0].sector in CAMPS else "CVL"
    sector = hint.sector or (
        "GOV" if hint.role not in FOLLOWERS else camp
    )  # 'her supporters' are of her camp
    if owner is not None and not hint.sector and hint.role in DEPUTIES:
        sector = owner.actors[0].sector
    if owner is not None and camp in CAMPS and sector == "GOV" and not is_person(owner, owner.actors[0]):
        sector = camp  # 'its leader', of rebels
    actors = [replace(hint, country=c, sector=sector) for c in dict.fromkeys(countries)]
    return replace(mention, actors=tuple(actors), rule="same_person.owner")


def _named_before(text: Setting, mention: Mention) -> list[Token]:
    """Persons whose name stands before a body that is theirs: 'the Ana Soto government'."""
    return [
        t
        for t in text.tokens[mention.head].lefts
        if t.i in text.persons and t.dep_ in {"compound", "nmod", "amod"}
    ]


def _of_somebody(text: Setting, mention: Mention, hint: Actor) -> bool:
    """Whether a body is said to be that of a person of whom nobody knows the country."""
    return bool(hint.sector) and mention.kind != "person" and bool(_named_before(text, mention))


def _led(text: Setting, mention: Mention) -> Mention | None:
    """'A delegation led by Chad's prime minister' is Chad's."""
    token = text.tokens[mention.head]
    if (
        token.pos_ != "NOUN"
        or not mention.actors
        or any(a.country or a.sector in BODIES for a in mention.actors)
    ):
        return None
    leading = [c for c in token.children if c.dep_ in {"acl", "relcl"} and lemma(c) in LEADING]
    heads = {g.i for c in leading for by in c.children if by.lower_ == "by" for g in by.children}
    if not heads:
        return None
    countries = {a.country for m in text.every if m.head in heads for a in m.actors}
    if len(countries) != 1 or "" in countries:
        return None
    country = countries.pop()
    return _filled(mention, [replace(a, country=country) for a in mention.actors], "same_person.led")


def _namesake(token: Token, mention: Mention, done: Told) -> Mention | None:
    """'The coalition' after 'the Peruvian National Coalition': the last body or group told of whose name ends in the word."""
    if mention.plural or token.tag_ != "NN" or not any(c.lower_ == "the" for c in token.lefts):
        return None
    if lemma(token) in OF_A_STATE:
        return None
    body = done.bodies.get(token.lower_)
    return _filled(mention, body.actors, "same_person.namesake") if body is not None else None


def _speaker(mention: Mention, text: Setting, done: Told) -> Mention | None:
    """'We' and 'I' in what somebody says are the speaker, named before it or after it; in a quotation within another, the inner one.

    'I' in what is told without quotation marks is nobody's but the writer's.
    """
    quoted = text.tokens[mention.head].lower_ in ALONE
    holding = (s for s in text.spoken if s.start <= mention.head < s.end and (s.quoted or not quoted))
    found = _who_says(mention, text, done, holding)
    return _filled(mention, found, "same_person.speaker") if found else None


def _quoted_by(text: Setting, mention: Mention, done: Told) -> tuple[Actor, ...]:
    """Whose words a pronoun between quotation marks is among: 'he' there is somebody else."""
    holding = (s for s in text.spoken if s.start <= mention.head < s.end and s.quoted and s.between_marks)
    return _who_says(mention, text, done, holding)


def _who_says(mention: Mention, text: Setting, done: Told, holding: Iterable[Spoken]) -> tuple[Actor, ...]:
    """The first known mention among the words for who says it, of the first stretch that has one."""
    for spoken in holding:
        start, end = spoken.source
        for n in range(bisect_left(text.heads, start), bisect_left(text.heads, end)):
            other = done[n] if n < len(done) else text.every[n]
            if other.actors and other.head != mention.head:
                return other.actors
    return ()


def _holder(mention: Mention, hint: Actor, done: Told) -> Mention | None:
    """'The Vice President': who holds just that office, the one that sentences are about before one that they only name."""
    if mention.kind != "role" or mention.plural or not hint.role:
        return None
    holders = [
        e
        for e in done.holders.get(hint.role, ())
        if _identified(e.actor) and (not hint.country or e.actor.country == hint.country)
    ]
    if not holders:
        return None
    best = max(holders, key=lambda e: (e.sentence >= holders[-1].sentence - NEAR_HOLDER, e.rank, e.token))
    return _filled(mention, [best.actor], "same_person.office")


def _office(mention: Mention, hint: Actor, before: Sequence[Entity], token: Token) -> Mention | None:
    """'The minister', 'the country', 'the rebels': an actor with the same office, kind and (if told) country, what sentences are about first."""
    noun = lemma(token)
    if noun in STATE_NOUNS and noun not in {"side", "party", "government"}:
        return None if mention.plural else _country(mention, hint, before)
    person = mention.kind == "role" and not mention.plural
    fits = [
        e
        for e in before
        if e.person == person
        and hint.country in {"", e.actor.country}
        and _identified(e.actor)
        and (_same_role(hint, e.actor) or _same_kind(hint, e.actor, person=person))
    ]
    if not fits:
        return None
    here = fits[0].sentence
    if any(c.lower_ in NEARBY for c in token.lefts):
        return _filled(mention, [fits[0].actor], "same_person.office")
    best = max(fits, key=lambda e: (e.rank / 2 - (here - e.sentence), e.token))
    if hint.sector == "JUD" and not _same_role(hint, best.actor):  # the court is not the prosecutors
        return _filled(mention, [replace(hint, country=best.actor.country)], "same_person.office")
    return _filled(mention, [best.actor], "same_person.office")


def _country(mention: Mention, hint: Actor, before: Sequence[Entity]) -> Mention | None:
    """'The country', 'the nation': the state that sentences are about; where only its people are told of, theirs."""
    fits = [e for e in before if e.actor.country and hint.country in {"", e.actor.country}]
    states = [e for e in fits if e.state and not e.person and e.actor.sector in {"GOV", ""}]
    here = next((e.sentence for e in states or fits), 0)
    best = max(states or fits, key=lambda e: (e.rank - 1.5 * (here - e.sentence), e.token), default=None)
    if best is None:
        return None
    if states:
        return _filled(mention, [best.actor], "same_person.country")
    actor = replace(hint, country=best.actor.country, sector="GOV")
    return _filled(mention, [actor], "same_person.country")


def _identified(actor: Actor) -> bool:
    return bool(actor.country or actor.name or actor.sector in BODIES)


def _same_role(hint: Actor, actor: Actor) -> bool:
    if (hint.role == "leader" and actor.role in HEADS) or actor.role in SAME_OFFICE.get(hint.role, ()):
        return True
    short, long = sorted((hint.role.split(), actor.role.split()), key=len)
    if "prime" in long and "prime" not in short:
        return False
    return bool(short) and long[-len(short) :] == short and not DEPUTIES & set(long[: -len(short)])


def _same_kind(hint: Actor, actor: Actor, *, person: bool) -> bool:
    """'The rebels' after 'the M23'; a person's sector alone tells nothing, and 'the Senate' is no other state's parliament."""
    if hint.sector in CHAMBERS and hint.role not in CHAMBERS[hint.sector]:
        return False
    return (
        not person and bool(hint.sector) and hint.sector == actor.sector and hint.sector not in {"GOV", "CVL"}
    )
