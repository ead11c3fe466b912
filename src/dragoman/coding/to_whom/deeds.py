"""Whose deed is it that is only pointed to: 'the move', 'the decision', 'the withdrawal', 'these remarks'?

Looks through the sentence and the three before it for the verb that told of the deed ('withdrew', 'decided'), for who made such a
thing ('proposed a plan'), and for words that name no deed in particular takes what the sentence before is about. It knows a noun
and its verb by their spelling, but for the few that are spelt unlike.
"""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from dragoman.coding.findings import PRESS, Act, Mention
from dragoman.coding.sides.implied import is_known, marks
from dragoman.coding.sides.slots import party_at
from dragoman.knowledge.rule_words import word_list, word_table
from dragoman.knowledge.sectors import RULERS
from dragoman.reading.doers import direct_object, subject
from dragoman.reading.grammar import fillers
from dragoman.reading.joined import conjuncts, first_joined
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

POINTING = frozenset("the this that these those such".split())
JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})  # what is done about a deed of others
ENDINGS = ("ation", "ition", "sion", "tion", "ment", "ance", "ence", "ure", "al", "ing", "y", "")
LEAST = 4  # letters that a noun and its verb share
BACK = 3  # sentences
CLIMB = 6  # words from a thing up to the verb that made it


def doer_of(
    act: Act, trigger: Token, mentions: Mapping[int, Mention], acting: Sequence[Actor]
) -> tuple[Mention, ...]:
    """Who did what an act is about, where its words only point to it; () where nobody else is told to have done it.

    Args:
        act: an act of which no slot names the other side.
        trigger: its word.
        mentions: resolved mentions by head token.
        acting: the acting side.
    """
    if act.type not in JUDGING or any(a.sector in RULERS and not a.country for a in acting):
        return ()  # of officials of nobody knows which country it may be their own deed
    for thing in _things(act, trigger, mentions):
        if not _points(thing, mentions):
            continue
        for head in _doers(thing, trigger, frozenset(mentions)):
            mention = mentions.get(head)
            if mention is not None and _another(mention, acting):
                return (mention, *_fellows(trigger.doc[head], mentions, acting))
    return ()


def _fellows(doer: Token, mentions: Mapping[int, Mention], acting: Sequence[Actor]) -> Iterator[Mention]:
    """Who did it with somebody: 'Chad and Niger opened the border. Fiji hailed the move'."""
    joint = (mentions.get(t.i) for t in conjuncts(first_joined(doer)) if t.i != doer.i)
    return (m for m in joint if m is not None and _another(m, acting))


def _another(mention: Mention, acting: Sequence[Actor]) -> bool:
    """Whether a mention is somebody else than the acting side: another country, or in the same one no fellow of its rulers."""
    return bool(mention.actors) and all(
        is_known(a) and a.sector != PRESS and not any(_one_side(a, o) for o in acting) for a in mention.actors
    )


def _one_side(one: Actor, other: Actor) -> bool:
    if marks(one) != marks(other):
        return False
    return one.sector == other.sector or {one.sector, other.sector} <= RULERS


def _things(act: Act, trigger: Token, mentions: Mapping[int, Mention]) -> Iterator[Token]:
    doc = trigger.doc
    heads = [
        *act.targets,
        *([act.says] if act.says is not None else []),
        *(t.i for t in direct_object(trigger)),
    ]
    for i in dict.fromkeys(heads):
        if i not in mentions and doc[i].pos_ == "NOUN":
            yield doc[i]


def _points(thing: Token, mentions: Mapping[int, Mention]) -> bool:
    """Whether a noun points to what was told of, and does not itself tell whose it is."""
    if not any(c.lower_ in POINTING for c in thing.lefts):
        return False
    slots = ("poss", "adj", "by", "of", "from", "between")
    return not any(t.i in mentions for slot in slots for t in fillers(thing, slot))


def _doers(thing: Token, trigger: Token, parties: frozenset[int]) -> Iterator[int]:
    """The heads of who may have done it, the likeliest first."""
    word = lemma(thing)
    words = (word, *(lemma(c) for c in thing.lefts if c.dep_ == "compound"))  # 'the withdrawal decision'
    before = list(_sentences_before(trigger))
    for sentence in before:
        for token in reversed(sentence):
            yield from _told_by(token, words, parties)
    joined = trigger.dep_ == "conj"  # 'Chad offered a pact but Mali refused the step'
    if joined and word in word_list("deeds.deeds"):
        yield from _parties(subject(trigger.head), parties)
    if word in word_list("deeds.deeds") | word_list("deeds.remarks"):
        said = word in word_list("deeds.remarks")
        roots = (words[0].sent.root for words in before[1:] if words)
        root = next((r for r in roots if said or lemma(r) not in word_list("deeds.reacting")), None)
        yield from _about(root, parties, said=said) if root is not None else ()


def _sentences_before(trigger: Token) -> Iterator[Sequence[Token]]:
    """The words of a word's sentence before it, then those of the sentences before, nearest first."""
    start, end = trigger.sent.start, trigger.i
    for _ in range(BACK + 1):
        yield trigger.doc[start:end]
        if start == 0:
            return
        end = start
        start = trigger.doc[start - 1].sent.start


def _told_by(token: Token, words: Sequence[str], parties: frozenset[int]) -> Iterator[int]:
    """Who does what a verb of the noun's kind tells of, or makes a thing of its name."""
    verb = None
    if token.pos_ == "VERB" and any(_of_one_root(lemma(token), w) for w in words):
        verb = token
    elif token.pos_ == "NOUN" and lemma(token) == words[0]:
        verb = _made(token)
    if verb is None:
        return
    yield from _parties(subject(verb), parties)


def _made(thing: Token) -> Token | None:
    """The verb that tells that a thing was made, or done as a part of it: 'offered troops as part of a plan'."""
    over = thing
    for _ in range(CLIMB):
        if over.pos_ == "VERB":
            return over if lemma(over) in word_list("deeds.making") else None
        if over.dep_ not in {"dobj", "nsubjpass", "pobj", "prep"}:
            return None
        over = over.head
    return None


def _of_one_root(verb: str, noun: str) -> bool:
    """'Withdraw' and 'withdrawal', 'decide' and 'decision', 'attack' and 'attack'; but not 'pass' and 'passenger'."""
    if len(noun) < LEAST or len(verb) < LEAST:
        return False
    if verb == noun or verb == word_table("deeds.verb_of").get(noun):
        return True
    stem = verb.removesuffix("e")
    for ending in ENDINGS:
        if ending and noun.endswith(ending) and len(noun) - len(ending) >= LEAST - 1:
            root = noun.removesuffix(ending)
            if root in {verb, stem} or (
                len(root) >= LEAST and stem.startswith(root) and len(stem) - len(root) <= 1
            ):
                return True
            if stem[:-1] == root[: len(stem) - 1] and len(stem) > LEAST and abs(len(root) - len(stem)) <= 1:
                return True  # 'decid', 'decis'
    return False


def _parties(words: Sequence[Token], parties: frozenset[int]) -> Iterator[int]:
    found = (party_at(word, parties) for word in words)
    return (party for party in found if party is not None)


def _about(root: Token, parties: frozenset[int], *, said: bool) -> Iterator[int]:
    """Whom a sentence is about; where it tells what somebody says, whom that is about, unless the saying is meant."""
    verb = root
    if not said and lemma(root) in word_list("deeds.saying"):
        verb = next((c for c in root.children if c.dep_ == "ccomp"), root)
    yield from _parties(subject(verb), parties)
