"""How are types of a user's own learned from a shell?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from dragoman.cli.app import app
from dragoman.cli.terminal import check_out, counting, print_rows, write_out
from dragoman.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dragoman.codebook.own_types import OwnCodebook
    from dragoman.training.own_types import Exemplar, Judged, Lesson

T = TypeVar("T")
_MOST_SHOWN = 10  # exemplars that are listed


@app.command()
def train(
    exemplars: Annotated[
        Path, typer.Argument(metavar="EXEMPLARS", help="JSON lines, each with a text and its type.")
    ],
    codebook: Annotated[
        str, typer.Option("--codebook", metavar="FILE", help="A TOML file of your own types.")
    ],
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="What was learned.")] = "own-types.json",
) -> None:
    """Learn types of event of your own from exemplars, and say how well that does on exemplars not learned from.

    \b
    Example: dragoman train water.jsonl --codebook water.toml --out water.json; dragoman code reports/ --own-types water.json
    Exit status: 0 done, 1 could not run (also where there are too few exemplars), 2 wrong usage.
    """
    import dragoman
    from dragoman.codebook import load_codebook
    from dragoman.codebook.own_types import read_own_codebook
    from dragoman.training import own_types as learning

    check_out(out, "--out")
    own = read_own_codebook(codebook, load_codebook())
    given = learning.read_exemplars(exemplars, own)
    coder = dragoman.load()
    seen = list(_counted(learning.lessons(given, coder), "reading", "exemplars"))
    lessons = [lesson for lesson in seen if lesson]
    learning.refuse_few((lesson.exemplar for lesson in lessons), own, exemplars)
    others = learning.background(coder.tagger)
    fifths = _counted(
        learning.crossed(lessons, others, own), "learning", f"of {learning.FOLDS} fifths judged"
    )
    found = [one for fifth in fifths for one in fifth]
    learned = learning.learn(lessons, others, own, seen_by=coder.tagger.digest)
    _tell(found, lessons, own)
    _tell_unseen(given, seen)
    text = learned.to_json(exemplars=len(lessons), coder_version=dragoman.__version__)
    write_out(out, text, "--out")
    typer.echo(f"Wrote {out}. Use it: dragoman code … --own-types {out}")


def _counted(things: "Iterable[T]", doing: str, what: str) -> "Iterator[T]":
    """The things as they come, their number shown meanwhile."""
    with counting(doing, what) as advance:
        for one in things:
            yield one
            advance()


def _tell(found: "Sequence[Judged]", lessons: "Sequence[Lesson]", own: "OwnCodebook") -> None:
    """Prints how well each type is told, by what was learned from other exemplars, and the commonest mistakes."""
    from dragoman.training.own_types import mistakes, told_of

    coded = {lesson.exemplar.line for lesson in lessons if lesson.plover}
    rows = []
    for kind in own.types:
        told = told_of(found, kind.name)
        events = sum(j.exemplar.line in coded for j in found if j.exemplar.type == kind.name)
        shares = {name: f"{told[name]:.2f}" for name in ("precision", "recall", "F1")}
        rows.append({"type": kind.name, "exemplars": told["exemplars"], "coded as events": events, **shares})
    typer.echo("Each exemplar is judged by what was learned from others:")
    print_rows(rows)
    for (right, given), count in mistakes(found)[:_MOST_SHOWN]:
        typer.echo(f"{counted(count, 'exemplar')} of {right or 'none'} taken for {given or 'none'}")


def _tell_unseen(given: "Sequence[Exemplar]", seen: "Sequence[Lesson | None]") -> None:
    """Says in which exemplars the coder finds no event: no report's record will be of their type by such words."""
    lost = [
        one for one, lesson in zip(given, seen, strict=True) if one.type and not (lesson and lesson.plover)
    ]
    if not lost:
        return
    typer.echo(
        f"In {counted(len(lost), 'exemplar')} of a type the coder finds no event, so that reports that tell it so give no record; "
        "frames of your own can find them (docs/frames.md). Lines: "
        + ", ".join(str(one.line) for one in lost[:_MOST_SHOWN])
        + (" …" if len(lost) > _MOST_SHOWN else "")
    )
