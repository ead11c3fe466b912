"""How do the questions make a record?

Reads a report, asks the questions of `coding/` one after another, those of the whole report (`overview.py`) and those of each act
(`asking.py`), and writes what they answer. The questions know nothing of one another; what one needs of another is handed to it here.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from dragoman.coding.about_what import contexts_of_document
from dragoman.coding.asking import asked, excerpt
from dragoman.coding.confidence.judging import judged, sure_enough
from dragoman.coding.confidence.whole import sifted
from dragoman.coding.drafts import Draft, surest
from dragoman.coding.equipment import Equipment
from dragoman.coding.findings import Act, Finding, MentionedPlace
from dragoman.coding.happenings.announced import as_announced
from dragoman.coding.happenings.answered import with_answers
from dragoman.coding.happenings.claimed import is_claim, with_claims
from dragoman.coding.happenings.disputes import disputes, with_denials
from dragoman.coding.happenings.like_records import without_doubles
from dragoman.coding.happenings.placing import (
    placed_by_dateline,
    placed_by_speech,
    placed_by_visit,
    placed_here,
)
from dragoman.coding.happenings.promised import without_the_promised
from dragoman.coding.happenings.said_at_meetings import dated_by_meetings
from dragoman.coding.happenings.tellings import happenings, joined_again
from dragoman.coding.happenings.vouching import deniers, saying_of
from dragoman.coding.homes.untold import of_the_teller
from dragoman.coding.learned.pointing import known_words
from dragoman.coding.learned.tagged import find_tagged
from dragoman.coding.overview import Overview, overview_of
from dragoman.coding.own_types.deciding import OwnJudgement
from dragoman.coding.own_types.seeing import seen
from dragoman.coding.refusing.not_events import is_political
from dragoman.coding.refusing.only_meant import SURE
from dragoman.coding.relating import checked, relate
from dragoman.coding.spoken.proposing import proposed_in_speech
from dragoman.coding.to_whom.usual_doers import with_usual_doers
from dragoman.coding.what import look
from dragoman.coding.when.dating import carried, dated_by_others, dated_by_report
from dragoman.coding.where.speeches import speech_places
from dragoman.coding.who import find_mentions
from dragoman.coding.writing import write
from dragoman.errors import ReportError
from dragoman.reading.anchor import UNDATED, ReportDate
from dragoman.reading.cleaning import Clean, clean
from dragoman.reading.parsing import MAX_CHARACTERS
from dragoman.reading.timex import Timex
from dragoman.reading.tree import Tree
from dragoman.records import (
    Actor,
    Event,
    Place,
    Relation,
    Report,
    Saying,
)

DOUBTFUL = 0.3  # tellings less sure than this do not keep another act from being sought in the same words


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What coding one report gave: its events, how many sentences it has, and the candidates that were set aside.

    `report` is the one given; where that has no date and its text tells one, with that. `set_aside` holds (the candidate's
    words, the reason). `date` is the day that the report's relative times count from, and how it is known. `times` and `places`
    are all that the report mentions, whether an event took them or not; offsets count code points of the report's text.
    """

    report: Report
    events: tuple[Event, ...]
    sentences: int
    set_aside: tuple[tuple[str, str], ...] = ()
    date: ReportDate = UNDATED
    times: tuple[Timex, ...] = ()
    places: tuple[MentionedPlace, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Examiner(Equipment):
    """Asks the questions of one report after another; it holds no state between reports."""

    def code(self, report: Report) -> tuple[Event, ...]:
        """The events that a report tells of, in the order of their first telling.

        Raises:
            ReportError: the report is longer than a million characters, or a sentence of it is nested beyond measure.
        """
        return self.examine(report).events

    def examine(self, report: Report) -> Coded:
        """The events of a report, with what was set aside and why.

        Raises:
            ReportError: as of `code`.
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
            try:
                coded = self.code_doc(doc, report=report, cleaned=cleaned)
            except RecursionError:
                raise ReportError(
                    report.id, "a sentence whose words hang on one another too deep to follow"
                ) from None
            yield coded

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
        reading = self._read(doc, report, cleaned)
        groups, aside = self._happenings(reading)
        clock = reading.clock
        kept, doubtful = sifted(groups, weights=self.weights, at_least=self.weights.thresholds[self.purpose])
        aside += [(excerpt(d.act, doc), reason) for d, reason in doubtful]
        kept, promised = without_the_promised(kept, reading.doc)
        aside += [(excerpt(d.act, doc), "only what is promised or refused") for d in promised]
        kept = without_doubles(kept, self.weights.again)
        background = contexts_of_document(doc, hits=reading.hits)
        events = tuple(
            write(
                group,
                report=report,
                cleaned=cleaned,
                codebook=self.codebook,
                confidence=sure,
                background=background,
                own_type=self._own_type(surest(group), doc),
            )
            for group, sure in kept
        )
        sentences = len(reading.doc.sents)
        reading.doc.let_go()
        return Coded(
            report=_dated(report, clock.date),
            events=events,
            sentences=sentences,
            set_aside=tuple(aside),
            date=clock.date,
            times=tuple(_given(t, cleaned) for t in clock.timexes),
            places=tuple(
                MentionedPlace(p.value, *cleaned.given(*p.spans[0]), p.rule)
                for p in reading.places
                if p.spans
            ),
        )

    def _own_type(self, telling: Draft, doc: Doc) -> OwnJudgement | None:
        """The type in the user's own codebook of a record whose surest telling this is, where there is such a codebook."""
        if self.own_types is None:
            return None
        sentence = doc[telling.act.trigger].sent
        row = seen([t.text for t in sentence], telling.act.trigger - sentence.start, self.tagger)
        return self.own_types.judged(row, plover=telling.act.type)

    def sayings(self, doc: Doc, *, published: str = "") -> tuple[Saying, ...]:
        """Who says what in a parsed text: quotations, indirect and mixed speech, hearsay, in the order of their cues.

        Args:
            doc: parsed by `nlp` of this coder, or by a pipeline with the same labels.
            published: the ISO date of the text, which tells who held an office then; "" where it is not known.
        """
        whole = Clean.untouched(doc.text)
        reading = self._read(doc, Report(text=doc.text, published=published), whole)
        return tuple(saying_of(said, reading.doc, reading.mentions) for said in reading.sayings)

    def happenings_in(self, doc: Doc, *, report: Report, cleaned: Clean) -> tuple[tuple[Draft, ...], ...]:
        """All that frames find in a report, however sure, each happening with its tellings: to see what thresholds do."""
        return self._happenings(self._read(doc, report, cleaned))[0]

    def _happenings(self, reading: Overview) -> tuple[tuple[tuple[Draft, ...], ...], list[tuple[str, str]]]:
        drafts, aside = self._drafts(reading)
        claims = [d for d in drafts if is_claim(d)]
        told = with_claims(happenings(as_announced([d for d in drafts if not is_claim(d)])), claims)
        kept = {draft.act.trigger for group in told for draft in group}
        aside += [(excerpt(d.act, reading.doc), "only named") for d in drafts if d.act.trigger not in kept]
        told = disputes(
            with_denials(told, deniers(reading.doc, reading.mentions, reading.sentences, cues=self.cues))
        )
        groups = dated_by_meetings(dated_by_others(told, reading.clock))
        dated = placed_here(dated_by_report(groups, reading.clock), reading.doc, reading.dateline)
        placed = placed_by_visit(dated)
        placed = placed_by_dateline(placed, reading.dateline)
        placed = with_answers(placed_by_speech(placed, self._spoken_at(reading)), self.codebook)
        told_of = of_the_teller(placed, reading.teller)
        whole = with_usual_doers(
            told_of, reading.doc, reading.mentions, places=reading.places, home=reading.teller.home
        )
        return joined_again(whole), aside

    def _spoken_at(self, reading: Overview) -> list[tuple[int, tuple[Actor, ...], Finding[Place]]]:
        """By sentence who is told to speak in it, and where."""
        found = speech_places(
            reading.doc, reading.sayings, reading.mentions, reading.places, words=self.gazetteer.words
        )
        return [(reading.sentences[s.cue], s.speakers, s.place) for s in found]

    def _read(self, doc: Doc, report: Report, cleaned: Clean) -> Overview:
        return overview_of(
            Tree(doc, self.forms),
            report,
            cleaned,
            knowledge=self.knowledge,
            publishers=self.publishers,
            gazetteer=self.gazetteer,
            cues=self.cues,
            codebook=self.codebook,
            when_words=self.when_words,
        )

    def _tagged(self, reading: Overview, acts: Sequence[Act]) -> Overview:
        """The reading with what the tagger makes of the sentences that tell of an act, or have a verb and name a party that has a part in politics."""
        if self.fast:
            return reading
        told = {reading.sentences[act.trigger] for act in acts}
        named = {
            reading.sentences[i] for i, m in reading.mentions.items() if any(map(is_political, m.actors))
        }
        sentences = [s for n, s in enumerate(reading.doc.sents) if n in told or (n in named and _has_verb(s))]
        return replace(
            reading, tags=self.tagger.read(sentences), known=known_words(reading.doc, reading.mentions)
        )

    def _drafts(self, reading: Overview) -> tuple[list[Draft], list[tuple[str, str]]]:
        """What is told of as an event, judged: what frames find, then what is done by saying, then what else the tagger finds."""
        doc = reading.doc
        found = look(doc, frames=self.frames, parties=frozenset(reading.mentions))
        reading = self._tagged(reading, found.acts)
        drafts, aside = self._asked(found.acts, reading, ())
        settled = {words for words, reason in aside if reason in SURE}  # the tagger need not look there again
        sure = self._judged(drafts, reading)
        aside += self._add(self._spoken(sure, reading), sure, reading)
        known = (a for a in found.acts if a.reported or excerpt(a, doc) in settled)
        acts = [*(d.act for d in sure), *known]
        others = find_tagged(
            doc, tags=reading.tags, acts=acts, explained=found.explained, parties=frozenset(reading.mentions)
        )
        aside += self._add(others, sure, reading)
        kept, doubtful = sure_enough(sorted(sure, key=lambda d: d.act.trigger), self.weights, self.purpose)
        aside += [(excerpt(d.act, doc), why) for d, why in doubtful]
        return carried(kept, reading.clock), aside

    def _add(self, acts: Sequence[Act], drafts: list[Draft], reading: Overview) -> list[tuple[str, str]]:
        """Adds to the drafts what of some acts is an event of its own; returns what is not, with the reason."""
        others, aside = self._asked(acts, reading, drafts)
        drafts += self._judged(others, reading)
        return aside

    def _judged(self, drafts: Sequence[Draft], reading: Overview) -> list[Draft]:
        return judged(
            drafts,
            known=reading.known,
            frames=self.frames,
            codebook=self.codebook,
            weights=self.weights,
            tags=reading.tags,
        )

    def _asked(
        self, acts: Iterable[Act], reading: Overview, others: Sequence[Draft]
    ) -> tuple[list[Draft], list[tuple[str, str]]]:
        return asked(
            acts,
            reading,
            others=others,
            frames=self.frames,
            codebook=self.codebook,
            cues=self.cues,
            place_words=self.gazetteer.words,
            meant_words=self.meant_words,
        )

    def _spoken(self, drafts: Sequence[Draft], reading: Overview) -> tuple[Act, ...]:
        """What speakers do by what they say, where no frame has told of it already."""
        return proposed_in_speech(
            reading.doc,
            sayings=reading.sayings,
            mentions=reading.mentions,
            told=[d for d in drafts if d.confidence >= DOUBTFUL],
            sentences=reading.sentences,
            words=self.spoken_words,
            tags=reading.tags,
        )


def _has_verb(sentence: Span) -> bool:
    return any(t.pos_ == "VERB" for t in sentence)


def _dated(report: Report, date: ReportDate) -> Report:
    """The report, with the day that its own words tell where nothing else gives one: exports and pages go by it."""
    if report.published or date.day is None:
        return report
    return replace(
        report, published=date.day.isoformat(), published_source="text", published_confidence="medium"
    )


def _given(timex: Timex, cleaned: Clean) -> Timex:
    """A time expression of the cleaned text with its offsets in the report's own."""
    start, end = cleaned.given(timex.start, timex.end)
    return replace(timex, start=start, end=end)
