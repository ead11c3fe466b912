"""How do the questions make a record?

Reads a report, asks the questions of `coding/` one after another, and writes what they answer. The questions know
nothing of one another; what one needs of another is handed to it here.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.codebook import Codebook, load_codebook
from dragoman.codebook.frames import Frame, FrameSet, load_frames
from dragoman.coding.about_what import about_what, contexts_of_act
from dragoman.coding.findings import Act, Finding, Mention, Said, Spans
from dragoman.coding.how_sure import how_sure
from dragoman.coding.same_person import resolve
from dragoman.coding.says_who import find_sayings, who_says
from dragoman.coding.tellings import Draft, happenings
from dragoman.coding.to_whom import Side, Sides, sides, usual_pair
from dragoman.coding.what import SPEECH, find_acts
from dragoman.coding.when import event_time
from dragoman.coding.where import event_place, find_places, resolve_places
from dragoman.coding.who import find_mentions
from dragoman.coding.writing import write
from dragoman.errors import ReportError
from dragoman.knowledge.cues import Cues, load_cues
from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer
from dragoman.knowledge.names import Knowledge, load_knowledge
from dragoman.reading.anchor import report_date
from dragoman.reading.cleaning import Clean, Furniture, clean, load_furniture
from dragoman.reading.grammar import lemma
from dragoman.reading.parsing import MAX_CHARACTERS, load_parser, parse_many
from dragoman.reading.timex import find_timexes
from dragoman.records import Actor, Attribution, Event, Place, Report

NEEDS_TARGET = frozenset({"COOPERATE", "AID", "SANCTION", "AGREE", "ACCUSE", "SUPPORT", "REQUEST", "REJECT", "CONSULT"})
MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "RETREAT", "AID"})
CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What coding one report gave: its events, how many sentences it has, and the candidates that were set aside.

    `set_aside` holds (the candidate's words, the reason).
    """

    report: Report
    events: tuple[Event, ...]
    sentences: int
    set_aside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """Codes reports into event records. Make one with `dragoman.load()`; it holds no state between reports."""

    nlp: Language
    codebook: Codebook
    frames: FrameSet
    knowledge: Knowledge
    gazetteer: Gazetteer
    cues: Cues
    furniture: Furniture

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

    def code_many(self, reports: Iterable[Report], *, workers: int = 1) -> Iterator[tuple[Report, tuple[Event, ...]]]:
        """Each report with its events, in order, in bounded memory.

        Args:
            reports: any number of reports; read as they are needed.
            workers: processes to code with; 1 codes in this one.
        """
        from dragoman.coding.workers import examine_in_workers

        coded = self.examine_many(reports) if workers == 1 else examine_in_workers(reports, workers=workers)
        for one in coded:
            yield one.report, one.events

    def examine_many(self, reports: Iterable[Report]) -> Iterator[Coded]:
        """`examine` for many reports: parsed in batches, in order."""
        waiting: deque[tuple[Report, Clean]] = deque()

        def texts() -> Iterator[str]:
            for report in reports:
                if len(report.text) > MAX_CHARACTERS:
                    raise ReportError(
                        report.id, f"{len(report.text):,} characters, at most {MAX_CHARACTERS:,} can be parsed; split the report"
                    )
                cleaned = clean(report.text, furniture=self.furniture, is_place=self._is_place)
                waiting.append((report, cleaned))
                yield cleaned.text

        for doc in parse_many(self.nlp, texts()):
            report, cleaned = waiting.popleft()
            yield self.code_doc(doc, report=report, cleaned=cleaned)

    def _is_place(self, name: str) -> bool:
        return bool(self.gazetteer.candidates(name))

    def code_doc(self, doc: Doc, *, report: Report, cleaned: Clean) -> Coded:
        """The events of a report that is cleaned and parsed already."""
        drafts, aside = self._drafts(doc, report, cleaned)
        groups = happenings(drafts)
        events = tuple(write(g, report=report, cleaned=cleaned, codebook=self.codebook) for g in groups)
        return Coded(report=report, events=events, sentences=sum(1 for _ in doc.sents), set_aside=tuple(aside))

    def _drafts(self, doc: Doc, report: Report, cleaned: Clean) -> tuple[list[Draft], list[tuple[str, str]]]:
        anchor = report_date(report.text, published=report.published)[0]
        sayings = find_sayings(doc, cues=self.cues)
        dateline = self._dateline(report, cleaned)
        home = dateline.value.country if dateline else ""
        mentions = resolve(doc, find_mentions(doc, knowledge=self.knowledge), sayings=sayings, home=home)
        by_head = {m.head: m for m in mentions}
        acts = find_acts(doc, frames=self.frames, parties=frozenset(by_head))
        timexes = find_timexes(doc.text, anchor=anchor)
        places = resolve_places(find_places(doc, gazetteer=self.gazetteer), doc, gazetteer=self.gazetteer, home=home)
        pair = usual_pair(mentions)
        numbers = {t.i: n for n, s in enumerate(doc.sents) for t in s}
        frames = {f.id: f for f in self.frames.frames}
        drafts: list[Draft] = []
        aside: list[tuple[str, str]] = []
        for act in acts:
            said = who_says(act.trigger, sayings, doc)
            both = sides(act, doc, mentions=by_head, said=said, pair=pair)
            reason = _reason_against(act, both)
            if reason:
                aside.append((doc[act.start : act.end].text[:200], reason))
                continue
            status, certainty = _sure(act, doc, frames[act.frame], self.cues, sayings)
            parties = frozenset((*act.sources, *act.targets))
            span = doc[act.start : act.end]
            drafts.append(
                Draft(
                    act=act,
                    sides=both,
                    status=status,
                    certainty=certainty,
                    said=said,
                    attribution=_attribution(act, both, said, doc, by_head),
                    time=event_time(act, doc, timexes, anchor=anchor),
                    place=event_place(act, doc, places, dateline=None),
                    topics=about_what(act, doc, codebook=self.codebook, parties=parties),
                    contexts=contexts_of_act(act, doc, codebook=self.codebook),
                    sentence=numbers[act.trigger],
                    start=span.start_char,
                    end=span.end_char,
                    lemmas=frozenset(lemma(t) for t in span if t.pos_ in CONTENT_POS and t.i not in parties),
                )
            )
        return drafts, aside

    def _dateline(self, report: Report, cleaned: Clean) -> Finding[Place] | None:
        if cleaned.dateline is None:
            return None
        start, end = cleaned.dateline
        name = report.text[start:end]
        rows = self.gazetteer.candidates(name.split(",")[0].strip())
        if not rows:
            return None
        best = max(rows, key=lambda r: r.population)
        return Finding(Place(name=best.name, mention=name, country=best.country, basis="dateline"), (), "where.dateline")


def load() -> Coder:
    """A coder for English reports, on this machine's processor, with all that it needs loaded. Takes about two seconds."""
    return Coder(
        nlp=load_parser(),
        codebook=load_codebook(),
        frames=load_frames(),
        knowledge=load_knowledge(),
        gazetteer=load_gazetteer(),
        cues=load_cues(),
        furniture=load_furniture(),
    )
