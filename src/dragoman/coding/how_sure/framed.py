"""What does the frame that found an act make of its status and certainty?"""

from typing import cast

from dragoman.codebook.frames import Frame
from dragoman.coding.findings import SPOKEN_OF, Finding
from dragoman.coding.how_sure.judging import Sure
from dragoman.records import CertaintyLevel, Status


def as_framed(frame: Frame, sure: Sure, *, beside: bool) -> Sure:
    """Status and certainty, where the frame's own words do not fix them.

    What is told beside another act ('on the eve of his meeting') is taken for granted: that act's hedges are not its.
    """
    status, certainty = sure
    if beside and certainty.value == "probable":
        certainty = Finding("certain", (), "how_sure.taken-for-granted")
    if frame.pos == "noun" and frame.type in SPOKEN_OF and status.value in {"planned", "conditional"}:
        # 'is considering India's request': what is spoken of as a thing was said
        return Finding("happened", (), "how_sure.presupposed"), Finding("certain", (), "how_sure.presupposed")
    if (
        frame.type in SPOKEN_OF
        and frame.says_mood
        and status.rule.startswith(("how_sure.negation", "how_sure.modal."))
    ):
        status = Finding(
            "happened", status.spans, f"what.frame:{frame.id}"
        )  # 'will not attend': the refusal is the act
    if frame.pos == "noun" and frame.type == "ACCUSE" and status.rule.startswith("how_sure.governor."):
        # 'denied Peru's accusations': they were made
        status = (
            Finding("happened", status.spans, "how_sure.presupposed") if status.value == "denied" else status
        )
    if frame.mode == "expel" and status.rule == "how_sure.governor.decide":
        status = Finding("happened", status.spans, f"what.frame:{frame.id}")  # an expulsion is an order
    if frame.type == "SUPPORT" and status.rule == "how_sure.lasting":
        status = Finding("happened", status.spans, f"what.frame:{frame.id}")  # 'confirmed its support'
    if frame.status:
        status = Finding(cast(Status, frame.status), (), f"what.frame:{frame.id}")
    if frame.certainty:
        certainty = Finding(cast(CertaintyLevel, frame.certainty), (), f"what.frame:{frame.id}")
    return status, certainty
