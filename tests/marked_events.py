"""What records stand on a page, where only the page is tested? Made ones, with words wherever a test wants them."""

from collections.abc import Sequence

from dragoman.records import Actor, Attribution, Event, Evidence, Place, Report, Telling, TimeSpan, Topic

Span = tuple[int, int]


def made_event(
    report: Report,
    *,
    tellings: Sequence[Span],
    evidence: Sequence[tuple[str, Span]] = (),
    names: tuple[str, str] = ("Kenya", "Ghana"),
    day: str = "2026-03-04",
    type: str = "CONSULT",
    quad_class: int = 1,
) -> Event:
    """A record with its tellings and evidence at given offsets; `names` are its source's and target's."""
    text = report.text
    source, target = (
        Actor(name=name, mention=name, role=name, country="KEN", sector="GOV") for name in names
    )
    return Event(
        event_id=f"{tellings[0][0]:016x}" if tellings else "0" * 16,
        report_id=report.id,
        coder_version="0",
        type=type,
        mode="visit",
        strict_type=type,
        contexts=("diplomatic",),
        cameo="042",
        quad_class=quad_class,
        intensity=1.9,
        confidence=0.8,
        source=(source,),
        target=(target,),
        time=TimeSpan(start=day, end=day, granularity="day", basis="stated") if day else TimeSpan(),
        place=Place(name=names[0], mention=names[0], lat=1.0, lon=2.0, country="KEN", precision="city"),
        attribution=Attribution(to=source, how="indirect", cue=names[0]),
        topics=(Topic(text=names[1], context="trade"),),
        tellings=tuple(
            Telling(
                sentence=0,
                start=start,
                end=end,
                quote=text[start:end],
                attribution=Attribution(to=target, how="direct_quote", cue="said"),
                certainty="certain",
                status="happened",
                rule="what.frame:meet",
            )
            for start, end in tellings
        ),
        evidence=tuple(
            Evidence(field=field, start=start, end=end, quote=text[start:end], rule="rule")
            for field, (start, end) in evidence
        ),
    )
