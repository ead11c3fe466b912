"""How are promises, requests, threats and plans followed up from a shell?"""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import app
from dragoman.cli.filtering import note_countries
from dragoman.cli.options import DEFAULT_STORE, SinceOption, StoreToRead, UntilOption
from dragoman.cli.terminal import check_days, say_json

if TYPE_CHECKING:
    from dragoman.stories.following import Commitment


@app.command()
def commitments(
    store: StoreToRead = DEFAULT_STORE,
    by: Annotated[
        str,
        typer.Option(
            "--by", metavar="ACTOR", help="Who promises, asks, threatens or plans: RUS, RUSGOV, a name."
        ),
    ] = "",
    to: Annotated[str, typer.Option("--to", metavar="ACTOR", help="Whom: IND, INDGOV, a name.")] = "",
    since: SinceOption = "",
    until: UntilOption = "",
    json_: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Follow up promises, requests, threats and plans: what was meant, and which later events look like its fulfilment or breach.

    \b
    Example: dragoman commitments --store 2020.duckdb --by RUS --to IND
    Exit status: 0 done (also where nothing matches), 1 could not run, 2 wrong usage.
    """
    check_days(since=since, until=until)
    note_countries(by=by, to=to)
    from dragoman.store import Store
    from dragoman.stories.following import commitments as followed

    with Store.open(store, read_only=True) as opened:
        count = 0
        for commitment in followed(opened, by=by, to=to, since=since, until=until):
            count += 1
            if json_:
                say_json(commitment.to_dict())
            else:
                _print(commitment)
        if not count:
            typer.echo("No promise, request, threat or plan matches.", err=json_)


def _print(commitment: "Commitment") -> None:
    from dragoman.inert import visible
    from dragoman.records import in_words

    event = commitment.event
    who, whom = ("; ".join(a.called or in_words(a) for a in side) for side in (event.source, event.target))
    place = f" in {event.place.called}" if event.place else ""
    meant = event.type if commitment.kind == "plan" else event.content
    content = f" of {meant}" if meant else ""
    about = f" about {'; '.join(t.text for t in event.topics)}" if event.topics else ""
    day = commitment.day or "no date"
    lines = [
        f"{event.event_id[:8]}  {day}  {commitment.kind}{content}: {who} to {whom or 'nobody named'}{place}{about}"
    ]
    lines += [
        f"    “{t.quote}” (report {event.report_id}, characters {t.start}–{t.end})"
        for t in event.tellings[:1]
    ]
    for m in commitment.later:
        lines.append(
            f"  {m.outcome} {m.score:.2f}  {m.event.event_id[:8]}  {m.day or 'no date'}  {m.event.type}: {'; '.join(m.reasons)}"
        )
        lines += [
            f"    “{t.quote}” (report {m.event.report_id}, characters {t.start}–{t.end})"
            for t in m.event.tellings[:1]
        ]
    if not commitment.later:
        lines.append("  nothing later looks like its fulfilment or breach")
    for line in lines:
        sys.stdout.write(visible(line) + "\n")
