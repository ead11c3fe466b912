"""Who vouches for a telling, and who denies what was told?

Brings together what `says_who/` and `denials.py` found, by words, with the actors that those words name.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.coding.findings import SPEECH, Act, Finding, Mention, Said, Sides, Spans
from dragoman.coding.happenings.denials import find_denials
from dragoman.coding.happenings.disputes import Denier
from dragoman.coding.says_who import VOUCH, who_says
from dragoman.knowledge.cues import Cues
from dragoman.records import Actor, Attribution, Saying

MAX_SOURCE = 300  # characters of an attribution's source
LONGEST_OUTER = (
    100  # tokens in which somebody tells of another's words: what is longer may be a quotation left open
)

Mentions = Mapping[int, Mention]  # by the head


def saying_of(said: Said, doc: Doc, mentions: Mentions) -> Saying:
    """A saying by characters of the text, with its speaker."""
    spans = [doc[a:b] for a, b in ((said.source or said.cue), said.cue, *said.content)]
    ranges = [(span.start_char, span.end_char) for span in spans]
    return Saying(
        source=ranges[0] if said.source else None,
        cue=ranges[1],
        content=tuple(ranges[2:]),
        speaker=_speaker(said, doc, mentions),
        how=said.how,
        vouches=said.rule.startswith(VOUCH),
        rule=said.rule,
    )


def _speaker(said: Said, doc: Doc, mentions: Mentions) -> Actor | None:
    """The actor that a source stands for; of a source not named ('sources close to the Kremlin') only its own head's."""
    if said.source is None:
        return None
    head = doc[said.source[0] : said.source[1]].root.i
    held = [head] if said.how == "unnamed" else list(range(*said.source))
    mention = next((mentions[i] for i in held if i in mentions), None)
    return mention.actors[0] if mention and mention.actors else None


def deniers(doc: Doc, mentions: Mentions, sentences: Sequence[int], *, cues: Cues) -> tuple[Denier, ...]:
    """The bare denials of a report by parties that are known."""
    found: list[Denier] = []
    for denial in find_denials(doc, cues=cues):
        mention = mentions.get(denial.head)
        if mention is None or not mention.actors:
            continue
        source, cue = doc[slice(*denial.source)], doc[slice(*denial.cue)]
        to = replace(mention.actors[0], mention=source.text[:MAX_SOURCE])
        span = doc[denial.start : denial.end]
        spans: Spans = ((source.start_char, source.end_char), (cue.start_char, cue.end_char))
        attribution = Finding(Attribution(to=to, how="indirect", cue=cue.text), spans, "says_who.denial")
        found.append(
            Denier(
                party=to.party,
                attribution=attribution,
                sentence=sentences[denial.head],
                start=span.start_char,
                end=span.end_char,
            )
        )
    return tuple(found)


def attributed(
    act: Act, both: Sides, said: Said | None, doc: Doc, mentions: Mentions, sayings: Sequence[Said] = ()
) -> Finding[Attribution]:
    """Who vouches for a telling. A speech act needs nobody to vouch for it beside the one who speaks.

    `sayings` are those of the report: where somebody else tells of the speaker's own words, he vouches for them.
    """
    if said is None:
        return Finding(Attribution(), (), "says_who.reporter")
    cue = doc[said.cue[0] : said.cue[1]]
    spans: Spans = ((cue.start_char, cue.end_char),)
    if said.source is None:
        return Finding(Attribution(how="unnamed", cue=cue.text), spans, said.rule)
    source = doc[said.source[0] : said.source[1]]
    speaker = _speaker(said, doc, mentions) or Actor()
    own = {(s.actor.country, s.actor.sector, s.actor.name) for s in both.source}
    by_himself = (speaker.country, speaker.sector, speaker.name) in own
    if act.type in SPEECH and by_himself and not _told_of_before(act, own, said, doc):
        outer = who_says(said.cue[0], sayings)
        if outer is None or outer is said or sum(b - a for a, b in outer.content) > LONGEST_OUTER:
            return Finding(Attribution(), (), "says_who.own-words")
        return attributed(act, both, outer, doc, mentions, sayings)
    to = replace(speaker, mention=source.text[:MAX_SOURCE])
    return Finding(
        Attribution(to=to, how=said.how, cue=cue.text),
        ((source.start_char, source.end_char), *spans),
        said.rule,
    )


def _told_of_before(act: Act, own: Collection[object], said: Said, doc: Doc) -> bool:
    """Whether a speaker tells what he and others said, or what some office of his did: 'Soto said they pledged it', 'that he was told to go'."""
    word = doc[act.trigger]
    if act.sign or act.cue is not None or (word.dep_ == "conj" and said.cue[0] <= word.head.i < said.cue[1]):
        return False
    if not act.sources:
        return word.tag_ == "VBN" and any(c.lower_ in _HAS_BEEN for c in word.lefts if c.dep_ == "auxpass")
    return word.tag_ == "VBD" and len(own) > 1


_HAS_BEEN = frozenset({"been", "was", "were"})
