"""Is a marked text still the text?"""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Report
from dragoman.web.marked import key, runs
from dragoman.web.page import page
from marked_events import Span, made_event

any_text = st.text(st.characters(codec=None), max_size=40)  # lone surrogates and all
spans = st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=4)
FIELDS = ("type", "start", "source.0.name", "topics.0")


@given(text=any_text, told=st.lists(st.tuples(spans, spans), max_size=3), first=st.integers(0, 9))
def test_joined_runs_are_the_text_wherever_the_marks_lie(
    text: str, told: list[tuple[list[Span], list[Span]]], first: int
) -> None:
    report = Report(text=text, id="r")
    events = [
        made_event(report, tellings=tellings, evidence=list(zip(FIELDS, evidence, strict=False)))
        for tellings, evidence in told
    ]

    pieces = runs(text, events, first=first)

    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


@given(text=any_text.filter(lambda t: len(t) > 1), data=st.data())
def test_the_runs_of_a_telling_or_of_evidence_are_its_words(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    span = st.tuples(ends, ends).map(sorted).filter(lambda s: s[0] < s[1])
    (start, end), (left, right) = data.draw(span), data.draw(span)
    event = made_event(Report(text=text, id="r"), tellings=[(start, end)], evidence=[("type", (left, right))])

    pieces = runs(text, [event], first=1)

    assert "".join(p.text for p in pieces if p.events == (1,)) == text[start:end]
    assert "".join(p.text for p in pieces if key(1, left, right) in p.evidence) == text[left:right]
    assert [p.ends for p in pieces if p.ends] == [(1,)]


@given(text=any_text, name=any_text)
def test_any_text_makes_a_page_that_can_be_written(text: str, name: str) -> None:
    report = Report(text=text, id="r", title=name, publisher=name, url=name)
    event = made_event(report, tellings=[(0, len(text))], evidence=[("type", (0, 1))], names=(name, name))

    html = page([(report, [event])], title=name)

    assert html.encode("utf-8").startswith(b"<!doctype html>")
    assert html.rstrip().endswith("</html>")
