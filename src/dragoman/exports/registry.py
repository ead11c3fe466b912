"""In which formats can records leave?"""

from dragoman.exports import (
    acled,
    annotation,
    brat,
    csv_tables,
    gdelt,
    geojson,
    gexf,
    icews,
    jsonl,
    parquet,
    plover,
    polecat,
)
from dragoman.exports.formats import Format

FORMATS: dict[str, Format] = {
    chosen.name: chosen
    for chosen in (
        jsonl.FORMAT,
        csv_tables.FORMAT,
        parquet.FORMAT,
        geojson.FORMAT,
        gexf.FORMAT,
        annotation.FORMAT,
        brat.FORMAT,
        plover.FORMAT,
        polecat.FORMAT,
        icews.FORMAT,
        gdelt.EVENTS,
        gdelt.MENTIONS,
        acled.FORMAT,
    )
}
