"""Does every value of every record quote the words that it points at, whatever the text holds?"""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman import Event, Report

pytestmark = pytest.mark.model
TELLINGS = (
    "Kenyan Foreign Minister Grace Wanjala met her Ghanaian counterpart Kofi Asare in Accra on Monday.",
    "“We are ready,” the Chadian president said, and he accused Niger of a raid. Niger denied that its troops had attacked the village.",
    "Peru is understood to have asked Chile for two hundred tonnes of wheat by 4 March.",
    "LIMA: Thousands of farmers marched in Cusco last week against the water law, police said.",
)
HOSTILE = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "\u202e",
            "\u200b",
            "\ufeff",
            "e\u0301",
            "👩‍👩‍👧",
            "\x00",
            "\ud800",
            "\r\n",
            "\u2028",
            "ﬁ",
            "\t",
            "<b>",
            "{{7*7}}",
            " ",
        ]
    ),
)


def ranges(event: Event) -> Iterator[tuple[int, int, str]]:
    yield from ((t.start, t.end, t.quote) for t in event.tellings)
    yield from ((e.start, e.end, e.quote) for e in event.evidence)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_offset_quotes_the_text_as_it_was_given(coder: dragoman.Coder, data: st.DataObject) -> None:
    parts: list[str] = []
    for telling in data.draw(st.permutations(TELLINGS)):
        cut = data.draw(st.integers(0, len(telling)))
        parts += [telling[:cut], data.draw(HOSTILE), telling[cut:], data.draw(HOSTILE), "\n\n"]
    report = Report(text="".join(parts), published="2026-03-05")
    for event in coder.code(report):
        for start, end, quote in ranges(event):
            assert 0 <= start < end <= len(report.text)
            assert report.text[start:end] == quote


def test_the_tellings_left_whole_are_coded_and_quoted(coder: dragoman.Coder) -> None:
    report = Report(text="\u202e\ufeff" + "\n\n".join(TELLINGS) + "\x00", published="2026-03-05")
    events = coder.code(report)
    assert {"CONSULT", "ACCUSE", "REQUEST", "PROTEST"} <= {event.type for event in events}
    assert all(report.text[s:e] == quote for event in events for s, e, quote in ranges(event))


def test_each_value_that_is_not_empty_has_its_words(coder: dragoman.Coder) -> None:
    events = coder.code(Report(text="\n\n".join(TELLINGS), published="2026-03-05"))
    for event in events:
        fields = {e.field for e in event.evidence}
        for side in ("source", "target"):
            for n, actor in enumerate(getattr(event, side)):
                if actor.country:
                    assert f"{side}.{n}.country" in fields, (event.type, actor)
        if event.time.start:
            assert "start" in fields
        if event.place is not None:
            assert any(f.startswith("place") for f in fields)
