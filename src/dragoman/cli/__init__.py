"""What can be asked of Dragoman from a shell? One file a command or a family of them; each parses, calls the library, prints."""

from dragoman.cli.actors import actors
from dragoman.cli.app import app
from dragoman.cli.asking import events, explain
from dragoman.cli.calibrating import calibrate
from dragoman.cli.checking import doctor
from dragoman.cli.coding import code
from dragoman.cli.committing import commitments
from dragoman.cli.comparing import compare
from dragoman.cli.estimating import estimate
from dragoman.cli.exporting import export
from dragoman.cli.frames import frames
from dragoman.cli.importing import import_
from dragoman.cli.keeping import quarantine, runs, verify
from dragoman.cli.reporting import report
from dragoman.cli.reviewing import reviews
from dragoman.cli.scoring import score
from dragoman.cli.serving import mcp_server, serve
from dragoman.cli.stories import stories
from dragoman.cli.training import train
from dragoman.cli.watching import watch

__all__ = [
    "actors",
    "app",
    "calibrate",
    "code",
    "commitments",
    "compare",
    "doctor",
    "estimate",
    "events",
    "explain",
    "export",
    "frames",
    "import_",
    "mcp_server",
    "quarantine",
    "report",
    "reviews",
    "runs",
    "score",
    "serve",
    "stories",
    "train",
    "verify",
    "watch",
]
