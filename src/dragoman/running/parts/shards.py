"""Into which shards is the input cut, and what does one hold?

A shard is one file, or some small ones, that one worker reads; its reports become parts of `reports/`. Shards keep their numbers from run
to run, so that their order is the order of the input as it first came.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from dragoman.records import Report
from dragoman.running.ahead import read_ahead
from dragoman.running.parts.columns import write_columns
from dragoman.running.parts.folder import Folder
from dragoman.sources import Limits, Listed, Reading, SetAside, read_files

SHARD_BYTES = 16_000_000  # files are read together up to so many bytes
_SHARD_FILES = 1000
_PART_REPORTS = 2000
_PART_CHARACTERS = 32_000_000
DATE_FIELDS = ("published", "published_source", "published_confidence")
REPORT_FIELDS = (
    *("published", "publisher", "url", "title", "author", "language"),
    *("published_source", "published_confidence", "canonical_url", "origin"),
)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the input, as it was when it was listed: a file that changes is another file."""

    path: str  # absolute
    place: str  # as it was named
    report_id: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Shard:
    """Some files that are read by one worker, and their number in the folder."""

    number: int
    files: tuple[File, ...]

    @property
    def name(self) -> str:
        return f"{self.number:06}"


@dataclass(frozen=True, slots=True)
class ShardDone:
    """A shard that was read: how many reports, how much was set aside, and whether notes are among it."""

    shard: Shard
    reports: int
    set_aside: int


def shards_of(
    folder: Folder, files: Iterable[Listed], *, run: str, together: int = SHARD_BYTES
) -> list[Shard]:
    """The shards that are still to be read: of earlier runs, and of files that are new. Those are written down first."""
    known = list(_written_down(folder))
    seen = {(file.path, file.size, file.mtime_ns) for shard in known for file in shard.files}
    looked_at = (_file(listed) for listed in files)
    new = (file for file in looked_at if (file.path, file.size, file.mtime_ns) not in seen)
    fresh = list(_cut(new, first=1 + max((s.number for s in known), default=-1), most=together))
    with (folder.runs / f"{run}.shards.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(asdict(shard)) + "\n" for shard in fresh)
        out.flush()
        os.fsync(out.fileno())
    read = folder.shards_read()
    return [shard for shard in (*known, *fresh) if shard.number not in read]


def _written_down(folder: Folder) -> Iterator[Shard]:
    for path in sorted(folder.runs.glob("*.shards.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                if not line.endswith("\n"):
                    return  # cut off before anything of it was read
                told = json.loads(line)
                yield Shard(told["number"], tuple(File(**file) for file in told["files"]))


def _file(listed: Listed) -> File:
    try:
        found = listed.path.stat()
        size, mtime = found.st_size, found.st_mtime_ns
    except OSError:
        size, mtime = 0, 0  # reading it says what is wrong
    return File(os.path.abspath(listed.path), listed.place, listed.report_id, size, mtime)  # noqa: PTH100


def _cut(files: Iterable[File], *, first: int, most: int) -> Iterator[Shard]:
    number, together, size = first, list[File](), 0
    for file in files:
        if together and (size + file.size > most or len(together) >= _SHARD_FILES):
            yield Shard(number, tuple(together))
            number, together, size = number + 1, [], 0
        together.append(file)
        size += file.size
    if together:
        yield Shard(number, tuple(together))


@dataclass(frozen=True, slots=True)
class ReadShard:
    """Reads a shard and lays its reports down below `.staged/`; travels to the worker that does it."""

    folder: Folder
    limits: Limits
    reading: Reading

    def __call__(self, shard: Shard) -> ShardDone:
        """Read one shard.

        Raises:
            ExportError: what was read cannot be written.
        """
        into = self.folder.staged / shard.name
        into.mkdir(exist_ok=True)
        aside: list[SetAside] = []
        files = [Listed(Path(file.path), file.place, file.report_id) for file in shard.files]
        reports = read_files(files, set_aside=aside.append, limits=self.limits, reading=self.reading)
        row = 0
        for number, part in enumerate(read_ahead(reports, most=_PART_REPORTS, characters=_PART_CHARACTERS)):
            _write_reports(into / f"{number:04}.parquet", part, first=row)
            row += len(part)
        write_set_aside(self.folder.staged / f"{shard.name}.aside", aside)
        return ShardDone(shard, row, sum(not item.note for item in aside))


def keep_shard(folder: Folder, shard: Shard) -> None:
    """What was read of a shard counts from now on."""
    os.replace(folder.staged / f"{shard.name}.aside", folder.set_aside / f"{shard.name}.parquet")  # noqa: PTH105
    os.replace(folder.staged / shard.name, folder.reports / shard.name)  # noqa: PTH105


def give_up_shard(folder: Folder, shard: Shard) -> ShardDone:
    """Nothing is read of a shard that ends whoever reads it; each of its files is set aside."""
    into = folder.staged / shard.name
    into.mkdir(exist_ok=True)
    for part in into.iterdir():
        part.unlink()
    reason, remedy = "the process that read it ended (killed, or out of memory)", "Split the file"
    items = [SetAside(file.place, reason, remedy) for file in shard.files]
    write_set_aside(folder.staged / f"{shard.name}.aside", items)
    return ShardDone(shard, 0, len(items))


def write_set_aside(path: Path, items: Sequence[SetAside]) -> None:
    """Write what was set aside."""
    write_columns(
        path,
        {
            "place": ("VARCHAR", [item.place for item in items]),
            "reason": ("VARCHAR", [item.reason for item in items]),
            "remedy": ("VARCHAR", [item.remedy for item in items]),
            "note": ("BOOLEAN", [item.note for item in items]),
        },
    )


def _write_reports(path: Path, reports: Sequence[Report], *, first: int) -> None:
    fields = {name: ("VARCHAR", [getattr(report, name) for report in reports]) for name in REPORT_FIELDS}
    write_columns(
        path,
        {
            "row": ("BIGINT", range(first, first + len(reports))),
            "id": ("VARCHAR", [report.id for report in reports]),
            "sha256": ("VARCHAR", [report.sha256 for report in reports]),
            "characters": ("BIGINT", [len(report.text) for report in reports]),
            "text": ("VARCHAR", [report.text for report in reports]),
            **fields,
        },
    )
