"""Who did it, where nobody is said to have done it, but the report tells who does such things?

Whose law arrests, charges, sentences and frees somebody: that of the prison or court named beside it, of the country where it is said to
happen, of whoever is told to do so to the same person, or of the only police or courts that the report names. Asked last, of what
is known to have been told; who is to free somebody is who holds him. It invents nobody: each side that it adds is named in the report.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from dragoman.coding.drafts import Draft, fullest
from dragoman.coding.findings import TAKEN_FOR, Finding, Mention, Side, Sides, known
from dragoman.coding.sides.in_slots import side_of
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import BODIES, OF_THE_LAW, POLICE_AND_COURTS, RESCUING
from dragoman.reading.grammar import fillers
from dragoman.reading.joined import conjuncts
from dragoman.reading.labels import NOUNS, VERBS
from dragoman.reading.lemmas import lemma
from dragoman.reading.tree import with_base
from dragoman.records import Actor, Place

Group = tuple[Draft, ...]
LAW = {  # by type and mode of what the law does, who does it
    ("COERCE", "arrest"): "COP",
    ("SANCTION", "convict"): "JUD",
    ("ACCUSE", "investigate"): "COP",
    ("ACCUSE", "allege"): "JUD",
    ("RETREAT", "release"): "GOV",
}
PASSES = 2
CARRIED_OFF = ("ASSAULT", "abduct")
HOLDING = frozenset({CARRIED_OFF, ("COERCE", "arrest")})
POINTED = "tagger.pointed"  # ends the rule of a side that only the tagger tells
TELLS_OF_HELP = "to_whom.tells-of-help"  # of a side that the telling's own words name
Who = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Report:
    """What the rules ask of the whole report: who did such things to whom, which police and courts it names."""

    doc: Doc
    mentions: Mapping[int, Mention]
    places: Sequence[Finding[Place]]
    lawful: Mapping[Who, Side]  # by whom it befell, who arrested, sentenced or freed him
    carried_off: frozenset[Who]
    of_the_law: Mapping[str, Sequence[Mention]]  # by country, its police and courts
    holders: Mapping[str, Side]  # by party, who is told to hold somebody
    handed_over: bool  # whether it tells that somebody is handed to another state


def with_usual_doers(
    groups: Sequence[Group],
    doc: Doc,
    mentions: Mapping[int, Mention],
    *,
    places: Sequence[Finding[Place]],
    home: str,
) -> tuple[Group, ...]:
    """The happenings, with who acts by what the rest of the report tells where their own words leave it open.

    `home` is the country from which the report is told for sure, or "". The second time goes by what the first found.
    """
    told = tuple(groups)
    for _ in range(PASSES):
        report = _report(told, doc, mentions, places, home)
        told = tuple(_completed(group, report) for group in told)
    return told


def _report(
    groups: Sequence[Group],
    doc: Doc,
    mentions: Mapping[int, Mention],
    places: Sequence[Finding[Place]],
    home: str,
) -> _Report:
    lawful: dict[Who, Side] = {}
    carried_off: set[Who] = set()
    holders: dict[str, Side] = {}
    for group in groups:
        full, kind = fullest(group), (group[0].act.type, group[0].act.mode)
        sources, targets = known(full.sides.source), known(full.sides.target)
        victims = {w for t in targets if (w := _who(t.actor))}
        if kind == CARRIED_OFF:
            carried_off |= victims
        if kind in HOLDING:
            holders.update({s.actor.party: s for s in sources if s.actor.party})
        if (
            kind in LAW
            and len(sources) == 1
            and sources[0].actor.country
            and sources[0].actor.sector in OF_THE_LAW
        ):
            for victim in victims:
                lawful.setdefault(victim, sources[0])
    of_the_law: dict[str, list[Mention]] = {}
    for mention in mentions.values():
        for actor in mention.actors:
            if _upholds_it(actor, mention) and (actor.country == home or mention.rule not in TAKEN_FOR):
                of_the_law.setdefault(actor.country, []).append(mention)
    handing = with_base(doc, word_list("usual_doers.handing_over"))
    handed_over = any(t.pos_ in NOUNS or t.pos_ in VERBS for t in handing)
    return _Report(doc, mentions, places, lawful, frozenset(carried_off), of_the_law, holders, handed_over)


def _upholds_it(actor: Actor, mention: Mention) -> bool:
    """Whether somebody is police or a court of a told country, and not a lawyer or a person by name."""
    words = {*actor.role.split(), *actor.mention.lower().split()}
    person = mention.kind == "person" or (bool(actor.name) and mention.kind != "organisation")
    plain = not person and not word_list("usual_doers.pleading") & words
    return plain and actor.sector in POLICE_AND_COURTS and bool(actor.country)


def _who(actor: Actor) -> Who:
    """By what somebody is known again: his name, else his country and what he is."""
    if actor.name:
        return actor.name.lower().split()[-1], ""
    return (actor.role, actor.country) if actor.role and actor.country else ("", "")


def _completed(group: Group, report: _Report) -> Group:
    full, kind = fullest(group), (group[0].act.type, group[0].act.mode)
    sources, targets = known(full.sides.source), known(full.sides.target)
    if kind in LAW and targets and not sources:
        added = next((a for a in _by_law(group, full, LAW[kind], report) if not _himself(a, targets)), ())
        return tuple(replace(d, sides=Sides(added, d.sides.target)) for d in group) if added else group
    if kind in LAW and targets and all(s.rule.endswith(POINTED) for s in sources):
        return _out_of_custody(group, LAW[kind], targets, report)
    if full.act.type == "AID" and targets and not sources and (who := _helpers(group, report)):
        return tuple(_helped_by(d, who) for d in group)
    if full.act.type == "REQUEST" and sources and not targets and _asks_for_release(group):
        held = [h for p, h in report.holders.items() if p not in {s.actor.party for s in sources}]
        if len(held) == 1:
            holder = replace(held[0], rule="usual_doers.holder")
            return tuple(replace(d, sides=Sides(d.sides.source, (holder,))) for d in group)
    return group


def _out_of_custody(group: Group, sector: str, targets: Sequence[Side], report: _Report) -> Group:
    """Whose prison it is tells more than whom the tagger points to: 'freed from a Kenyan prison, Chad's police said'."""
    added = next((held for d in group if (held := _by_custody(d, sector, report))), ())
    if not added or _himself(added, targets):
        return group
    return tuple(replace(d, sides=Sides(added, d.sides.target)) for d in group)


def _helpers(group: Group, report: _Report) -> tuple[Side, ...]:
    """Who rescued somebody or sent a convoy, where only those who tell of it are named, or police: 'nine girls were rescued, the army said'."""
    for draft in group:
        teller = draft.attribution.value.to
        if teller is not None and (
            (_is_rescue(draft) and teller.sector in RESCUING)
            or (draft.lemma in word_list("usual_doers.arriving") and teller.sector in BODIES)
        ):
            spans = draft.attribution.spans
            return (Side(teller, draft.act.trigger, spans, TELLS_OF_HELP),)
    if any(map(_is_rescue, group)) and len(report.of_the_law) == 1:
        (theirs,) = report.of_the_law.values()
        police = [m for m in theirs if m.actors[0].sector == "COP"]
        return _law_of(police, "COP", group[0], report.doc) if police else ()
    return ()


def _helped_by(draft: Draft, who: tuple[Side, ...]) -> Draft:
    """The telling with its helpers; that nobody had been told to act counts no more against it, where its own words tell who says so."""
    draft = replace(draft, sides=Sides(who, draft.sides.target))
    if who[0].rule != TELLS_OF_HELP:
        return draft
    figures = {name: value for name, value in draft.figures.items() if name != "against_sides"}
    return replace(draft, against="", figures=figures)


def _is_rescue(draft: Draft) -> bool:
    return draft.undergone and draft.lemma in word_list("usual_doers.rescuing")


def _asks_for_release(group: Group) -> bool:
    """'Called for their release', where nobody is named who holds them."""
    return any(d.act.mode == "yield" and d.lemmas & word_list("usual_doers.freeing") for d in group)


def _himself(added: Sequence[Side], targets: Sequence[Side]) -> bool:
    return bool({s.actor.mention for s in added} & {t.actor.mention for t in targets})


def _by_law(group: Group, full: Draft, sector: str, report: _Report) -> Iterator[tuple[Side, ...]]:
    """Whose law it may be, the surest first."""
    victims = {w for t in known(full.sides.target) if (w := _who(t.actor))}
    if victims & report.carried_off:
        return
    for draft in group:
        if held := _by_custody(draft, sector, report):
            yield held
    alleged = full.act.mode == "allege"  # which may be done by anybody, anywhere
    charged = not alleged or any(d.lemma in word_list("usual_doers.charging") for d in group)
    where = {d.place.value.country for d in group if d.place and d.place.value.basis == "stated"} - {""}
    freed = full.act.type == "RETREAT"  # perhaps by those who carried him off
    if charged and not freed and len(where) == 1:
        place = next(d.place for d in group if d.place and d.place.value.country in where)
        actor = Actor(mention=place.value.mention, country=place.value.country, sector=sector)
        yield (Side(actor, full.act.trigger, place.spans, "usual_doers.place"),)
    for victim in sorted(victims):
        if victim in report.lawful and (charged or sector != "JUD") and not report.handed_over:
            yield _of_its_kind(report.lawful[victim], sector, full, report)
    if charged and not freed and not where and len(report.of_the_law) == 1:
        (theirs,) = report.of_the_law.values()
        yield _law_of(theirs, sector, full, report.doc)


def _by_custody(draft: Draft, sector: str, report: _Report) -> tuple[Side, ...]:
    """Whose is the prison, the custody or the court: 'freed from a Kenyan prison', 'held in Kurdish custody'."""
    trigger = report.doc[draft.act.trigger]
    for word in trigger.subtree:
        if word.pos_ not in NOUNS or lemma(word) not in word_list("usual_doers.custody"):
            continue
        if not draft.start <= word.idx < draft.end:
            continue
        owners = [
            t for slot in ("adj", "poss", "of", "in") for o in fillers(word, slot) for t in conjuncts(o)
        ]
        sides = [
            side_of(_lawful(a, sector), m, report.doc, "usual_doers.custody")
            for t in owners
            if (m := report.mentions.get(t.i)) is not None
            for a in m.actors
            if a.country
        ]
        first, last = word.left_edge.idx, word.right_edge.idx
        inside = (p for p in report.places if p.spans and first <= p.spans[0][0] <= last)
        town = next((p for p in inside if p.value.country), None)
        if town is not None and not sides:
            actor = Actor(mention=town.value.mention, country=town.value.country, sector=sector)
            sides = [Side(actor, draft.act.trigger, town.spans, "usual_doers.custody")]
        if sides:
            return tuple(dict.fromkeys(sides))
    return ()


def _lawful(actor: Actor, sector: str) -> Actor:
    return replace(actor, sector=sector) if actor.sector == "GOV" and not actor.role else actor


def _of_its_kind(side: Side, sector: str, full: Draft, report: _Report) -> tuple[Side, ...]:
    """Of the state whose police arrested somebody, its court that sentenced him, where the report names one."""
    theirs = report.of_the_law.get(side.actor.country, ())
    if {side.actor.sector, sector} == POLICE_AND_COURTS and theirs:
        return _law_of(theirs, sector, full, report.doc)
    if side.rule.startswith("usual_doers"):
        side = replace(side, actor=replace(side.actor, sector=sector))
    return (replace(side, rule="usual_doers.same-victim"),)


def _law_of(theirs: Sequence[Mention], sector: str, full: Draft, doc: Doc) -> tuple[Side, ...]:
    """A state's police or court: the last that stands before a telling, else the first; where only the other is named, by its country."""
    fitting = [m for m in theirs if any(a.sector == sector for a in m.actors)]
    before = [m for m in fitting or theirs if m.head < full.act.trigger]
    mention = before[-1] if before else (fitting or theirs)[0]
    side = side_of(mention.actors[0], mention, doc, "usual_doers.only-law")
    start, end = side.spans[0]
    words = doc.text[start:end]
    if fitting or words == side.actor.mention or not words[:1].isupper():
        return (side,)
    return (replace(side, actor=Actor(mention=words, country=side.actor.country, sector=sector)),)
