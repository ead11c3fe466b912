"""How do the questions make a record?

Reads a report, asks the questions of `coding/` one after another, and writes what they answer. The questions know
nothing of one another; what one needs of another is handed to it here.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, Self

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.codebook import Codebook, load_codebook
from dragoman.codebook.contexts import ContextHit
from dragoman.codebook.frames import FrameSet, load_frames
from dragoman.coding.about_what import about_what, context_hits, contexts_of_act, contexts_of_document
from dragoman.coding.by_place import host
from dragoman.coding.classifier import Classifier
from dragoman.coding.dating import AHEAD_THEN, Clock, carried, dated_by_others, dated_by_report, own_time
from dragoman.coding.disputes import disputes, with_denials
from dragoman.coding.drafts import Draft
from dragoman.coding.findings import Act, Finding, Mention, MentionedPlace, Said, Sides, known
from dragoman.coding.geocoding import place_of, places_in
from dragoman.coding.guests import both, hosts_of, lacking
from dragoman.coding.how_sure import as_framed, how_sure
from dragoman.coding.implied import Earlier
from dragoman.coding.judging import judged, sure_enough
from dragoman.coding.naming import lay_names
from dragoman.coding.only_meant import reason_against_telling
from dragoman.coding.other_side import bilateral_pair
from dragoman.coding.placing import placed_by_dateline
from dragoman.coding.proposing import Proposal, proposed
from dragoman.coding.refusing import reason_against
from dragoman.coding.relating import checked, relate
from dragoman.coding.same_person import resolve
from dragoman.coding.says_who import find_sayings, who_says
from dragoman.coding.seats import by_seat, origins
from dragoman.coding.stage import home_of, inside_of, met_there, one_stage, theatre_of, told_by_dateline
from dragoman.coding.tellings import ONE_AFTER_ANOTHER, dated_by_meetings, happenings, joined_again
from dragoman.coding.to_whom import sides
from dragoman.coding.told_times import relation_of
from dragoman.coding.trigger_form import alone, definite, tells_on, under, undergone
from dragoman.coding.untold import Teller, of_the_teller, teller_of
from dragoman.coding.vouching import attributed, deniers, saying_of
from dragoman.coding.weighing import Purpose, Weights, load_weights
from dragoman.coding.what import Found, look
from dragoman.coding.where import event_place
from dragoman.coding.who import find_mentions, states_at
from dragoman.coding.whole import sifted
from dragoman.coding.writing import write
from dragoman.errors import ReportError
from dragoman.knowledge.cues import Cues, load_cues
from dragoman.knowledge.gazetteer import Gazetteer, PlaceRow, load_gazetteer
from dragoman.knowledge.names import Knowledge, load_knowledge
from dragoman.knowledge.only_meant import load_only_meant
from dragoman.knowledge.publishers import Publishers, load_publishers
from dragoman.knowledge.unframed import load_unframed
from dragoman.knowledge.when_words import load_when_words
from dragoman.reading.anchor import UNDATED, ReportDate, report_date
from dragoman.reading.beside import told_beside
from dragoman.reading.cleaning import Clean, Furniture, clean, load_furniture
from dragoman.reading.forms import Forms
from dragoman.reading.gate import Gate, load_gate
from dragoman.reading.lemmas import lemma, lemmas
from dragoman.reading.parsing import MAX_CHARACTERS, Parser, lemma_tables
from dragoman.reading.timex import Timex, find_timexes
from dragoman.reading.timex.lexicon import load_lexicon
from dragoman.reading.timex.tense import tense_from_parse
from dragoman.reading.tree import Tree
from dragoman.records import (
    Actor,
    Event,
    Place,
    Relation,
    Report,
    Saying,
)

BACK_ACTS, NEAR_SENTENCES = 40, 2  # acts, and sentences, that a party is sought back
ANOTHER = frozenset({"also", "another", "other", "others"})  # words that part an act from those told before
CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What coding one report gave: its events, how many sentences it has, and the candidates that were set aside.

    `set_aside` holds (the candidate's words, the reason). `date` is the day that the report's relative times count from,
    and how it is known. `times` and `places` are all that the report mentions, whether an event took them or not;
    offsets count code points of the report's text.
    """

    report: Report
    events: tuple[Event, ...]
    sentences: int
    set_aside: tuple[tuple[str, str], ...] = ()
    date: ReportDate = UNDATED
    times: tuple[Timex, ...] = ()
    places: tuple[MentionedPlace, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Examiner:
    """Asks the questions of one report after another; it holds no state between reports."""

    parser: Parser
    codebook: Codebook
    frames: FrameSet
    knowledge: Knowledge
    publishers: Publishers
    gazetteer: Gazetteer
    cues: Cues
    furniture: Furniture
    when_words: Mapping[str, frozenset[str]]
    unframed_words: Mapping[str, frozenset[str]]
    meant_words: Mapping[str, frozenset[str]]
    classifier: Classifier
    weights: Weights
    purpose: Purpose = "default"
    actors: str = ""  # the file of the user's own persons and bodies, or ""
    calibration: str = ""  # the file of the user's own calibration, or ""
    fast: bool = False  # whether neither the learned part nor the recogniser of entities is asked
    gate: Gate | None = None  # what keeps paragraphs without events from being parsed; None: all are parsed
    forms: Forms = field(default_factory=Forms, repr=False, compare=False)  # the words of the reports before

    @classmethod
    def load(
        cls,
        *,
        actors: str | os.PathLike[str] | None = None,
        purpose: Purpose = "default",
        calibration: str | os.PathLike[str] | None = None,
        gate: bool = True,
        fast: bool = False,
    ) -> Self:
        """One for English reports, on this machine's processor, with all that it needs loaded.

        Args:
            actors: a CSV of persons and bodies of your own; docs/actors.md gives its columns.
            purpose: how sure an event must be to be kept: "precise" keeps few and sure ones, "broad" many.
            calibration: what `dragoman calibrate` wrote, made of the user's own reviews.
            gate: whether paragraphs that no frame can match are left unread; where the purpose asks for more than frames
                find, all are read.
            fast: whether to go by frames and known names, without the learned part and the recogniser of entities.

        Raises:
            DataError: a data file of the package is wrong.
        """
        parser, frames = Parser(entities=not fast), load_frames()
        weights = load_weights(os.fspath(calibration) if calibration else "")
        load_lexicon()  # what `find_timexes` asks: here, so that no report waits for it
        gate = gate and purpose not in weights.unframed_thresholds
        return cls(
            parser=parser,
            codebook=load_codebook(),
            frames=frames,
            gate=load_gate(frames, *lemma_tables(parser.nlp)) if gate else None,
            actors=os.fspath(actors) if actors else "",
            knowledge=(knowledge := load_knowledge(Path(actors) if actors else None)),
            publishers=load_publishers(knowledge.states.values()),
            gazetteer=load_gazetteer(),
            cues=load_cues(),
            furniture=load_furniture(),
            when_words=load_when_words(),
            unframed_words=load_unframed(),
            meant_words=load_only_meant(),
            classifier=Classifier(),
            weights=weights,
            purpose=purpose,
            fast=fast,
            calibration=os.fspath(calibration) if calibration else "",
        )

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline that parses reports; after very many reports another one of the same kind."""
        return self.parser.nlp

    def code(self, report: Report) -> tuple[Event, ...]:
        """The events that a report tells of, in the order of their first telling.

        Raises:
            ReportError: the report is longer than a million characters.
        """
        return self.examine(report).events

    def examine(self, report: Report) -> Coded:
        """The events of a report, with what was set aside and why.

        Raises:
            ReportError: the report is longer than a million characters.
        """
        return next(self.examine_many([report]))

    def examine_many(self, reports: Iterable[Report]) -> Iterator[Coded]:
        """`examine` for many reports: parsed in batches, in order."""
        waiting: deque[tuple[Report, Clean]] = deque()

        def texts() -> Iterator[str]:
            for report in reports:
                if len(report.text) > MAX_CHARACTERS:
                    raise ReportError(
                        report.id,
                        f"{len(report.text):,} characters, at most {MAX_CHARACTERS:,} can be parsed; split the report",
                    )
                cleaned = self.cleaned(report)
                waiting.append((report, cleaned))
                yield cleaned.text

        for doc in self.parser.parse_many(texts()):
            report, cleaned = waiting.popleft()
            yield self.code_doc(doc, report=report, cleaned=cleaned)

    def cleaned(self, report: Report) -> Clean:
        """What is parsed of a report: its own words, without the paragraphs that can hold no event."""
        whole = clean(report.text, furniture=self.furniture, is_place=self._is_place)
        return self.gate.narrowed(whole) if self.gate else whole

    def relate(self, sentence: str, source: tuple[int, int], target: tuple[int, int]) -> Relation:
        """Which type of event, if any, a sentence reports from one marked party to the other.

        Args:
            sentence: one sentence.
            source: where the acting party's words stand: first character, and the one after the last.
            target: the same of the other party.

        Raises:
            ValueError: a stretch is empty or lies outside of the sentence, or the two overlap.
        """
        marked = checked(sentence, source, target)
        doc = self.parser.parse(sentence)
        return relate(
            doc,
            marked,
            frames=self.frames,
            mentions=frozenset(m.head for m in find_mentions(doc, knowledge=self.knowledge)),
            classifier=self.classifier,
            codebook=self.codebook,
            weights=self.weights,
        )

    def _is_place(self, name: str) -> bool:
        return bool(self.gazetteer.candidates(name))

    def code_doc(self, doc: Doc, *, report: Report, cleaned: Clean) -> Coded:
        """The events of a report that is cleaned and parsed already."""
        reading = self._read(Tree(doc, self.forms), report, cleaned)
        groups, aside = self._happenings(reading)
        clock = reading.clock
        kept, doubtful = sifted(groups, weights=self.weights, at_least=self.weights.thresholds[self.purpose])
        aside += [(doc[d.act.start : d.act.end].text[:200], reason) for d, reason in doubtful]
        background = contexts_of_document(doc, hits=reading.hits)
        events = tuple(
            write(
                group,
                report=report,
                cleaned=cleaned,
                codebook=self.codebook,
                confidence=sure,
                background=background,
            )
            for group, sure in kept
        )
        return Coded(
            report=report,
            events=events,
            sentences=len(reading.doc.sents),
            set_aside=tuple(aside),
            date=clock.date,
            times=tuple(_given(t, cleaned) for t in clock.timexes),
            places=tuple(
                MentionedPlace(p.value, *cleaned.given(*p.spans[0]), p.rule)
                for p in reading.places
                if p.spans
            ),
        )

    def sayings(self, doc: Doc, *, published: str = "") -> tuple[Saying, ...]:
        """Who says what in a parsed text: quotations, indirect and mixed speech, hearsay, in the order of their cues.

        Args:
            doc: parsed by `nlp` of this coder, or by a pipeline with the same labels.
            published: the ISO date of the text, which tells who held an office then; "" where it is not known.
        """
        whole = Clean(doc.text, ((0, 0, len(doc.text)),), None)
        reading = self._read(Tree(doc, self.forms), Report(text=doc.text, published=published), whole)
        return tuple(saying_of(said, reading.doc, reading.mentions) for said in reading.sayings)

    def happenings_in(self, doc: Doc, *, report: Report, cleaned: Clean) -> tuple[tuple[Draft, ...], ...]:
        """All that frames find in a report, however sure, each happening with its tellings: to see what thresholds do."""
        return self._happenings(self._read(Tree(doc, self.forms), report, cleaned))[0]

    def _happenings(self, reading: "_Reading") -> tuple[tuple[tuple[Draft, ...], ...], list[tuple[str, str]]]:
        drafts, aside = self._drafts(reading)
        told = happenings(drafts)
        kept = {draft.act.trigger for group in told for draft in group}
        aside += [
            (reading.doc[d.act.start : d.act.end].text[:200], "only named")
            for d in drafts
            if d.act.trigger not in kept
        ]
        told = disputes(
            with_denials(told, deniers(reading.doc, reading.mentions, reading.sentences, cues=self.cues))
        )
        groups = dated_by_meetings(dated_by_others(told, reading.clock))
        placed = placed_by_dateline(dated_by_report(groups, reading.clock), reading.dateline)
        return joined_again(of_the_teller(placed, reading.teller)), aside

    def _read(self, doc: Tree, report: Report, cleaned: Clean) -> "_Reading":
        date = report_date(report.text, published=report.published, url=report.url or report.canonical_url)
        sayings = find_sayings(doc, cues=self.cues)
        published_in = self.publishers.country(report.url or report.canonical_url, report.publisher)
        dateline = self._dateline(report, cleaned, published_in)
        told_from = dateline.value.country if dateline else ""
        places = places_in(doc, gazetteer=self.gazetteer, home=told_from)
        laid = lay_names(doc, knowledge=self.knowledge, published=date.day.isoformat() if date.day else "")
        found = find_mentions(doc, knowledge=self.knowledge, published=date.day, laid=laid)
        found = by_seat(doc, found, places)
        timexes = find_timexes(doc.text, anchor=date.day, tense=tense_from_parse(doc))
        states = states_at(laid)
        told_from = told_by_dateline(told_from, published_in=published_in, states=states)
        hosts = hosts_of(doc, found, states)
        home = home_of(
            doc,
            found,
            states=states,
            dateline=told_from,
            published_in=published_in,
            hosts=hosts,
        )
        home, theatre = one_stage(home, theatre_of(doc, places, found, states=states), states)
        others = both(hosts, lacking(found, self.knowledge.words))
        mentions = resolve(
            doc,
            found,
            sayings=sayings,
            home=home,
            theatre=theatre,
            inside=inside_of(doc, places),
            words=self.knowledge.words,
            hosts=others,
        )
        return _Reading(
            doc=doc,
            sayings=sayings,
            hits=context_hits(doc, codebook=self.codebook),
            mentions={m.head: m for m in mentions},
            pair=bilateral_pair(mentions),
            clock=Clock(doc, timexes, date, self.when_words, _known_by(report, date)),
            dateline=dateline,
            places=places,
            teller=teller_of(
                mentions,
                home=home,
                theatre=theatre,
                published_in=published_in,
                seat=self.publishers.seat(report.url or report.canonical_url, report.publisher),
                dateline=told_from,
                met_there=met_there(told_from, states),
                states=states,
                places=places,
                hosts=others,
                monarchies=self.knowledge.words["monarchies"],
                origins=origins(doc, mentions, places),
            ),
            sentences=[n for n, s in enumerate(doc.sents) for _ in range(s.start, s.end)],
        )

    def _drafts(self, reading: "_Reading") -> tuple[list[Draft], list[tuple[str, str]]]:
        """What is told of as an event, judged: first what frames find, then what else the learned part finds beside it."""
        doc = reading.doc
        found = look(doc, frames=self.frames, parties=frozenset(reading.mentions))
        drafts, aside = self._told(found.acts, reading, ())
        more = self._proposed(found, drafts, reading)
        others, more_aside = self._told([p.act for p in more], reading, drafts)
        sure = judged(
            sorted((*drafts, *others), key=lambda d: d.act.trigger),
            doc,
            mentions=reading.mentions,
            frames=self.frames,
            codebook=self.codebook,
            classifier=None if self.fast else self.classifier,
            weights=self.weights,
            before={p.act.trigger: p.judgement for p in more},
        )
        kept, doubtful = sure_enough(sure, at_least=self.weights.unframed_thresholds.get(self.purpose, 1.0))
        aside += [*more_aside, *((doc[d.act.start : d.act.end].text[:200], why) for d, why in doubtful)]
        return carried(kept, reading.clock), aside

    def _proposed(self, found: Found, drafts: Sequence[Draft], reading: "_Reading") -> tuple[Proposal, ...]:
        """What the learned part finds beside the frames, where the purpose asks for it."""
        if self.fast or self.purpose not in self.weights.unframed_thresholds:
            return ()
        return proposed(
            reading.doc,
            acts=[*(d.act for d in drafts), *(a for a in found.acts if a.reported)],
            settled=found.settled,
            mentions=reading.mentions,
            sayings=reading.sayings,
            words=self.unframed_words,
            classifier=self.classifier,
        )

    def _told(
        self, acts: Iterable[Act], reading: "_Reading", others: Sequence[Draft]
    ) -> tuple[list[Draft], list[tuple[str, str]]]:
        """Acts with every question answered, less those that are no events of their own; `others` are told of in the same report."""
        doc = reading.doc
        drafts: list[Draft] = []
        aside: list[tuple[str, str]] = []
        told = [_as_earlier(draft) for draft in others]
        for act in acts:
            said = who_says(act.trigger, reading.sayings, doc)
            if said is not None and said.how != "direct_quote" and told_beside(doc[act.trigger]):
                said = None
            place = event_place(act, doc, reading.places, words=self.gazetteer.words)
            own = sides(
                act,
                doc,
                mentions=reading.mentions,
                said=said,
                pair=reading.pair,
                before=_before(told, act, reading),
            )
            both = host(act, own, place, doc)
            reason = reason_against(act, both)
            draft = None if reason else self._draft(act, both, said, place, reading)
            if draft is not None:
                reason = reason_against_telling(draft, doc[act.trigger], words=self.meant_words)
            if draft is None or reason:
                aside.append((doc[act.start : act.end].text[:200], reason))
            else:
                drafts.append(draft)
                if not others:
                    told.append(_as_earlier(draft))
        return drafts, aside

    def _draft(
        self, act: Act, both: Sides, said: Said | None, place: Finding[Place] | None, reading: "_Reading"
    ) -> Draft:
        doc, span = reading.doc, reading.doc[act.start : act.end]
        beside = told_beside(doc[act.trigger])
        sure = how_sure(doc[act.trigger], cues=self.cues, sayings=() if beside else reading.sayings)
        status, certainty = as_framed(self.frames.get(act.frame), sure, beside=beside) if act.frame else sure
        relation = relation_of(act, doc)
        if relation is not None and relation.days > 0 and beside and status.value == "happened":
            status = Finding("planned", relation.spans, AHEAD_THEN)
        words = list(span)
        parties = frozenset(i for i in (*act.sources, *act.targets) if i in reading.mentions)
        named = frozenset(
            i for p in parties for i in range(reading.mentions[p].start, reading.mentions[p].end)
        )
        return Draft(
            act=act,
            sides=both,
            status=status,
            certainty=certainty,
            said=said,
            attribution=attributed(act, both, said, doc, reading.mentions),
            time=own_time(act, said, reading.clock),
            place=place,
            topics=about_what(act, doc, codebook=self.codebook, parties=parties),
            contexts=contexts_of_act(act, doc, codebook=self.codebook, hits=reading.hits),
            sentence=reading.sentences[act.trigger],
            start=span.start_char,
            end=span.end_char,
            lemma=lemma(doc[act.trigger]),
            noun=doc[act.trigger].pos_ in {"NOUN", "PROPN"},
            tells_on=tells_on(doc[act.trigger]),
            undergone=undergone(doc[act.trigger]),
            definite=definite(doc[act.trigger]),
            under=under(doc[act.trigger], joined=act.type in ONE_AFTER_ANOTHER),
            lemmas=frozenset(lemmas([t for t in words if t.pos_ in CONTENT_POS and t.i not in named])),
            another=not ANOTHER.isdisjoint([t.lower_ for t in words]),
            alone=act.type == "CONSULT" and alone([doc[i] for i in (*act.sources, *act.targets)]),
        )

    def _dateline(self, report: Report, cleaned: Clean, published_in: str) -> Finding[Place] | None:
        if cleaned.dateline is None:
            return None
        start, end = cleaned.dateline
        name = report.text[start:end]
        first, *rest = (part.strip() for part in name.split(","))
        rows = self.gazetteer.candidates(first)
        if not rows:
            return None
        around = {r.country for part in rest for r in self.gazetteer.candidates(part)}
        best = max(rows, key=lambda r: likely_dateline(r, around, published_in))
        return Finding(place_of(best, mention=name, basis="dateline"), (), "where.dateline")


def likely_dateline(row: PlaceRow, around: Set[str], published_in: str) -> tuple[bool, bool, bool, bool, int]:
    """How likely a dateline names a place: in the country told behind it, in the publisher's own, a capital, by its main name."""
    return (
        row.country in around,
        row.country == published_in,
        row.capital and row.primary,
        row.primary,
        row.population,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One parsed report with what the questions need to know of it."""

    doc: Tree
    sayings: tuple[Said, ...]
    hits: tuple[ContextHit, ...]
    mentions: Mapping[int, Mention]
    pair: tuple[Actor, ...]
    clock: Clock
    dateline: Finding[Place] | None
    places: tuple[Finding[Place], ...]
    teller: Teller
    sentences: Sequence[int]  # by token


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


def _before(told: Iterable[_Earlier], act: Act, reading: _Reading) -> list[Earlier]:
    """The acts told of before, newest first."""
    here = reading.sentences[act.trigger]
    last = [e for e in told if e.trigger < act.trigger][-BACK_ACTS:]
    return [e.near if here - e.sentence <= NEAR_SENTENCES else e.far for e in reversed(last)]


def _known_by(report: Report, date: ReportDate) -> str:
    """Where the report's date comes from: the part of its source that gave it, or the part of its text."""
    return report.published_source if date.basis == "given" else date.basis


def _given(timex: Timex, cleaned: Clean) -> Timex:
    """A time expression of the cleaned text with its offsets in the report's own."""
    start, end = cleaned.given(timex.start, timex.end)
    return replace(timex, start=start, end=end)
