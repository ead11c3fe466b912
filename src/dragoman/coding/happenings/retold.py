"""Do two tellings of one type, in other words or less fully, tell of one act?

A report's head is told again below; a named person is killed once; who killed some and wounded others attacked once. Which tellings
cannot be of one act, since their days, places or stages differ, `tellings.py` has asked before.
"""

from collections.abc import Sequence

from dragoman.coding.drafts import Draft, both_sides, last_names, long_ago, parties, persons
from dragoman.coding.findings import DEEDS, Side, known
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES_OF_MEN, ORGANS, OUTLAWS, OWN_PEOPLE, RULERS
from dragoman.records import AHEAD

HEADED = DEEDS | {
    "ACCUSE",
    "CONCEDE",
    "REJECT",
    "THREATEN",
}  # which a report's head tells in the words of its body
LEAD, BELOW = 2, 4  # sentences at a report's head, and those behind one of them that tell of it again
NEAR = 6  # sentences between a deed and the noun that takes it as known
AGAIN = 4  # sentences between two tellings with the same verb
AND = 6  # characters between two verbs that are joined by no more than 'and' or 'or'
CARRIED_OFF = frozenset({"abduct"})


def retold(a: Draft, b: Draft) -> bool:
    """Whether the later of two tellings that may be of one act tells of it again."""
    first, later = sorted((a, b), key=lambda d: d.start)
    if later.another or _of_old(first, later):
        return False
    if (
        _signed_again(first, later)
        or _joined_verbs(first, later)
        or _known_word(first, later)
        or _said_to_the_summoned(first, later)
        or _protested_again(first, later)
        or _list_again(first, later)
        or _clash_in_words(first, later)
    ):
        return True
    if first.act.type not in HEADED:
        return False
    if killed_and_wounded(first, later):
        return True
    if first.act.type == "PROTEST" and other_crowds(first, later):
        return False
    if _agreed_again(first, later):
        return True
    return _fit(first, later) and (
        _below(first, later) or _same_word(first, later) or _known_by_noun(first, later)
    )


def _of_old(first: Draft, later: Draft) -> bool:
    """Whether one is told of without a day, and the other as of a month or a year, as what happened before is."""
    return (first.time is None) != (later.time is None) and (long_ago(first) or long_ago(later))


def killed_and_wounded(first: Draft, later: Draft) -> bool:
    """Whether one attack killed some and wounded others: 'shot a guard dead and wounded two clerks'."""
    joined = first.act.trigger in later.under and first.sentence == later.sentence
    harm = {first.lemma, later.lemma}
    return (
        first.act.type == "ASSAULT"
        and joined
        and harm <= word_list("retold.harm")
        and len(harm) > 1
        and _agree(first.sides.source, later.sides.source)
    )


def _agreed_again(first: Draft, later: Draft) -> bool:
    """Whether two parties give way to each other, told twice: 'the two sides agreed to stop firing; both ministries announced a truce'."""
    both = both_sides(first)
    near = later.sentence - first.sentence <= 2
    return first.act.type == "CONCEDE" and near and len(both) > 1 and both == both_sides(later)


def _signed_again(first: Draft, later: Draft) -> bool:
    """Whether what a report's head says is signed is signed again below: 'signed a pact … the pact was signed by the two ministers'."""
    if (
        first.act.type != "SUPPORT"
        or first.sentence >= LEAD
        or not 0 < later.sentence - first.sentence <= BELOW
    ):
        return False
    mine, theirs = both_sides(first), both_sides(later)
    shared = mine <= theirs or theirs <= mine
    return (
        {first.lemma, later.lemma} <= word_list("retold.signing") and bool(mine) and bool(theirs) and shared
    )


def _joined_verbs(first: Draft, later: Draft) -> bool:
    """Whether two verbs share what they are done to: 'reiterated and stressed his support', 'for accusing and suing the firm'."""
    both = [(parties(d.sides.source), parties(d.sides.target)) for d in (first, later)]
    side_by_side = first.sentence == later.sentence and 0 <= later.start - first.end <= AND
    bare = (
        first.act.type in DEEDS or first.act.end <= first.act.trigger + 1
    )  # 'reiterated' has no object of its own
    verbs = not first.noun and not later.noun and both[0] == both[1]
    return side_by_side and bare and verbs and both[0] != (frozenset(), frozenset())


def _said_to_the_summoned(first: Draft, later: Draft) -> bool:
    """Whether an envoy is summoned and told why: 'summoned the Fijian envoy and lodged a protest'; in the next sentence, where he is handed one.

    A protest at what another state did is a second one: 'summoned the Fijian envoy to protest at Tonga's raid'.
    """
    if first.act.type != "ACCUSE" or later.sentence - first.sentence > 1:
        return False
    protests = bool(word_list("retold.protesting") & later.lemmas)
    handed = protests and later.lemma in word_list("retold.handing")
    if first.sentence != later.sentence and not (
        handed and parties(later.sides.target) == parties(first.sides.target)
    ):
        return False
    summons = first.lemma == "summon" and (protests or first.act.mode == later.act.mode)
    same = parties(first.sides.source) == parties(later.sides.source) != frozenset()
    theirs = known(later.sides.target)
    others = {s.actor.country for s in theirs} - {s.actor.country for s in known(first.sides.target)}
    states = {s.actor.country for s in theirs if s.actor.sector in RULERS} & others - {""}
    return summons and same and (not states if protests else not others)


def _protested_again(first: Draft, later: Draft) -> bool:
    """Whether a state's protest at another is told again: 'lodged a protest with Fiji … the embassy protested at the raid'."""
    words = word_list("retold.protesting")
    near = later.sentence - first.sentence <= NEAR
    told = all(words & (d.lemmas | {d.lemma}) for d in (first, later))
    same = parties(first.sides.source) == parties(later.sides.source) != frozenset()
    mine, theirs = parties(first.sides.target), parties(later.sides.target)
    return (
        first.act.type == "ACCUSE" and near and told and same and (mine == theirs or not mine or not theirs)
    )


def _list_again(first: Draft, later: Draft) -> bool:
    """Whether one verb is told of a list, and again of most of it: 'summoned the envoys of Chad, Mali and Togo … summoned those of Chad and Mali'."""
    near = 0 < later.sentence - first.sentence <= BELOW and first.lemma == later.lemma
    same = parties(first.sides.source) == parties(later.sides.source) != frozenset()
    lists = sorted((parties(d.sides.target) for d in (first, later)), key=len)
    return near and same and not first.act.reciprocal and len(lists[0]) > 1 and lists[0] < lists[1]


def _clash_in_words(first: Draft, later: Draft) -> bool:
    """Whether what two said when they clashed is told: 'clashed with the minister over it. She accused the minister of lying'."""
    near = 0 < later.sentence - first.sentence <= 2
    clash = first.act.type == "ACCUSE" and first.lemma in word_list("retold.clashing")
    mine, theirs = (last_names((*d.sides.source, *d.sides.target)) for d in (first, later))
    same = len(both_sides(first)) > 1 and both_sides(first) == both_sides(later)
    return clash and near and (same or len(mine & theirs) > 1)


def _known_word(first: Draft, later: Draft) -> bool:
    """Whether a noun takes as known what was said before: 'blamed Chad for it … its accusation', 'agreed to mediate … the offer'."""
    known_as = {"ACCUSE": word_list("retold.charges"), "AGREE": word_list("retold.promises")}
    words = known_as.get(first.act.type, frozenset())
    own = first.act.type == "AGREE" and later.act.says is not None  # 'his pledge to build a road'
    if not later.noun or own or later.lemma not in words & later.definite:
        return False
    contents = {first.act.content, later.act.content} - {""}
    targets = parties(first.sides.target), parties(later.sides.target)
    same = parties(first.sides.source) == parties(later.sides.source) != frozenset()
    return same and len(contents) < 2 and (targets[0] == targets[1] or not targets[1])


def same_victim(a: Draft, b: Draft) -> bool:
    """Whether both tell of force against one named person: 'was murdered in May', 'they shot Soto'."""
    mine, theirs = persons(a.sides.target), persons(b.sides.target)
    carried = {d.act.mode in CARRIED_OFF for d in (a, b)}
    named = any(names & theirs.get(party, frozenset()) for party, names in mine.items())
    stage = {d.status.value in AHEAD for d in (a, b)}
    return (
        a.act.type == "ASSAULT"
        and named
        and len(carried) == len(stage) == 1
        and _agree(a.sides.source, b.sides.source)
    )


def other_crowds(a: Draft, b: Draft) -> bool:
    """Whether two protests are told of crowds with other names: 'teachers', 'farmers'; 'the protesters' may be either."""
    mine, theirs = (crowd(d) for d in (a, b))
    if not mine or not theirs or mine & theirs or (mine | theirs) & word_list("retold.crowd"):
        return False
    return not (persons(a.sides.source) or persons(b.sides.source))


def crowd(draft: Draft) -> frozenset[str]:
    """The words for those who protest, each the last before 'of' or 'in' in its mention."""
    words = (s.actor.mention.lower().replace(",", " ").split() for s in known(draft.sides.source))
    return frozenset(_head(w) for w in words if w)


def _head(words: Sequence[str]) -> str:
    ends = [i for i, w in enumerate(words) if w in {"of", "in", "from", "at", "who"} and i]
    before = words[: ends[0]] if ends and words[ends[0] - 1] not in word_list("retold.crowd") else words
    return before[-1]


def _below(first: Draft, later: Draft) -> bool:
    """Whether a report's head tells of a deed, or of words with the same verb, and the next sentences tell of it again."""
    if first.sentence >= LEAD or later.noun:
        return False
    near, same = 0 < later.sentence - first.sentence <= BELOW, first.lemma == later.lemma
    whole = all(known(side) for side in (first.sides.source, first.sides.target, later.sides.target))
    deed = first.act.type in DEEDS and bool(
        later.definite or persons(later.sides.target) or _points_back(later.sides.target)
    )  # not 'attacked a school'
    charged = (
        first.act.type == "ACCUSE"
        and whole
        and first.act.mode == later.act.mode
        and (_same_names(first, later) or bool(first.lemmas & later.lemmas))
    )
    return (near and (deed or same or charged)) or (whole and same)


def _points_back(side: Sequence[Side]) -> bool:
    """Whether a side is told of by nothing but 'they', 'the three'."""
    return bool(side) and all(s.rule in {"same_person.they", "same_person.group"} for s in side)


def _same_names(first: Draft, later: Draft) -> bool:
    """Whether one named person acts in both tellings."""
    return bool(persons(first.sides.source)) and persons(first.sides.source) == persons(later.sides.source)


def _same_word(first: Draft, later: Draft) -> bool:
    """Whether two deeds side by side are told with one verb."""
    near = 0 < later.sentence - first.sentence <= AGAIN
    return near and first.act.type in DEEDS and first.lemma == later.lemma


def _known_by_noun(first: Draft, later: Draft) -> bool:
    """Whether one of two tellings is a noun that takes the deed as known: 'shot the judge … the attack on him'."""
    near = (
        0 < later.sentence - first.sentence <= NEAR and first.act.type in DEEDS and first.noun != later.noun
    )
    return near and any(d.noun and d.lemma in d.definite for d in (first, later))


def _fit(first: Draft, later: Draft) -> bool:
    """Whether the sides of two tellings may be the same, as far as both tell them, and they share one."""
    source, target = (first.sides.source, later.sides.source), (first.sides.target, later.sides.target)
    if not _agree(*source) or not _agree(*target):
        return False
    shared = parties(target[0]) & parties(target[1]) or (
        parties(source[0]) & parties(source[1]) and not (target[0] and target[1])
    )
    return bool(shared)


def _agree(one: Sequence[Side], other: Sequence[Side]) -> bool:
    """Whether two sides name the same parties and persons, or one of them names none."""
    mine, theirs = parties(one), parties(other)
    if mine and theirs and mine != theirs:
        return False
    if mine and theirs and rebels(one) != rebels(other):
        return False
    if _other_names(one, other):
        return False
    names, others = persons(one), persons(other)
    if any(n & others[party] == frozenset() for party, n in names.items() if party in others):
        return False
    return not (bool(names) != bool(others) and mine and theirs) or all(map(_singular, (one, other)))


def _other_names(one: Sequence[Side], other: Sequence[Side]) -> bool:
    """Whether each side is one person with a full name, who may hold no office: 'Soto Vela', 'the clerk Ana Ruiz'; not a party, not a firm."""
    if len(one) != 1 or len(other) != 1:
        return False
    mine, theirs = (side[0].actor.name.lower().split() for side in (one, other))
    people = not {one[0].actor.sector, other[0].actor.sector} & BODIES_OF_MEN
    return people and len(mine) > 1 and len(theirs) > 1 and not set(mine) & set(theirs)


def rebels(side: Sequence[Side]) -> bool:
    """Whether a side holds those who fight a state, whose country they share."""
    return any(s.actor.sector in OUTLAWS for s in side)


def other_camps(a: Draft, b: Draft) -> bool:
    """Whether a state's own act in one of two tellings and its people in the other, who are one party by their country: police and protesters."""
    if a.act.reciprocal or b.act.reciprocal:
        return False
    one, other = a.sides.source, b.sides.source
    return (_holds_power(one) and _of_people(other)) or (_holds_power(other) and _of_people(one))


def _holds_power(side: Sequence[Side]) -> bool:
    """Whether all of a side act for a state; those who sit in its parliament may side with its people."""
    return of_state(side) and all(s.actor.sector != "LEG" for s in side)


def of_state(side: Sequence[Side]) -> bool:
    """Whether all of a side act for a state."""
    return bool(known(side)) and all(s.actor.sector in ORGANS for s in known(side))


def _of_people(side: Sequence[Side]) -> bool:
    """Whether all of a side are some of a people, who hold no power."""
    return bool(known(side)) and all(s.actor.sector in OWN_PEOPLE for s in known(side))


def _singular(side: Sequence[Side]) -> bool:
    """Whether a side is one, who may be a named person: 'a clerk', 'the clerk', 'Soto'; not 'two clerks', 'clerks'."""
    last = side[0].actor.mention.lower().split()[-1:] if len(side) == 1 else []
    return bool(last) and (bool(persons(side)) or not last[0].endswith(("s", "people", "men", "women")))
