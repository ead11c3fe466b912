"""Does a record say in words that a person reads where its values come from?"""

from dataclasses import replace

from dragoman.records import Attribution, Event, Evidence, Place, Report, Topic
from fake_coder import FakeCoder

TEXT = "Kenya met Ghana in Oslo."


def record(**changes: object) -> Event:
    (event,) = FakeCoder().examine(Report(text=TEXT, id="r")).events
    return replace(event, **changes)  # type: ignore[arg-type]


def evidence(field: str, start: int, end: int, quote: str, rule: str) -> Evidence:
    return Evidence(field=field, start=start, end=end, quote=quote, rule=rule)


def test_each_value_stands_with_its_words_and_their_rule() -> None:
    event = record()
    lines = event.explain().splitlines()

    assert lines[0] == f"CONSULT/visit  {event.event_id}  report r"
    assert lines[2].startswith("Sentence 1, characters 0–")
    assert "target.0.country is GHA, from “Ghana” at 10–15 (who.country)" in lines


def test_values_that_are_no_text_are_told_in_words_and_not_as_python_writes_them() -> None:
    event = record()
    who = event.source[0]
    fields = ("place", "reciprocal", "attribution", "topics.0", "source.0", "source", "confidence")
    told = replace(
        event,
        place=Place(mention="Oslo"),
        reciprocal=True,
        attribution=Attribution(to=who, how="indirect"),
        topics=(Topic(text="fish"),),
        evidence=tuple(evidence(field, 0, 5, "Kenya", "rule") for field in fields),
    ).explain()

    assert "place is Oslo, from “Kenya” at 0–5 (rule)" in told
    assert "reciprocal is yes," in told
    assert "attribution is indirect, Kenya (KEN GOV)," in told
    assert "topics.0 is fish," in told
    assert "Place(" not in told
    assert "Attribution(" not in told
    assert "'" not in told.replace(event.tellings[0].quote, "")


def test_words_of_one_value_stand_together_and_those_of_a_telling_are_not_told_again() -> None:
    event = record()
    telling = event.tellings[0]
    backed = (
        evidence("contexts.0", 0, 5, "Kenya", "about"),
        evidence("contexts.0", 10, 15, "Ghana", "about"),
        evidence("type", telling.start, telling.end, telling.quote, "frame"),
    )
    told = replace(event, contexts=("diplomatic",), evidence=backed).explain().splitlines()

    assert "contexts.0 is diplomatic, from “Kenya” at 0–5 and “Ghana” at 10–15 (about)" in told
    assert "type is CONSULT, from the words of sentence 1 (frame)" in told
    assert told[-1].startswith("Without words of their own: mode visit, ")
