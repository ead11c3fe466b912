"""Which mode has an act whose own words tell none?

Of a speech act by what is spoken of, of a meeting by how and by how many it is held, of force by the weapon that is named, of
a move of forces by whose they are. To kill somebody who is named and known by his office or trade is aimed at him, whatever
it is done with.
"""

from collections.abc import Sequence

from dragoman.codebook import Codebook
from dragoman.coding.drafts import Draft
from dragoman.coding.findings import known
from dragoman.knowledge.rule_words import word_list, word_table
from dragoman.knowledge.sectors import ARMED, BODIES

MANY = 3  # states at one meeting that make it a meeting of many
MOVED_BY = {"COP": "police", "MIL": "troops", "PRM": "militia", "REB": "militia", "UAF": "militia"}
PLAIN = frozenset({"", "firearms"})  # modes of force that do not tell whom it was meant for
# who vows to answer a tariff threatens no violence, though who vows to retaliate mostly does
OF_A_TARIFF = ("THREATEN", "violence", "SANCTION")
WEAPONS = ("drone", "aerial", "heavy-weapons", "explosives", "firearms")  # the first that is named counts


def mode_of(group: Sequence[Draft], fullest: Draft, told: str, content: str, codebook: Codebook) -> str:
    """The mode of a happening, by what its tellings tell.

    Args:
        group: the tellings.
        fullest: the one that tells most of its sides.
        told: the mode that a telling's words, or the learned part, give; "" where none does.
        content: the type of the act spoken of, "" where none is.
    """
    type_ = fullest.act.type
    if type_ == "ASSAULT" and told in PLAIN and any(_aimed_at_one(d) for d in group):
        return "targeted"
    if told and (type_, told, content) != OF_A_TARIFF:
        return told
    if type_ == "CONSULT":
        return _of_meeting(fullest)
    if type_ == "ASSAULT":
        return _by_weapon(group)
    if type_ == "MOBILIZE":
        sectors = {s.actor.sector for s in known(fullest.sides.source)}
        return MOVED_BY.get(next(iter(sectors)), "") if len(sectors) == 1 else ""
    likely = next((d.likely_mode for d in group if d.likely_mode), "")
    return codebook.mode_of_content(type_, content) or likely


def _by_weapon(group: Sequence[Draft]) -> str:
    """The mode of the weapon that a telling names: 'attacked the base with drones'."""
    weapons = word_table("untold_modes.weapons")
    named = {weapons[word] for d in group for word in d.lemmas if word in weapons}
    return next((mode for mode in WEAPONS if mode in named), "")


def _aimed_at_one(draft: Draft) -> bool:
    """Whether a telling is of the killing of one named person, no fighter who fell in a fight: 'the minister Jane Odera was shot'."""
    targets = known(draft.sides.target)
    if len(targets) != 1 or draft.lemma not in word_list("untold_modes.killing"):
        return False
    victim = targets[0].actor
    fell = victim.sector in ARMED and draft.undergone
    return bool(victim.name and victim.role) and victim.sector not in BODIES and not fell


def _of_meeting(draft: Draft) -> str:
    """'phone' where it is held from afar, 'multilateral' where many meet, or bodies above states."""
    if not word_list("untold_modes.afar").isdisjoint(draft.lemmas):
        return "phone"
    actors = [s.actor for s in (*draft.sides.source, *draft.sides.target)]
    bodies = {a.name or a.sector for a in actors if a.sector in BODIES - {"NGO"} and not a.country}
    parties = {a.country for a in actors} - {""} | bodies
    if len(parties) >= MANY and draft.act.reciprocal:
        return "multilateral"
    within = draft.lemma in word_list("untold_modes.gatherings") or (
        draft.lemma in word_list("untold_modes.meetings") and len(bodies) == len(parties)
    )
    return "multilateral" if bodies and within else ""
