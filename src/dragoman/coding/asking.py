"""What do the questions answer about each act, and is it an event of its own?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dragoman.codebook import Codebook
from dragoman.codebook.frames import FrameSet
from dragoman.coding.about_what import about_what, contexts_of_act
from dragoman.coding.drafts import Draft
from dragoman.coding.findings import FORCE, SPEECH, Act, Finding, Said, Sides, known
from dragoman.coding.happenings.vouching import attributed
from dragoman.coding.how_sure import as_framed, as_learned, condition, how_sure
from dragoman.coding.learned.tagged import word_of
from dragoman.coding.learned.tagger import Tags
from dragoman.coding.overview import Overview
from dragoman.coding.refusing.not_events import reason_against
from dragoman.coding.refusing.only_meant import SURE, reason_against_telling
from dragoman.coding.says_who import who_says
from dragoman.coding.sides.implied import Earlier
from dragoman.coding.to_whom import sides
from dragoman.coding.to_whom.attackers import as_attackers
from dragoman.coding.to_whom.borders import beyond_border
from dragoman.coding.to_whom.by_place import host
from dragoman.coding.to_whom.came_for import came_for
from dragoman.coding.to_whom.fights import fought_each_other
from dragoman.coding.to_whom.pointed import pointed
from dragoman.coding.what.by_doer import by_doer
from dragoman.coding.what.trigger_form import alone, befalls, definite, owned, tells_on, under, undergone
from dragoman.coding.when.dating import AHEAD_THEN, own_time
from dragoman.coding.when.days_apart import relation_of
from dragoman.coding.where import event_place
from dragoman.knowledge.cues import Cues
from dragoman.knowledge.gazetteer import PlaceWords
from dragoman.knowledge.rule_words import word_list
from dragoman.reading.beside import told_beside, told_of_a_noun
from dragoman.reading.labels import NOUNS
from dragoman.reading.lemmas import lemma, lemmas
from dragoman.records import Place

BACK_ACTS, NEAR_SENTENCES = 40, 2  # acts, and sentences, that a party is sought back
BELIEVED = 0.3  # how probable the tagger must hold an act's type for rules against it to be only weighed
LIKELY_MODE = 0.5  # how probable it must hold the mode by which a place is sought
OPENING = 3  # words of a sentence that may tell that it is of another happening
APART = frozenset({"separately", "elsewhere"})
BEFORE_APART = [["in"], ["in", "a"], ["in", "an"]]
ANOTHER = frozenset({"also", "another", "other", "others"})  # words that part an act from those told before
CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def asked(
    acts: Iterable[Act],
    reading: Overview,
    *,
    others: Sequence[Draft],
    frames: FrameSet,
    codebook: Codebook,
    cues: Cues,
    place_words: PlaceWords,
    meant_words: Mapping[str, frozenset[str]],
) -> tuple[list[Draft], list[tuple[str, str]]]:
    """Acts with every question answered, less those that are no events of their own; `others` are told of in the same report."""
    doc = reading.doc
    drafts: list[Draft] = []
    aside: list[tuple[str, str]] = []
    told = [_as_earlier(draft) for draft in others]
    for act in acts:
        said = who_says(act.trigger, reading.sayings)
        if said is not None and _told_by_the_reporter(act, said, doc):
            said = None
        moded = _with_likely_mode(_by_cue(act), doc, reading.tags)
        place = event_place(moded, doc, reading.places, words=place_words)
        act, own = _with_sides(act, said, _before(told, act, reading), reading)
        word = word_of(act, doc, reading.tags)
        own = pointed(act, own, word, doc, said=said, known=reading.known, tags=reading.tags)
        both = host(act, own, place, doc, reading.places)
        both = came_for(act, both, doc, reading.mentions, reading.places)
        reason = reason_against(
            act,
            both,
            undergone=not act.sources and befalls(doc[act.trigger]),
            named=owned(doc[act.trigger], act.sources),
        )
        believed = word is not None and reading.tags.share(word, act.type) >= BELIEVED
        draft = (
            None
            if reason and not believed
            else _draft(act, both, word, said, place, reading, frames=frames, codebook=codebook, cues=cues)
        )
        if draft is not None:
            reason = reason or reason_against_telling(draft, doc[_by_cue(act).trigger], words=meant_words)
        if draft is None or reason in SURE or (reason and not believed):
            aside.append((excerpt(act, doc), reason))
        else:
            drafts.append(replace(draft, against=reason) if reason else draft)
            if not others:
                told.append(_as_earlier(draft))
    return drafts, aside


def _told_by_the_reporter(act: Act, said: Said, doc: Doc) -> bool:
    """Whether an act within what somebody says is not what he says: told beside that, or of somebody in what nobody named says."""
    word = doc[act.trigger]
    if said.how == "direct_quote" or act.sign:
        return False
    held = {i for start, end in said.content for i in range(start, end)} if said.how == "unnamed" else ()
    return told_beside(word) or told_of_a_noun(word, held)


def _with_likely_mode(act: Act, doc: Doc, tags: Tags) -> Act:
    """A deed whose words tell no mode with the one that the tagger holds likely: a visit is where somebody goes."""
    word = None if act.mode or act.type in SPEECH else word_of(act, doc, tags)
    if word is None:
        return act
    judgement = tags.judgement(word)
    mode = judgement.mode(act.type)
    return replace(act, mode=mode) if judgement.modes[act.type].get(mode, 0.0) >= LIKELY_MODE else act


def _with_sides(
    act: Act, said: Said | None, before: Sequence[Earlier], reading: Overview
) -> tuple[Act, Sides]:
    """The act, another one where its doer makes it so, and its sides as the rules that read its own words tell them."""
    doc = reading.doc
    asked_of = partial(sides, doc=doc, mentions=reading.mentions, said=said, pair=reading.pair, before=before)
    own = asked_of(act)
    if (other := by_doer(act, own, doc, reading.mentions)) is not act:
        act, own = other, asked_of(other)
    act, own = fought_each_other(act, as_attackers(own, doc, before), doc)
    return act, beyond_border(act, own, doc, reading.states)


def excerpt(act: Act, doc: Doc) -> str:
    """The words that tell of an act, as far as somebody who asks what was set aside needs them."""
    return str(doc[act.start : act.end].text[:200])


def _by_cue(act: Act) -> Act:
    """An act that somebody does by what he says, taken where he says it: then and there it is done."""
    return act if act.cue is None else replace(act, trigger=act.cue)


def _draft(
    act: Act,
    both: Sides,
    judged_by: int | None,
    said: Said | None,
    place: Finding[Place] | None,
    reading: Overview,
    *,
    frames: FrameSet,
    codebook: Codebook,
    cues: Cues,
) -> Draft:
    doc, span = reading.doc, reading.doc[act.start : act.end]
    told = _by_cue(act)
    word = doc[told.trigger]
    beside = told_beside(word)
    sure = how_sure(word, cues=cues, sayings=() if beside else reading.sayings)
    told_in = (doc[act.says], doc[act.trigger]) if act.frame and act.says is not None else ()
    depends = next((w for t in told_in if (w := condition(t, cues)) is not None), None)
    frame = frames.get(act.frame) if act.frame else None
    status, certainty = (
        as_framed(
            frame if frame.type == act.type else replace(frame, type=act.type),  # another by who does it
            sure,
            beside=beside,
            trigger=doc[act.trigger],
            depends=depends,
            gives_way=act.type == "CONCEDE",
        )
        if frame is not None
        else as_learned(act.type, sure)
    )
    relation = relation_of(told, doc)
    if relation is not None and relation.days > 0 and beside and status.value == "happened":
        status = Finding("planned", relation.spans, AHEAD_THEN)
    words = list(span)
    parties = frozenset(i for i in (*act.sources, *act.targets) if i in reading.mentions)
    named = frozenset(i for p in parties for i in range(reading.mentions[p].start, reading.mentions[p].end))
    return Draft(
        act=act,
        sides=both,
        status=status,
        certainty=certainty,
        said=said,
        attribution=attributed(act, both, said, doc, reading.mentions, reading.sayings),
        time=own_time(told, said, reading.clock),
        place=place,
        topics=about_what(act, doc, codebook=codebook, parties=parties),
        contexts=contexts_of_act(act, doc, codebook=codebook, hits=reading.hits),
        sentence=reading.sentences[act.trigger],
        sentences=reading.sentences[-1] + 1,
        start=span.start_char,
        end=span.end_char,
        lemma=lemma(doc[act.trigger]),
        noun=doc[act.trigger].pos_ in NOUNS,
        tells_on=tells_on(word),
        undergone=undergone(word),
        definite=definite(doc[act.trigger]),
        under=under(word, joined=act.type in FORCE, said=act.type in SPEECH),
        lemmas=frozenset(lemmas([t for t in words if t.pos_ in CONTENT_POS and t.i not in named])),
        another=not ANOTHER.isdisjoint([t.lower_ for t in words]),
        elsewhere=_of_another_happening(word),
        judged_by=judged_by,
        alone=act.type == "CONSULT" and alone([doc[i] for i in (*act.sources, *act.targets)]),
    )


def _of_another_happening(word: Token) -> bool:
    """Whether a sentence that tells of a deed opens as of another happening: 'Separately, …', 'In a separate incident, …'."""
    opening = [t.lower_ for t in word.sent[:OPENING]]
    if word.pos_ != "VERB":
        return False
    noted = next((i for i, t in enumerate(opening) if t in word_list("asking.apart")), 0)
    return opening[0] in APART or opening[:noted] in BEFORE_APART


class _Earlier(NamedTuple):
    """An act told of, as one that comes later may ask for it."""

    trigger: int
    sentence: int
    far: Earlier
    near: Earlier


def _as_earlier(draft: Draft) -> _Earlier:
    sources, targets = (
        tuple([s.actor for s in known(side)]) for side in (draft.sides.source, draft.sides.target)
    )
    far = Earlier(draft.act.type, sources, targets, near=False)
    return _Earlier(draft.act.trigger, draft.sentence, far, far._replace(near=True))


def _before(told: Iterable[_Earlier], act: Act, reading: Overview) -> list[Earlier]:
    """The acts told of before, newest first."""
    here = reading.sentences[act.trigger]
    last = [e for e in told if e.trigger < act.trigger][-BACK_ACTS:]
    return [e.near if here - e.sentence <= NEAR_SENTENCES else e.far for e in reversed(last)]
