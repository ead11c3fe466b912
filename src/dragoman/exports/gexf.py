"""How do records leave as a graph (GEXF 1.3)? Who acted on whom, month by month: one edge a pair, its values by month.

What is counted is held in memory: it grows with pairs and months, not with records.
"""

import calendar
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from dragoman.exports.codes import Codes
from dragoman.exports.formats import Format, Tally, Target, dyads, first_day
from dragoman.inert import xml_text
from dragoman.records import TOOK_PLACE, Actor
from dragoman.store import Entry

_VALUES = ("events", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <meta><creator>Dragoman</creator><description>Who acted on whom, by month</description></meta>
  <graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">
    <attributes class="node" mode="static">
      <attribute id="events" title="events" type="integer"/>
    </attributes>
    <attributes class="edge" mode="dynamic">
"""

Pair = tuple[str, str]


def _keys(actors: tuple[Actor | None, Actor | None]) -> Pair:
    """What stands for two actors in the graph: the country of each, else its sector; "" for nobody."""
    one, other = ((actor.country or actor.sector) if actor else "" for actor in actors)
    return one, other


def write(entries: Iterator[Entry], target: Target, codes: Codes, tally: Tally) -> None:
    counts: defaultdict[Pair, defaultdict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for entry in entries:
        event, month = entry.event, first_day(entry)[:7]
        pairs = [(a, b) for a, b in dict.fromkeys(_keys(pair) for pair in dyads(event)) if a and b and a != b]
        if event.status not in TOOK_PLACE:
            tally.left_out["it did not happen, or not yet"] += 1
        elif not pairs or not month:
            tally.left_out["it has no two different sides with a code, or no date"] += 1
        else:
            for pair in pairs:
                counts[pair][month][event.quad_class] += 1
            tally.rows += 1
    with target.text() as out:
        out.write(_HEAD)
        out.writelines(f'      <attribute id="{name}" title="{name}" type="integer"/>\n' for name in _VALUES)
        out.write("    </attributes>\n    <nodes>\n")
        out.writelines(_nodes(counts, codes))
        out.write("    </nodes>\n    <edges>\n")
        for number, (pair, months) in enumerate(sorted(counts.items())):
            out.writelines(_edge(number, pair, months))
        out.write("    </edges>\n  </graph>\n</gexf>\n")


def _nodes(counts: dict[Pair, defaultdict[str, Counter[int]]], codes: Codes) -> Iterator[str]:
    totals: Counter[str] = Counter()
    for pair, months in counts.items():
        for key in pair:
            totals[key] += sum(month.total() for month in months.values())
    for key in sorted(totals):
        label = codes.country(key).name or key
        yield (
            f'      <node id="{xml_text(key)}" label="{xml_text(label)}">'
            f'<attvalues><attvalue for="events" value="{totals[key]}"/></attvalues></node>\n'
        )


def _edge(number: int, pair: Pair, months: dict[str, Counter[int]]) -> Iterator[str]:
    total = sum(month.total() for month in months.values())
    source, target = (xml_text(key) for key in pair)
    yield f'      <edge id="{number}" source="{source}" target="{target}" weight="{total}.0">\n        <attvalues>\n'
    for month in sorted(months):
        values = (months[month].total(), *(months[month][quad] for quad in (1, 2, 3, 4)))
        span = _span(month, month)
        for name, value in zip(_VALUES, values, strict=True):
            if value:
                yield f'          <attvalue for="{name}" value="{value}" {span}/>\n'
    yield "        </attvalues>\n        <spells>\n"
    yield from (f"          <spell {_span(*run)}/>\n" for run in _runs(sorted(months)))
    yield "        </spells>\n      </edge>\n"


def _runs(months: list[str]) -> Iterator[tuple[str, str]]:
    """Stretches of months that follow one another."""
    begin = months[0]
    for one, other in pairwise(months):
        if _number(other) != _number(one) + 1:
            yield begin, one
            begin = other
    yield begin, months[-1]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])


def _span(first: str, last: str) -> str:
    end = calendar.monthrange(int(last[:4]), int(last[5:]))[1]
    return f'start="{first}-01" end="{last}-{end:02}"'


FORMAT = Format(
    name="gexf",
    what="GEXF 1.3: a graph of who acted on whom, counts by month and class",
    write=write,
    lacks=(
        *("evidence", "tellings", "attribution", "certainty", "content", "topics", "contexts", "mode"),
        *("reciprocal", "undated", "end", "role", "confidence", "place"),
    ),
)
