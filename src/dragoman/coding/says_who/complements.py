"""What is said where no clause says it: an object, an infinitive, what stands under a preposition?"""

from spacy.tokens import Token

from dragoman.coding.says_who.clauses import shortened
from dragoman.coding.says_who.text import QuotedText, Range, is_infinitive, trim, within_paragraph
from dragoman.knowledge.cues import Reporting


def complements_of(token: Token, way: Reporting, cue_end: int, text: QuotedText) -> tuple[list[Range], int]:
    """Content that is no clause: an object, an infinitive, what stands under a preposition."""
    kids = [c for c in token.children if c.i > token.i]
    infinitive = next((c for c in kids if c.dep_ in {"xcomp", "ccomp", "advcl"} and is_infinitive(c)), None)
    gerund = next((c for c in kids if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG"), None)
    small = next((c for c in kids if c.dep_ in {"oprd", "ccomp", "xcomp", "acomp"}), None)
    thing = next((c for c in kids if c.dep_ in {"dobj", "nsubjpass"}), None)
    prep = next((c for c in kids if c.dep_ in {"prep", "agent"} and c.lower_ in way.takes), None)
    have = {"inf": infinitive, "ing": gerund, "object": thing, "oprd": small, "prep": prep}
    needed = {n if n in have else "prep" for n in way.need - {"clause"}}
    if way.need and not any(have[n] is not None for n in needed):
        return [], cue_end
    if (prep is not None and "object" not in way.takes) or (cue_end > token.i + 1 and thing is None):
        return _under_preposition(token, prep, cue_end, text)
    ways = [k for k in ("object", "inf", "ing", "oprd") if k in way.takes]
    agent = any(c.dep_ == "agent" for c in token.children)
    patient = next((c for c in token.children if c.dep_ == "nsubjpass" and c.i < token.i), None)
    if agent and patient is not None and "object" in way.takes:
        return trim([(patient.left_edge.i, patient.right_edge.i + 1)], text), cue_end
    first = min((c.left_edge.i for k in ways if (c := have[k]) is not None), default=-1)
    if first < 0:
        return _under_preposition(token, prep, cue_end, text) if prep is not None else ([], cue_end)
    last = max((c.right_edge.i for c in kids if c.left_edge.i >= first and _belongs(c)), default=first)
    return shortened(
        trim(within_paragraph([(max(first, cue_end), last + 1)], token, text), text), text
    ), cue_end


def _under_preposition(
    token: Token, prep: Token | None, cue_end: int, text: QuotedText
) -> tuple[list[Range], int]:
    prep = prep or next((c for c in token.children if c.dep_ in {"prep", "prt"} and c.i == token.i + 1), None)
    if prep is None or prep.right_edge.i <= prep.i:
        return [], cue_end
    end = cue_end if prep.i > cue_end else max(cue_end, prep.i + 1)
    last = max(
        [
            prep.right_edge.i,
            *(
                c.right_edge.i
                for c in token.children
                if c.i > prep.i and c.dep_ in {"xcomp", "advcl"} and is_infinitive(c)
            ),
        ]
    )
    return trim([(prep.i + 1, last + 1)], text), end


def _belongs(token: Token) -> bool:
    """Whether a dependent of a verb of judging or asking belongs to what is judged: not its time, place or occasion."""
    if token.dep_ in {"prep", "agent"}:
        return (
            token.lower_ in {"as", "for", "of", "with", "to", "from", "against", "about", "on", "over"}
            and token.right_edge.ent_type_ != "DATE"
        )
    if token.dep_ == "advcl":
        return is_infinitive(token)
    return token.dep_ in {"dobj", "xcomp", "ccomp", "oprd", "dative", "acl", "attr", "acomp"}
