"""How does one see, try and check ways of saying, ours and one's own?"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.options import FramesOption
from dragoman.cli.terminal import COULD_NOT_RUN, print_rows
from dragoman.wording import counted

if TYPE_CHECKING:
    from dragoman.codebook.frames import Company, Frame
    from dragoman.coding.coder import Coded
    from dragoman.coding.trying import Tried

_MOST_WORDS = 6  # of a list that is shown in a cell

frames = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(
    frames,
    name="frames",
    help="""See, try and check ways of saying: ours, and a file of your own.

    \b
    Example: dragoman frames show summon
    Exit status: 0 done, 1 could not run, or check found something wrong, 2 wrong usage.
    """,
)


@frames.command()
def show(
    word: Annotated[
        str, typer.Argument(metavar="WORD", help="A verb, noun or adjective as a dictionary has it.")
    ],
    own: FramesOption = "",
) -> None:
    """List the frames that a word opens, in the order in which they are tried.

    \b
    Example: dragoman frames show summon
    Exit status: 0 done (also where it opens none), 1 could not run, 2 wrong usage.
    """
    from dragoman.codebook.frames import POSES
    from dragoman.codebook.own_frames import all_frames

    known = all_frames(own)
    opened = [frame for pos in POSES for frame in known.at(pos, word.strip().lower()).frames]
    if opened:
        print_rows([_row(frame) for frame in opened])
    else:
        typer.echo(f"No frame is opened by {word!r}; a frame of your own can be (docs/frames.md).", err=True)


@frames.command(name="try")
def try_(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="Coded as a report of its own.")],
    own: FramesOption = "",
) -> None:
    """Say which frames match in a sentence, and which records it gives.

    \b
    Example: dragoman frames try "Kenya's president met Ghana's in Accra." --frames mine.toml
    Exit status: 0 done (also where none matches), 1 could not run, 2 wrong usage.
    """
    import dragoman
    from dragoman.coding.trying import in_vain, matching

    coder = dragoman.load(frames=own or None)
    coded = coder.examine(dragoman.Report(text=sentence))
    doc = coder.nlp(sentence)
    acts = matching(doc, frames=coder.frames, knowledge=coder.knowledge)
    for act in acts:
        typer.echo(
            f"{act.frame} matches at {doc[act.trigger].text!r}: {act.type}{'/' * bool(act.mode)}{act.mode}"
        )
    if not acts:
        typer.echo("No frame matches.")
    for text, word, opened in in_vain(doc, acts, frames=coder.frames):
        _tell_unmatched(text, word, opened, any_matched=bool(acts))
    _tell_records(coded)


@frames.command()
def check(
    path: Annotated[str, typer.Argument(metavar="FILE", help="Frames of your own.")],
) -> None:
    """Check a file of frames of your own: its keys, then whether each matches where its examples say.

    \b
    Example: dragoman frames check mine.toml
    Exit status: 0 all is well, 1 could not run or an example fails, 2 wrong usage.
    """
    import dragoman
    from dragoman.coding.trying import tried

    coder = dragoman.load(frames=path)
    wanted = [frame for frame in coder.frames.frames if frame.own]
    done = list(tried(wanted, coder.nlp, frames=coder.frames, knowledge=coder.knowledge))
    wrong = [one for one in done if not one.well]
    for one in wrong:
        typer.echo(_told(one))
    for frame in wanted:
        if not frame.yes:
            typer.echo(f"{frame.id}: has no example: add yes = ['A sentence that it shall match.']")
    typer.echo(f"{counted(len(wanted), 'frame')}, {counted(len(done), 'example')}, {len(wrong):,} wrong.")
    if wrong:
        raise typer.Exit(COULD_NOT_RUN)


def _told(one: "Tried") -> str:
    matched = ", ".join(one.matched) or "none"
    if one.should:
        return f"{one.frame.id} does not match in {one.text!r}; there matches: {matched}"
    return f"{one.frame.id} matches in {one.text!r}, where it shall not"


def _tell_unmatched(text: str, word: str, opened: Sequence["Frame"], *, any_matched: bool) -> None:
    """What the user's own frames that a word opens ask for; how to see ours, where nothing matched at all."""
    for frame in opened:
        if frame.own:
            asked = f"it needs {_companies(frame.need, frame.words) or 'nothing'}"
            refused = f"; not with {_companies(frame.forbid, ())}" if frame.forbid else ""
            typer.echo(f"{frame.id} does not match at {text!r}: {asked}{refused}")
    ours = sum(not frame.own for frame in opened)
    if ours and not any_matched:
        typer.echo(f"{text!r} opens {counted(ours, 'frame')} of ours in vain: dragoman frames show {word}")


def _tell_records(coded: "Coded") -> None:
    from dragoman.inert import visible

    for event in coded.events:
        sides = [
            " and ".join(a.mention or a.name for a in side) or "nobody"
            for side in (event.source, event.target)
        ]
        kind = event.type + "/" * bool(event.mode) + event.mode
        typer.echo(visible(f"record: {kind} {event.status} {event.confidence:.2f}: {sides[0]} -> {sides[1]}"))
    for words, reason in coded.set_aside:
        typer.echo(visible(f"set aside: {words!r}: {reason}"))


def _row(frame: "Frame") -> dict[str, object]:
    return {
        "frame": frame.id,
        "of": "you" if frame.own else "",
        "type": frame.type,
        "mode": frame.mode,
        "as": frame.pos,
        "needs": _companies(frame.need, frame.words),
        "not with": _companies(frame.forbid, ()),
    }


def _companies(companies: Sequence["Company"], words: Iterable[str]) -> str:
    """What a frame asks for or forbids, short enough for a cell."""
    told = [f"{company.slot}: {_short(company)}" for company in companies]
    return "; ".join([*told, *(f"and {word!r}" for word in sorted(words))])


def _short(company: "Company") -> str:
    special = [
        "a party" if company.actor else "",
        "an act" if company.act else "",
        "anything" if company.any else "",
    ]
    words = sorted(company.words)
    more = [f"… {len(words):,} words"] if len(words) > _MOST_WORDS else []
    return ", ".join([*filter(None, special), *words[:_MOST_WORDS], *more])
