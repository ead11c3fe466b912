"""How is a score told: in lines, as JSON, as a page?"""

import dataclasses
from importlib import resources
from typing import Any

import jinja2

from dragoman.inert import one_line
from dragoman.scoring.scoring import Score
from dragoman.version import __version__
from dragoman.wording import counted


def lines(score: Score) -> list[str]:
    """A few lines for a terminal: levels with their intervals, then the fields of full matches."""
    told = [counted(score.reports, "report")]
    for name, level in score.levels.items():
        f = level.figures
        told.append(
            f"{name:6} precision {f.precision:.3f} [{level.precision.low:.3f}–{level.precision.high:.3f}] ({f.right}/{f.predicted})  "
            f"core recall {f.recall:.3f} [{level.recall.low:.3f}–{level.recall.high:.3f}] ({f.core_hit}/{f.core})  "
            f"F1 {f.f1:.3f} [{level.f1.low:.3f}–{level.f1.high:.3f}]"
        )
    told += [
        f"{name:14} {right / judged:.3f} ({right}/{judged})" for name, (right, judged) in score.fields.items()
    ]
    c = score.calibration
    return [*told, f"confidence     error {c.error:.3f}, Brier score {c.brier:.3f}"]


def as_json(score: Score) -> dict[str, Any]:
    """All figures, as JSON-ready values."""
    return {
        "dragoman": __version__,
        "reports": score.reports,
        "levels": {
            name: {
                **dataclasses.asdict(level.figures),
                **{
                    part: {
                        "value": getattr(level.figures, part),
                        "low": getattr(level, part).low,
                        "high": getattr(level, part).high,
                    }
                    for part in ("precision", "recall", "f1")
                },
            }
            for name, level in score.levels.items()
        },
        "fields": {
            name: {"right": right, "judged": judged, "share": right / judged}
            for name, (right, judged) in score.fields.items()
        },
        "types": {
            name: {**dataclasses.asdict(f), "precision": f.precision, "recall": f.recall, "f1": f.f1}
            for name, f in score.types.items()
        },
        "confusions": [
            {"annotated": one, "predicted": other, "count": count}
            for (one, other), count in sorted(score.confusions.items(), key=lambda item: (-item[1], item[0]))
        ],
        "calibration": dataclasses.asdict(score.calibration),
        "mistakes": [dataclasses.asdict(mistake) for mistake in score.mistakes],
    }


def page(score: Score, *, title: str = "Score") -> str:
    """One self-contained HTML page: figures, types, confusions, calibration, mistakes. Everything from reports is escaped."""
    template = (
        resources.files("dragoman.scoring").joinpath("templates/score.html.j2").read_text(encoding="utf-8")
    )
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: one_line(value) if type(value) is str else value,
    )
    kinds = sorted(
        {kind for pair in score.confusions for kind in pair}, key=lambda kind: (kind.startswith("("), kind)
    )
    return environment.from_string(template).render(
        score=score, title=title, kinds=kinds, version=__version__
    )
