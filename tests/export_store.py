"""Which records leave in the tests of exports? Made ones: plain, planned, denied, many-sided, undated, unlocated, hostile."""

from dataclasses import replace

from dragoman.records import Actor, Attribution, Event, Evidence, Place, Report, Telling, TimeSpan, Topic
from dragoman.store import Store
from fake_coder import FakeCoded

HOSTILE = '=cmd|"/c calc"!A1<script>alert(1)</script>{{ 7*7 }}\u202egnp.exe\u2066'
PLAIN = Report(
    id="plain",
    text="Foreign Minister Ada Obi of Nigeria met Ghana's envoy in Lomé on 6 May.\nShe will\nmeet Chile’s minister.",
    published="2024-05-07",
    publisher="The Lagoon Post",
    url="https://www.example.org/a?b=1&c=2",
    title="Talks",
)
NASTY = Report(
    id="../../nasty\t=1+1",
    text=f"{HOSTILE} struck @SUM(A1) today.\r\nThe rebels\x85shelled <b>Kofi</b>.",
    publisher="+Wire\tOne\n",
    title="{% raw %}",
)
OBI = Actor(
    actor_id="NGA.GOV.ada-obi",
    name="Ada Obi",
    mention="Foreign Minister Ada Obi",
    country="NGA",
    sector="GOV",
    sectors=("PTY",),
    role="foreign minister",
)
ENVOY = Actor(actor_id="GHA.GOV", mention="Ghana's envoy", country="GHA", sector="GOV", role="envoy")
UNION = Actor(actor_id="EUR", name="European Union", mention="the EU", sector="EUR")
LOME = Place(
    name="Lomé",
    mention="Lomé",
    geonames_id=2365267,
    lat=6.12874,
    lon=1.22154,
    country="TGO",
    precision="city",
    basis="stated",
)


def telling(report: Report, words: str, *, sentence: int = 0, said: Attribution | None = None) -> Telling:
    start = report.text.index(words)
    return Telling(
        sentence=sentence,
        start=start,
        end=start + len(words),
        quote=words,
        attribution=said or Attribution(),
        certainty="certain",
        status="happened",
        rule="what.frame:meet",
    )


def evidence(report: Report, **fields: str) -> tuple[Evidence, ...]:
    """Evidence for fields, `__` standing for a full stop in their paths."""
    return tuple(
        Evidence(
            field=name.replace("__", "."),
            start=report.text.index(words),
            end=report.text.index(words) + len(words),
            quote=words,
            rule="who.title",
        )
        for name, words in fields.items()
    )


MET = Event(
    event_id="00aa",
    report_id="plain",
    coder_version="0.1.0",
    type="CONSULT",
    mode="visit",
    strict_type="CONSULT",
    contexts=("diplomatic", "territory"),
    cameo="042",
    quad_class=1,
    intensity=1.9,
    confidence=0.83,
    source=(OBI,),
    target=(ENVOY,),
    reciprocal=True,
    time=TimeSpan(start="2024-05-06", end="2024-05-06", granularity="day", basis="stated"),
    place=LOME,
    attribution=Attribution(to=OBI, how="indirect", cue="said"),
    topics=(Topic(text="the frontier", context="territory"),),
    tellings=(telling(PLAIN, "Foreign Minister Ada Obi of Nigeria met Ghana's envoy in Lomé on 6 May"),),
    evidence=evidence(
        PLAIN,
        type="met",
        source__0__mention="Foreign Minister Ada Obi",
        source__0__country="Nigeria",
        target__0__mention="Ghana's envoy",
        start="6 May",
        place="Lomé",
        attribution="Foreign Minister Ada Obi",
    ),
)
PLANNED = replace(
    MET,
    event_id="00bb",
    strict_type="AGREE",
    mode="",
    cameo="040",
    source=(OBI, UNION),
    target=(Actor(mention="Chile’s minister", country="CHL", sector="GOV"), ENVOY),
    reciprocal=False,
    time=TimeSpan(start="2024-06", end="2024-06", granularity="month", basis="inferred"),
    place=None,
    attribution=Attribution(how="unnamed", cue="is understood"),
    certainty="probable",
    status="planned",
    topics=(),
    tellings=(telling(PLAIN, "She will\nmeet Chile’s minister", sentence=1),),
    evidence=evidence(
        PLAIN, type="will\nmeet", source__0__mention="She", target__0__mention="Chile’s minister"
    ),
)
DENIED = replace(MET, event_id="00cc", status="denied", disputed=True, strict_type="")
STRUCK = Event(
    event_id="00dd",
    report_id=NASTY.id,
    coder_version="0.1.0",
    type="ASSAULT",
    mode="heavy-weapons",
    strict_type="ASSAULT",
    cameo="194",
    quad_class=4,
    intensity=-10.0,
    confidence=0.5,
    source=(Actor(mention=HOSTILE, sector="REB"),),
    target=(Actor(mention="@SUM(A1)", name="-2+3", sector="CVL"),),
    time=TimeSpan(start="2024-05-08", end="2024-05-09", granularity="range", basis="stated"),
    place=Place(name="<i>Nowhere</i>", mention="=Nowhere", precision="region"),
    tellings=(
        telling(NASTY, f"{HOSTILE} struck @SUM(A1)"),
        telling(NASTY, "The rebels\x85shelled <b>Kofi</b>", sentence=1),
    ),
    evidence=evidence(NASTY, type="struck", source__0__mention=HOSTILE, target__0__mention="@SUM(A1)"),
)
UNDATED = Event(event_id="00ee", report_id=NASTY.id, coder_version="0.1.0", type="PROTEST", mode="demo", strict_type="PROTEST",
                cameo="141", quad_class=4, intensity=-6.5, source=(Actor(mention="students", country="KEN", sector="EDU"),),
                tellings=(telling(NASTY, "struck"),), evidence=evidence(NASTY, type="struck"))  # fmt: skip
EVENTS = (MET, PLANNED, DENIED, STRUCK, UNDATED)


def fill(store: Store) -> None:
    """Put the records in a store, in their order."""
    store.add(
        [
            FakeCoded(report=PLAIN, events=(MET, PLANNED, DENIED), sentences=2),
            FakeCoded(report=NASTY, events=(STRUCK, UNDATED), sentences=2),
        ],
        coder_version="0.1.0",
    )
