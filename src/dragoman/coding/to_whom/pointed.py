"""Whom does the tagger put on a side that the rules leave empty?"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from dragoman.coding.findings import FORCE, PRESS, Act, Mention, Said, Side, Sides
from dragoman.coding.learned.pointing import Known, Who, foremost, who
from dragoman.coding.learned.tagger import NOBODY, Tags
from dragoman.coding.sides.in_slots import identity, side_of
from dragoman.coding.sides.slots import party_at
from dragoman.coding.to_whom.hurt import less_the_hurt
from dragoman.coding.to_whom.other_side import is_state
from dragoman.coding.to_whom.speakers_act import tellers
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import ARMED, CROWDS, FORCES, OF_THE_LAW
from dragoman.reading.beside import told_beside
from dragoman.reading.doers import direct_object, in_protest, subject
from dragoman.reading.grammar import fillers
from dragoman.reading.joined import conjuncts, first_joined
from dragoman.reading.labels import DESCRIBING, NOUNS, VERBS
from dragoman.reading.lemmas import lemma
from dragoman.records import ABOVE_STATES, Actor

SURE = 0.35  # how probable must be that a party stands on a side: where the annotation has one, of those between this and 0.5 nearly two in three are it
AMONG_THEMSELVES = 0.05  # and that another party of the country that the other side is of does: they deal with one another most
RULE = "tagger.pointed"
WITH_FORCE = ARMED | FORCES  # who may tell of what they do themselves
# behind a deed's noun, and behind who suffers it
SUFFERING = frozenset({"of", "in", "on", "at", "from", "near", "against"})
DEEP = 4  # nouns, each in a phrase of the next
PROSECUTING = OF_THE_LAW | ABOVE_STATES | {"LEG"}  # who charges and tries people
ACCUSED = frozenset({"CVL", "ELI", "UNK", ""})  # who rather suffers a charge than makes one
BY_AUTHORITY = frozenset({"arrest", "deport", "curfew", "martial-law", "censor"})
NAMELESS = frozenset({"UAF", "CRM"})
STRIKING = frozenset(
    {"ASSAULT", "COERCE"}
)  # what is done to somebody of whom one thing or person may be all that is told


def pointed(
    act: Act, both: Sides, word: int | None, doc: Doc, *, said: Said | None, known: Known, tags: Tags
) -> Sides:
    """The sides, an empty one filled with those whom the tagger takes to be meant.

    Args:
        act: the act.
        both: its sides by the rules.
        word: the one by which the tagger judges it, if it read one.
        doc: the parsed text.
        said: the saying that it is told in, if any.
        known: what is known of the words (`pointing.known_words`).
        tags: what the tagger made of the text.
    """
    retold = act.type == "CONSULT" and not (both.source or both.target)  # 'the talks', told of before
    if word is None or retold:
        return both
    sources, targets = tags.sides(word)
    if act.type in FORCE:
        sources = _less_tellers(sources, said, known, doc)
        sources = _less_those_beside(sources, doc[act.trigger], known)
    found = both.source or _filled(sources, both.target, doc, known)
    source = both.source or _meant_to_act(act, found, both.target, doc, known)
    # nobody is left by him who resigns
    if both.target or (len(source) > 1 and act.reciprocal) or act.mode == "resign":
        return Sides(source, both.target)
    target = _filled(_less_own(targets, source, known), source, doc, known, suffers=act.type in STRIKING)
    meant = [t for t in target if _meant_as_other(act, t, doc)]
    return Sides(source, tuple(less_the_hurt(act, meant, source, doc)))


def _meant_to_act(
    act: Act, source: tuple[Side, ...], target: Sequence[Side], doc: Doc, known: Known
) -> tuple[Side, ...]:
    """Those whom the tagger takes to act, less who seldom does: a state its own soldiers, or in 'a strike brought Lima to a standstill'.

    Who inquires into a deed did not do it.
    """
    if act.type in STRIKING and _suffers_from_own_state(target, source):
        return ()
    if act.mode in BY_AUTHORITY and all(s.actor.role and s.actor.sector in CROWDS for s in source):
        return ()  # 'teachers walked out at the arrest'
    if act.mode in BY_AUTHORITY:  # 'police and protesters clashed; four were arrested'
        source = tuple(s for s in source if s.actor.sector not in CROWDS) or source
    source = tuple(s for s in source if not _blames(doc[s.head], doc[act.trigger]))
    if act.type in STRIKING:
        looking_into = _who_look_into(doc[act.trigger])
        # nor do those who watch over rights
        source = tuple(s for s in source if s.head not in looking_into and s.actor.sector != "NGO")
    if act.type == "ACCUSE" and (_charged_by_nobody(doc[act.trigger], source) or _of_no_words(source)):
        return ()
    if act.type == "PROTEST":
        return tuple(s for s in source if not is_state(known.mentions.get(s.head)))
    return source


def _blames(word: Token, deed: Token) -> bool:
    """Whether a word tells who blames the deed: in 'Togo condemned the charges against Chad' it is not Togo that charges Chad."""
    verb = first_joined(deed).head
    others = word_list("doers.blaming") | word_list("doers.recording")
    blamed = first_joined(deed).dep_ == "dobj" and lemma(verb) in others
    return blamed and word.i in {t.i for t in subject(verb)}


def _meant_as_other(act: Act, side: Side, doc: Doc) -> bool:
    """Whether whom the tagger points to may be the other side of an act of this kind.

    Not where somebody spoke, nor who suffers what is condemned, nor with whom pay was agreed over which somebody strikes, nor the press that is told, nor
    where a guest was before: 'arrived in Chad after talks in Togo', nor who stood by as a state promised a vote at home.
    """
    if (
        act.mode == "visit"
        and any(doc[i].pos_ == "PROPN" for i in act.targets)
        and side.head not in act.targets
    ):
        return False
    if act.type == "CONSULT" and act.mode != "visit" and _where(doc[side.head], doc[act.trigger]):
        return False
    if act.type == "ACCUSE" and _suffers(doc[side.head]):
        return False
    if act.type == "PROTEST" and side.actor.sector == "LAB":
        return False
    if act.type == "AGREE" and _of_own_affairs(act, doc) and not _addressed(doc[side.head]):
        return False
    return not (side.actor.sector == PRESS and lemma(doc[side.head].head) == "tell")


def _of_own_affairs(act: Act, doc: Doc) -> bool:
    """Whether what is promised is a state's own affair: 'promised to hold elections'."""
    if act.says is None:
        return False
    promised = doc[act.says]
    things = (promised, *direct_object(promised))
    return any(lemma(t) in word_list("pointed.own_affairs") for t in things)


def _addressed(word: Token) -> bool:
    """Whether a word tells to whom something is said: 'promised Chad', 'told his Chadian counterpart'."""
    return word.dep_ in {"dative", "dobj"} or (word.dep_ == "pobj" and word.head.lower_ == "to")


def _where(word: Token, verb: Token) -> bool:
    """Whether a word tells where somebody speaks or meets: 'spoke in London'."""
    return bool(word.dep_ == "pobj" and word.head.lower_ == "in" and word.head.head.i == verb.i)


def _who_look_into(deed: Token) -> set[int]:
    """Who inquires into a deed that a noun names, or is to: 'asked Chad to investigate the killing'."""
    over = deed.head.head if deed.dep_ == "pobj" else deed.head
    inquired = deed.pos_ in NOUNS and lemma(over) in word_list("pointed.inquiring")
    return {t.i for t in subject(over)} if inquired else set()


def _suffers_from_own_state(target: Sequence[Side], source: Sequence[Side]) -> bool:
    """Whether those who suffer it are the police or the soldiers of whom is taken to do it: a state seldom does that."""
    mine = {s.actor.country for s in source}
    return bool(source and target) and all(
        t.actor.sector in FORCES and t.actor.country in mine for t in target
    )


def _of_no_words(source: Sequence[Side]) -> bool:
    """Whether all are gunmen or gangs without a name, who blame nobody: 'the minister came under fire after gunmen killed ten'."""
    return all(s.actor.sector in NAMELESS and not s.actor.name for s in source)


def _charged_by_nobody(trigger: Token, source: Sequence[Side]) -> bool:
    """Whether a passive tells of a charge, and those who are taken to make it make none: 'the former president was charged'.

    Of somebody who is called accused, the clause above tells something else: 'the lawyer defended men accused of it'.
    """
    called = trigger.dep_ == "acl" and trigger.tag_ == "VBN"
    passive = any(c.dep_ == "auxpass" for c in trigger.children)
    if called or (passive and lemma(trigger) in word_list("pointed.prosecuting")):
        return not any(s.actor.sector in PROSECUTING for s in source)
    return passive and all(s.actor.sector in ACCUSED for s in source)


def _suffers(word: Token) -> bool:
    """Whether a word tells who suffers what a noun names, or where: 'the killing of ten men in a village'."""
    word = first_joined(word)
    undergone = (
        word_list("findings.suffered") | word_list("findings.invaded") | word_list("pointed.befalling")
    )
    for _ in range(DEEP):
        if word.dep_ != "pobj" or word.head.lower_ not in SUFFERING:
            return False
        word = word.head.head
        if lemma(word) in undergone:
            return True
    return False


def _less_tellers(shares: Mapping[int, float], said: Said | None, known: Known, doc: Doc) -> dict[int, float]:
    """Without who only tells of force, unless he has some: 'ten have been held, the governor said', but not 'the police said'."""
    named = {
        identity(a)
        for i in tellers(said)
        if i in known.mentions
        for a in known.mentions[i].actors
        if _only_tells(doc[i], known.mentions[i], a)
    }
    return {token: share for token, share in shares.items() if named.isdisjoint(known.meant.get(token, ()))}


def _less_those_beside(shares: Mapping[int, float], trigger: Token, known: Known) -> dict[int, float]:
    """Without who does something beside force, or in protest at it, unless he has some: 'ministers met after the arrest', but not 'police fled after it'."""
    verb = next((t for t in trigger.ancestors if t.pos_ in VERBS), None)
    protested = verb is not None and trigger.pos_ in NOUNS and in_protest(verb)
    if not (protested or told_beside(trigger)):
        return dict(shares)
    near = {t.i for who in (subject(verb) if verb is not None else ()) for t in who.subtree}
    return {
        token: share
        for token, share in shares.items()
        if token not in near or _armed(known.mentions.get(token))
    }


def _armed(mention: Mention | None) -> bool:
    return mention is not None and any(a.sector in WITH_FORCE for a in mention.actors)


def _only_tells(word: Token, mention: Mention, actor: Actor) -> bool:
    """Whether who tells of force uses none: not an army, nor a ministry that has one, nor a state; but 'a Chadian rescue service'."""
    if mention.kind == "country":
        return word.dep_ in DESCRIBING
    armed = actor.sector in WITH_FORCE or not word_list("pointed.with_force").isdisjoint(actor.role.split())
    return mention.kind in {"person", "role", "organisation"} and not armed


def _less_own(shares: Mapping[int, float], source: Sequence[Side], known: Known) -> dict[int, float]:
    """Without the state for which all who act speak, and who holds their office: 'Chad's premier called for a truce to save Chad'."""
    theirs = {s.actor.country if s.actor.sector == "GOV" else "" for s in source}
    if len(theirs) != 1 or "" in theirs:
        return dict(shares)
    offices = {s.actor.role for s in source if not s.actor.name} - {""}

    def is_own(mention: Mention | None) -> bool:
        if mention is None or theirs != {a.country for a in mention.actors}:
            return False
        return mention.kind == "country" or all(a.role in offices for a in mention.actors)

    return {token: share for token, share in shares.items() if not is_own(known.mentions.get(token))}


def _filled(
    shares: Mapping[int, float],
    other: tuple[Side, ...],
    doc: Doc,
    known: Known,
    *,
    suffers: bool = False,
) -> tuple[Side, ...]:
    taken = who(s.actor for s in other)
    best, share = foremost(shares, known)
    sides = _parties(best, taken, doc, known, suffers=suffers) if best != NOBODY and share >= SURE else ()
    if sides or not other:
        return sides
    others = {
        i: share
        for i, share in shares.items()
        if i in known.mentions and taken.isdisjoint(known.meant.get(i, ()))
    }
    if not others:
        return ()
    best, share = foremost(others, known)
    if share < AMONG_THEMSELVES or not _of_one_country(known.mentions[best].actors, other):
        return ()
    return _parties(best, taken, doc, known, suffers=suffers)


def _of_one_country(actors: Sequence[Actor], other: Sequence[Side]) -> bool:
    """Whether all are of one country."""
    countries = {actor.country for actor in (*actors, *(side.actor for side in other))}
    return len(countries) == 1 and "" not in countries


def _parties(token: int, taken: Who, doc: Doc, known: Known, *, suffers: bool) -> tuple[Side, ...]:
    """Those who are meant by a word and by what is joined to it, each once, less those on the other side."""
    found: dict[tuple[str, str, str], Side] = {}
    for word in conjuncts(first_joined(doc[token])):
        for side in _sides_at(word, doc, known, suffers=suffers):
            if identity(side.actor) not in taken:
                found.setdefault(identity(side.actor), side)
    return tuple(found.values())


def _sides_at(token: Token, doc: Doc, known: Known, *, suffers: bool) -> list[Side]:
    """Those who are meant by a word; where it is no known mention, somebody of whom nothing but the words is known."""
    party = party_at(token, frozenset(known.mentions))
    mention = known.mentions.get(token.i if party is None else party)
    if mention is not None:
        return [side_of(a, mention, doc, f"{mention.rule} + {RULE}") for a in mention.actors]
    if token.pos_ not in NOUNS or (token.tag_ == "NN" and not suffers):
        return []  # 'a royalty', 'the airport' are no party
    words = doc[token.left_edge.i : token.i + 1]
    country = next(
        (_country_of(known.mentions[t.i]) for t in fillers(token, "adj") if t.i in known.mentions), ""
    )
    actor = Actor(mention=words.text, role=lemma(token), country=country)
    if token.pos_ == "PROPN":
        named = [t.text for t in words if t.pos_ == "PROPN" or t.dep_ in DESCRIBING]
        actor = Actor(mention=words.text, name=" ".join(named), country=country)
    return [Side(actor, token.i, ((words.start_char, words.end_char),), RULE)]


def _country_of(mention: Mention) -> str:
    """The one state that an adjective names: 'Chadian', of 'Chadian units'."""
    theirs = {a.country for a in mention.actors} if mention.kind == "country" else set()
    return theirs.pop() if len(theirs) == 1 else ""
