"""How do a shell's options say which events are asked for?

The one place where the filter's options are declared, with their help, and become an `EventFilter`.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.grouped import with_options
from dragoman.cli.options import MOST, SinceOption, StatusName, UntilOption
from dragoman.cli.terminal import check_days

if TYPE_CHECKING:
    from dragoman.store import EventFilter


def from_options(
    actor: Annotated[
        str,
        typer.Option(
            "--actor", help="A party: country (IND), sector (GOV), both (INDGOV), or words of its name."
        ),
    ] = "",
    with_: Annotated[
        str, typer.Option("--with", help="Another party of the same event, given likewise.")
    ] = "",
    type_: Annotated[
        str, typer.Option("--type", help="PLOVER's type, or type and mode: CONSULT, CONSULT/visit.")
    ] = "",
    status: Annotated[StatusName | None, typer.Option("--status", help="Only events of this status.")] = None,
    since: SinceOption = "",
    until: UntilOption = "",
    confidence: Annotated[
        float, typer.Option("--confidence", min=0, max=1, help="Only events at least so sure, 0 to 1.")
    ] = 0.0,
    words: Annotated[
        str, typer.Option("--words", help="Only events of whose telling these words are part.")
    ] = "",
    place: Annotated[
        str, typer.Option("--place", help="Only events there: a place's name, or its country's code.")
    ] = "",
    context: Annotated[
        str, typer.Option("--context", help="Only events in a context of PLOVER's: territory, legal …")
    ] = "",
    rule: Annotated[
        str,
        typer.Option("--rule", help="Only events found by a rule whose name begins so: what.frame:mine."),
    ] = "",
    own_type: Annotated[
        str, typer.Option("--own-type", help="Only events of a type of your own codebook (dragoman train).")
    ] = "",
    limit: Annotated[int | None, typer.Option("--limit", min=1, max=MOST, help="At most so many.")] = None,
) -> "EventFilter":
    """The filter that the options of a shell say.

    Raises:
        BadParameter: `since` or `until` is no date, `type_` no type of the codebook, or no mode of it, `context` none of its contexts.
    """
    check_days(since=since, until=until)
    note_countries(actor=actor, place=place, **{"with": with_})
    type_ = _type(type_) if type_ else ""
    if context:
        _check_context(context)
    from dragoman.store import EventFilter

    return EventFilter(
        actor=actor,
        with_=with_,
        type=type_,
        status=status.value if status else "",
        since=since,
        until=until,
        confidence=confidence,
        words=words,
        place=place,
        context=context,
        rule=rule,
        own_type=own_type,
        limit=limit,
    )


def note_countries(**options: str) -> None:
    """Say on standard error which options have a country's name, where its code would find more: a name is looked for in words."""
    from dragoman.web.site.names import Names

    if not any(options.values()):
        return
    names = Names.read()
    for option, text in options.items():
        if code := names.code_of(text):
            typer.echo(
                f"note: --{option} {text} looks for that name; all of the country: --{option} {code}",
                err=True,
            )


def _type(text: str) -> str:
    """A type, or a type and mode, as the codebook writes it; upper and lower case are one.

    Raises:
        BadParameter: the codebook has none such.
    """
    from dragoman.codebook import load_codebook

    book, (given, slash, mode) = load_codebook(), text.strip().partition("/")
    name, mode = given.upper(), mode.lower()
    if name not in book.types:
        raise typer.BadParameter(f"{given!r} is none of {', '.join(book.types)}", param_hint="--type")
    if slash and mode not in book.modes(name):
        modes = ", ".join(book.modes(name)) or "none"
        raise typer.BadParameter(f"{mode!r} is no mode of {name}; its modes: {modes}", param_hint="--type")
    return f"{name}{slash}{mode}"


def _check_context(name: str) -> None:
    """Refuse what is no context of the codebook."""
    from dragoman.codebook import load_codebook

    known = load_codebook().contexts
    if name not in known:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(sorted(known))}", param_hint="--context")


asks_for_events = with_options("wanted", from_options)  # for commands that take a filter as `wanted`
