"""How do the results in a folder get into a store?

In the order of the input, some reports a transaction, each once: what the store holds already is passed over, so that it can be done again after
a break, or after the folder has grown. A part that is not what its run wrote down is refused.
"""

import dataclasses
import datetime as dt
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import ExportError
from dragoman.records import Event, Report
from dragoman.running.job import counts_of
from dragoman.running.manifest import manifest
from dragoman.running.parts.columns import batched, read_columns
from dragoman.running.parts.folder import Folder, digest_of
from dragoman.running.parts.lots import report_of
from dragoman.running.parts.shards import DATE_FIELDS, REPORT_FIELDS
from dragoman.running.run import Batch
from dragoman.sources import SetAside
from dragoman.store import Store
from dragoman.store.runs import Counts, Runs

_AT_A_TIME = 100  # reports in a transaction
_ASIDE_AT_A_TIME = 5000
_TIME_FIELDS = ("start", "end", "granularity", "time_basis")
_EVENT_COLUMNS = (*(f.name for f in dataclasses.fields(Event) if f.name != "time"), *_TIME_FIELDS)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A report with what was found in it, as a folder holds it."""

    report: Report
    events: tuple[Event, ...]
    sentences: int
    set_aside: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of it; `finished` says whether the folder's last run came to its end."""

    counts: Counts
    finished: bool


def check_results(path: str | os.PathLike[str]) -> None:
    """Refuse what is no folder of results.

    Raises:
        ExportError: it is none, or of a layout that is not known.
    """
    Folder(Path(path)).made_by()


def gather(
    path: str | os.PathLike[str], store: Store, *, on_done: Callable[[int], None] = lambda count: None
) -> Gathered:
    """Take the results in a folder into a store.

    Args:
        on_done: is told how many more reports are done.

    Raises:
        ExportError: it is no folder of results, or a part of it is missing or damaged.
        StoreError: a batch cannot be stored; those before it are.
    """
    folder = Folder(Path(path))
    version = str(folder.made_by()["coder_version"])
    digests = _digests(folder)
    run_id = Runs(store).begin(
        coder_version=version,
        manifest=manifest({"paths": [os.fspath(path)], "import": folder.made_by()}),
        now=_now(),
    )
    total = Counts()
    for batch in _batches(folder, digests, store, version):
        counts = counts_of(batch)
        store.add(
            batch.coded,
            set_aside=batch.set_aside,
            coder_version=version,
            statements=[Runs.counted(run_id, counts)],
        )
        total = _sum(total, counts)
        on_done(len(batch.coded) + batch.already)
    Runs(store).end(run_id, outcome="done", now=_now())
    return Gathered(total, _finished(folder))


def _batches(
    folder: Folder, digests: dict[str, tuple[str, str]], store: Store, version: str
) -> Iterator[Batch]:
    for part in sorted(folder.set_aside.glob("*.parquet")):
        for items in batched(_set_aside(part), _ASIDE_AT_A_TIME):
            yield Batch((), tuple(items))
    for part in folder.report_parts():
        for some in batched(_outcomes(folder, part, digests), _AT_A_TIME):
            taken = [item for item in some if isinstance(item, TakenIn)]
            held = store.coded([item.report for item in taken], coder_version=version)
            yield Batch(
                tuple(item for item in taken if item.report.id not in held),
                tuple(item for item in some if isinstance(item, SetAside)),
                already=len(held),
            )


def _set_aside(part: Path) -> Iterator[SetAside]:
    return (SetAside(*row) for row in read_columns([part], "place, reason, remedy, note"))


def _outcomes(
    folder: Folder, part: Path, digests: dict[str, tuple[str, str]]
) -> Iterator[TakenIn | SetAside]:
    """What came of the reports of one part, in order; nothing of those that were not coded, or stand for another."""
    names = sorted(found.name for found in folder.coded.glob(f"{part.parent.name}-{part.stem}-*.parquet"))
    events, coded = [folder.events / name for name in names], [folder.coded / name for name in names]
    for name, *both in zip(names, events, coded, strict=True):
        _check(name, both, digests)
    of_report: dict[str, list[Event]] = defaultdict(list)
    for row in read_columns(events, ", ".join(f'"{name}"' for name in _EVENT_COLUMNS)):
        event = Event.from_dict(dict(zip(_EVENT_COLUMNS, row, strict=True)))
        of_report[event.report_id].append(event)
    wanted = ("report_id, sha256", *DATE_FIELDS, "sentences, candidates, candidate_reasons, failed, remedy")
    rows = {(id_, digest): rest for id_, digest, *rest in read_columns(coded, ", ".join(wanted))}
    for row in read_columns([part], ", ".join(("id", "text", *REPORT_FIELDS))):
        report = report_of(row)
        if (found := rows.pop((report.id, report.sha256), None)) is not None:
            date, rest = found[: len(DATE_FIELDS)], found[len(DATE_FIELDS) :]
            kept = dataclasses.replace(report, **dict(zip(DATE_FIELDS, date, strict=True)))
            yield _outcome(kept, tuple(of_report.pop(report.id, ())), *rest)


def _outcome(
    report: Report,
    events: tuple[Event, ...],
    sentences: int,
    words: Sequence[str],
    reasons: Sequence[str],
    failed: str | None,
    remedy: str | None,
) -> TakenIn | SetAside:
    if failed is not None:
        return SetAside(report.origin or f"report {report.id}", failed, remedy or "")
    return TakenIn(report, events, sentences, tuple(zip(words, reasons, strict=True)))


def _digests(folder: Folder) -> dict[str, tuple[str, str]]:
    """What each part was when it was written, by its name."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(folder.runs.glob("*.parts.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                told = json.loads(line)
            except ValueError:
                continue  # a last line that was cut off: its part never came to count
            found[f"{told['part']}.parquet"] = (told["sha256_events"], told["sha256_coded"])
    return found


def _check(name: str, both: Sequence[Path], digests: dict[str, tuple[str, str]]) -> None:
    for path, digest in zip(both, digests.get(name, ("", "")), strict=True):
        if not path.is_file() or digest_of(path) != digest:
            raise ExportError(
                os.fspath(path),
                "it is not what its run wrote",
                "Delete both parts of that name, and run the coding again",
            )


def _finished(folder: Folder) -> bool:
    runs = sorted(path for path in folder.runs.glob("*.json") if path.stem.isdigit())
    return bool(runs) and json.loads(runs[-1].read_text(encoding="utf-8"))["outcome"] == "done"


def _sum(one: Counts, other: Counts) -> Counts:
    return Counts(*(getattr(one, f.name) + getattr(other, f.name) for f in dataclasses.fields(Counts)))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
