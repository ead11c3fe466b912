"""What must be known of a whole report before its acts are asked about?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.codebook import Codebook
from dragoman.codebook.contexts import ContextHit
from dragoman.coding.about_what import context_hits
from dragoman.coding.findings import Finding, Mention, Said
from dragoman.coding.homes.by_their_word import by_their_word
from dragoman.coding.homes.guests import both, hosts_of, lacking
from dragoman.coding.homes.opened import opened
from dragoman.coding.homes.seats import by_people, by_seat, origins
from dragoman.coding.homes.stage import (
    Stage,
    home_of,
    inside_of,
    one_stage,
    only_hosted,
    plays_in,
    theatre_of,
    told_by_dateline,
)
from dragoman.coding.homes.strangers import scenes, settled
from dragoman.coding.homes.untold import Teller, teller_of
from dragoman.coding.homes.visited import by_visit
from dragoman.coding.learned.pointing import UNKNOWN, Known
from dragoman.coding.learned.tagger import UNREAD, Tags
from dragoman.coding.same_person import resolve
from dragoman.coding.says_who import find_sayings
from dragoman.coding.to_whom.other_side import bilateral_pair
from dragoman.coding.when.dating import Clock
from dragoman.coding.where.datelines import dateline_of
from dragoman.coding.where.geocoding import places_in
from dragoman.coding.who import find_mentions, states_at
from dragoman.coding.who.naming import Name, lay_names
from dragoman.knowledge.cues import Cues
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.names import Knowledge
from dragoman.knowledge.publishers import Publishers
from dragoman.reading.anchor import ReportDate, report_date
from dragoman.reading.cleaning import Clean
from dragoman.reading.timex import find_timexes
from dragoman.reading.timex.tense import tense_from_parse
from dragoman.reading.tree import Tree, sentence_numbers
from dragoman.records import (
    Actor,
    Place,
    Report,
)

NAMING_STATES = frozenset({"state", "adjective", "demonym"})  # kinds of names: 'Kenya', 'Kenyan', 'Chinese'


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
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
    # by token, the country of each name of a state, of its people, or adjective of one
    states: Mapping[int, str] = field(default_factory=dict)
    tags: Tags = UNREAD  # what the event tagger makes of the sentences that name a party
    known: Known = UNKNOWN  # what is known of the words that it may point to


def overview_of(
    doc: Tree,
    report: Report,
    cleaned: Clean,
    *,
    knowledge: Knowledge,
    publishers: Publishers,
    gazetteer: Gazetteer,
    cues: Cues,
    codebook: Codebook,
    when_words: Mapping[str, frozenset[str]],
) -> Overview:
    """Who and which places a report names, who says what in it, when and from where it is told, and whose those of no told country are."""
    date = report_date(report.text, published=report.published, url=report.url or report.canonical_url)
    sayings = find_sayings(doc, cues=cues)
    published_in = publishers.country(report.url or report.canonical_url, report.publisher)
    dateline = dateline_of(report, cleaned, gazetteer=gazetteer, published_in=published_in)
    places = places_in(doc, gazetteer=gazetteer, home=dateline.value.country if dateline else "")
    around = frozenset(p.value.country for p in places)
    day = date.day.isoformat() if date.day else ""
    laid = lay_names(doc, knowledge=knowledge, published=day, around=around)
    found = find_mentions(doc, knowledge=knowledge, published=date.day, laid=laid)
    found = by_people(doc, by_seat(doc, found, places), knowledge)
    timexes = find_timexes(doc.text, anchor=date.day, tense=tense_from_parse(doc))
    stage = _stage(
        doc,
        found,
        laid,
        places,
        dateline=dateline,
        published_in=published_in,
        seat=publishers.seat(report.url or report.canonical_url, report.publisher),
        knowledge=knowledge,
    )
    sentences = sentence_numbers(doc)
    at_scene = opened(doc, found, places)
    mentions = resolve(
        doc,
        by_visit(doc, found, stage.states, places),
        sayings=sayings,
        home=stage.home,
        theatre=stage.theatre,
        inside=inside_of(doc, places),
        opened=at_scene,
        words=knowledge.words,
        hosts=stage.strangers,
    )
    mentions = by_their_word(doc, mentions, knowledge.words)
    return Overview(
        doc=doc,
        sayings=sayings,
        hits=context_hits(doc, codebook=codebook),
        mentions={m.head: m for m in mentions},
        pair=bilateral_pair(mentions),
        clock=Clock(doc, timexes, date, when_words, _known_by(report, date)),
        dateline=dateline,
        places=places,
        teller=teller_of(
            mentions,
            stage,
            sentences=sentences,
            places=places,
            monarchies=knowledge.words["monarchies"],
            origins=origins(doc, mentions, places),
            opened={sentences[i]: country for i, country in at_scene.items()},
        ),
        sentences=sentences,
        states=states_at(laid, NAMING_STATES),
    )


def _stage(
    doc: Tree,
    found: Sequence[Mention],
    laid: Sequence[Name | None],
    places: tuple[Finding[Place], ...],
    *,
    dateline: Finding[Place] | None,
    published_in: str,
    seat: str,
    knowledge: Knowledge,
) -> Stage:
    states = states_at(laid)
    written_in = dateline.value.country if dateline else ""
    venue = ""  # where others only met
    if written_in != published_in and only_hosted(doc, found, states, written_in):
        venue, written_in = written_in, ""
        places = tuple(p for p in places if p.value.country != venue)
    told_from = told_by_dateline(written_in, published_in=published_in, states=states)
    hosts = hosts_of(doc, found, states)
    backing = frozenset(i for i, n in enumerate(laid) if n is not None and n.held)
    states = {i: country for i, country in settled(doc, states, backing).items() if country != venue}
    home = home_of(
        doc,
        found,
        states=states,
        dateline=told_from,
        published_in=published_in,
        hosts=hosts,
        places=places,
    )
    home, theatre = one_stage(
        home, theatre_of(doc, scenes(doc, places, backing), found, states=states), states
    )
    return Stage(
        home=home,
        theatre=theatre,
        told_from=told_from,
        published_in=published_in,
        plays_in="" if published_in or told_from else plays_in(doc, found, states, places),
        seat=seat,
        states=states,
        strangers=both(hosts, lacking(found, knowledge.words)),
    )


def _known_by(report: Report, date: ReportDate) -> str:
    """Where the report's date comes from: the part of its source that gave it, or the part of its text."""
    return report.published_source if date.basis == "given" else date.basis
