"""Whose is an official by what stands beside him: a list, a delegation that he leads, 'as ambassador of Chile', an apposition?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.findings import BODY_KINDS, Mention
from dragoman.coding.same_person.same_name import NAMING_KINDS, merged
from dragoman.knowledge.rule_words import word_list
from dragoman.knowledge.sectors import OFFICES, ORGANS
from dragoman.reading.doers import direct_object
from dragoman.reading.labels import DESCRIBING_OR_OWNING
from dragoman.reading.lemmas import lemma
from dragoman.records import Actor

SERVING = ORGANS | {"MED", "EDU"}
AS_REACH = 4  # tokens between a name's 'as' and the office


def by_list(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """'Chilean President Rojas and Prime Minister Vera', 'the Chilean government and people': of one country, told once."""
    by_head = {m.head: m for m in mentions}
    found = []
    for mention in mentions:
        token = tokens[mention.head]
        first = by_head.get(token.head.i) if token.dep_ == "conj" else None
        if first is not None and len(mention.actors) == len(first.actors) == 1:
            country = first.actors[0].country
            if (
                country
                and not mention.actors[0].country
                and (
                    _office_beside(mention, first)
                    or _body_beside(mention, first)
                    or _bare_beside(token, mention, first)
                    or _officer_beside(token, mention, first)
                    or _crew_beside(token, mention, first)
                )
            ):
                mention = by_head[mention.head] = mention.of_country(country, "same_person.list")
            elif _office_unsaid(token, mention, first):
                actor = replace(mention.actors[0], sector=first.actors[0].sector, role=first.actors[0].role)
                mention = by_head[mention.head] = mention.standing_for([actor], "same_person.list")
        found.append(_as_the_next(mention, token, by_head))
    return found


def _as_the_next(mention: Mention, token: Token, by_head: Mapping[int, Mention]) -> Mention:
    """'The government and the people of Chile': whose the second is told to be, the first is too."""
    after = next((by_head[c.i] for c in token.rights if c.dep_ == "conj" and c.i in by_head), None)
    if after is None or len(mention.actors) != 1 or len(after.actors) != 1:
        return mention
    mine, theirs = mention.actors[0], after.actors[0]
    bodies = {mine.role, theirs.role} <= word_list("beside_persons.beside") and mine.role != theirs.role
    own = any(
        c.dep_ in {"poss", "prep", "amod"} for c in token.children
    )  # 'our government', 'the regional government'
    if mine.country or not theirs.country or not bodies or own:
        return mention
    return mention.of_country(theirs.country, "same_person.list")


def _office_unsaid(token: Token, mention: Mention, first: Mention) -> bool:
    """'Peru's president Ana Soto and Chile's Kofi Ade': the second holds the office of the first, which is told once."""
    mine, theirs = mention.actors[0], first.actors[0]
    untold = mine.country and not (mine.sector or mine.role)
    owned = any(c.dep_ == "poss" for c in token.lefts)
    return bool(mention.kind == "person" and untold and owned and theirs.role and theirs.country)


def _bare_beside(token: Token, mention: Mention, first: Mention) -> bool:
    """'The Chilean president, government and people', 'Chilean soldiers and journalists': what is joined and has no words of its own."""
    words = token.doc[mention.start : mention.end].text
    bare = token.left_edge.i >= mention.start and (" " not in words or words == mention.actors[0].role)
    after = any(c.dep_ == "prep" and c.lower_ in {"of", "from", "in"} for c in token.children)
    told = first.rule == "same_person.list" or any(c.dep_ in DESCRIBING_OR_OWNING for c in token.head.lefts)
    names = bool(mention.actors[0].name or first.actors[0].name)
    return bare and told and not after and not names and mention.rule in {"who.role", "who.anaphor"}


def _officer_beside(token: Token, mention: Mention, first: Mention) -> bool:
    """'Chile's trade minister, Ana Soto, and army chief, Kofi Ade': an office without an article, beside another of a state."""
    article = any(c.dep_ in {"det", "poss", "prep"} for c in token.children)
    offices = all(m.kind == "role" and not m.plural for m in (mention, first))
    mine, theirs = mention.actors[0], first.actors[0]
    return offices and not article and mine.role != theirs.role and {mine.sector, theirs.sector} <= OFFICES


def _crew_beside(token: Token, mention: Mention, first: Mention) -> bool:
    """'Chilean police and rescue teams': who serve a state, in the plural and without an article, beside others of one."""
    own = any(c.dep_ in {"det", "poss", "prep", "nummod", "amod"} for c in token.children)
    adjective = any(c.dep_ == "amod" for c in token.head.lefts) and first.rule in {
        "who.role",
        "same_person.list",
    }
    kinds = {mention.actors[0].sector, first.actors[0].sector}
    return adjective and not own and mention.plural and mention.kind != "person" and kinds <= SERVING


def _office_beside(mention: Mention, first: Mention) -> bool:
    mine, theirs = mention.actors[0], first.actors[0]
    titled = all(m.rule in {"who.title", "same_person.list"} for m in (mention, first))
    if (
        first.kind == "role" and not first.plural
    ):  # 'Chile's Minister of Trade and Minister of State Ana Soto'
        titled = mention.rule in {"who.title", "who.posted"}
    return (
        titled
        and mention.kind == "person"
        and mine.sector == theirs.sector == "GOV"
        and mine.role != theirs.role
    )


def _body_beside(mention: Mention, first: Mention) -> bool:
    """Whether a bare 'government', 'people' stands beside another body of a told country."""
    bare = mention.end - mention.start == 1 and mention.actors[0].role in word_list("beside_persons.beside")
    return bare and first.kind in BODY_KINDS and first.actors[0].role in word_list("beside_persons.beside")


def by_delegation(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """'The Chilean delegation led by Minister Ana Soto', 'Minister Ana Soto represented Chile': she is Chile's."""
    by_head = {m.head: m for m in mentions}
    found = []
    for mention in mentions:
        if mention.kind in NAMING_KINDS and len(mention.actors) == 1 and not mention.actors[0].country:
            theirs = {
                a.country
                for i in _led(tokens[mention.head])
                for a in (by_head[i].actors if i in by_head else ())
            }
            if len(theirs) == 1 and (country := theirs.pop()):
                mention = mention.of_country(country, "same_person.delegation")
        found.append(mention)
    return found


def by_capacity(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """'The credentials of Ana Soto, as ambassador of Chile': the office right behind a name and 'as' is hers."""
    offices = {m.start: m for m in mentions if m.kind == "role" and not m.plural and len(m.actors) == 1}
    found = []
    for mention in mentions:
        at = mention.end + (mention.end < len(tokens) and tokens[mention.end].text == ",")
        if (
            mention.kind == "person"
            and not mention.actors[0].country
            and at < len(tokens)
            and tokens[at].lower_ == "as"
        ):
            office = next((offices[i] for i in range(at + 1, at + AS_REACH) if i in offices), None)
            if office is not None and office.actors[0].country:
                actor = replace(mention.actors[0], country=office.actors[0].country)
                mention = mention.standing_for([actor], "same_person.capacity")
        found.append(mention)
    return found


def _led(token: Token) -> list[int]:
    """The words for what a word leads: 'a delegation led by the minister', 'the minister leads a delegation'."""
    if (
        token.dep_ == "pobj"
        and token.head.lower_ == "by"
        and lemma(token.head.head) in word_list("beside_persons.leading")
    ):
        verb = token.head.head
        return (
            [verb.head.i]
            if verb.dep_ == "acl" and verb.head.lemma_.lower() in word_list("beside_persons.delegations")
            else []
        )
    verb = token.head
    if token.dep_ == "nsubj" and lemma(verb) in word_list("beside_persons.leading") | {"represent"}:
        objects = direct_object(verb)
        return [
            o.i
            for o in objects
            if o.lemma_.lower() in word_list("beside_persons.delegations") or lemma(verb) == "represent"
        ]
    return []


def beside_each_other(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """An office and the name in apposition to it are one person: both mentions hold what either tells.

    'The Thai counterpart, Ana Soto', 'Member of the Chadian senate Idriss Haroun'.
    """
    by_head = {m.head: m for m in mentions}
    ends = {m.end: m.head for m in mentions if m.kind == "role"}
    for mention in mentions:
        if mention.kind not in NAMING_KINDS or mention.plural or len(mention.actors) != 1:
            continue
        token = tokens[mention.head]
        near = [token.head.i] if token.dep_ == "appos" else []
        near += [c.i for c in token.children if c.dep_ == "appos"]
        if mention.rule == "who.posted" and token.dep_ == "pobj":
            near.append(token.head.head.i)
        known = mention.kind == "person" and mention.actors[0].country
        if known and mention.start in ends:  # 'army chief Ana Soto', however it is parsed
            near.append(ends[mention.start])
        for i in near:
            office = by_head.get(i)
            if office is None or office.kind != "role" or office.plural or len(office.actors) != 1:
                continue
            mine, theirs = by_head[mention.head].actors[0], office.actors[0]
            if mine.country and theirs.country and mine.country != theirs.country:
                continue
            if office.rule == "same_person.owner":  # 'its spokesman Ana Soto', of rebels
                mine = replace(mine, country=theirs.country, sector=theirs.sector)
            both = merged(mine, replace(theirs, name=mine.name or theirs.name))
            by_head[mention.head] = _told_beside(by_head[mention.head], both)
            by_head[i] = _told_beside(office, both)
    return [by_head[m.head] for m in mentions]


def _told_beside(mention: Mention, both: Actor) -> Mention:
    own = mention.actors[0]
    actor = replace(both, mention=own.mention)
    return mention if actor == own else mention.standing_for([actor], "same_person.beside")
