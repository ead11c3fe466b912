"""Which options do several commands share?"""

from enum import StrEnum
from typing import Annotated

import typer

DEFAULT_STORE = "events.duckdb"
MOST = 1_000_000_000  # of what is listed
A_DAY = 86_400  # seconds


class Format(StrEnum):
    """How events are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class StatusName(StrEnum):
    """What can be asked of `--status`."""

    happened = "happened"
    ongoing = "ongoing"
    planned = "planned"
    conditional = "conditional"
    denied = "denied"
    recurring = "recurring"


class Kind(StrEnum):
    """How what has no suffix is read."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    csv = "csv"
    parquet = "parquet"
    warc = "warc"
    feed = "feed"


ColumnsOption = Annotated[
    str,
    typer.Option(
        "--columns",
        metavar="FIELD=NAME,…",
        help="Which column or key holds which field: text=body,published=day,title=…,publisher=…,url=…,author=…,id=…,language=…",
    ),
]
LanguageOption = Annotated[
    str,
    typer.Option("--language", metavar="CODE", help="Set aside reports in other languages; any takes all."),
]
SizeOption = Annotated[
    float, typer.Option("--limit-mb", min=0.001, max=100_000, help="Set aside reports of more megabytes.")
]
SecondsOption = Annotated[
    float | None, typer.Option("--seconds", min=0.1, max=A_DAY, help="Set aside reports that take longer.")
]
KindOption = Annotated[
    Kind | None,
    typer.Option(
        "--kind", help="How to read standard input and files without a suffix; else their first bytes tell."
    ),
]
PathsToCode = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files (.txt, .json, .jsonl, .html, .csv, .parquet, .warc, .rss, .atom; also .gz, .zst), folders, or - for standard input.",
    ),
]
StoreToKeep = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="FILE",
        envvar="DRAGOMAN_STORE",
        help="Keep the events in this store; made where there is none.",
    ),
]
OutOption = Annotated[
    str,
    typer.Option(
        "--out", metavar="FOLDER", help="Write Parquet parts into this folder, and print no events."
    ),
]
ClusterOption = Annotated[
    str,
    typer.Option(
        "--cluster",
        metavar="auto|ADDRESS",
        help="Code with Ray, into --out: on the cluster at this address; auto starts Ray here (or joins RAY_ADDRESS).",
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, max=10_000, help="Processes to code with: 1, or with --cluster all its cores."
    ),
]
FramesOption = Annotated[
    str, typer.Option("--frames", metavar="FILE", help="A TOML file of ways of saying of your own.")
]
StoreToRead = Annotated[
    str, typer.Option("--store", metavar="FILE", envvar="DRAGOMAN_STORE", help="The store to read.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print them.")]
SinceOption = Annotated[
    str, typer.Option("--since", help="First year, month or day: 2020, 2020-01, 2020-01-31.")
]
UntilOption = Annotated[str, typer.Option("--until", help="Last year, month or day, included.")]
ReviewerOption = Annotated[str, typer.Option("--reviewer", metavar="NAME", help="Heed this reviewer alone.")]
