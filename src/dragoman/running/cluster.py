"""How do many machines do the work? With Ray: shards and lots are rows of a Ray Data set, and actors that load the coder once map over them.

Ray starts dead actors anew and gives their work to others; what a lot's reports do to those who code them is kept in a file (attempts.py), so that
one report cannot end actor after actor for ever. Ray is an extra: it is imported when a `RayCluster` is opened, and not before.
"""

import contextlib
import logging
import os
import pickle
import socket
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any, Self

from dragoman.errors import ClusterError, DragomanError
from dragoman.running.environment import with_variables
from dragoman.running.parts.attempts import Attempts
from dragoman.running.parts.columns import batched
from dragoman.running.parts.lots import LotDone, code_carefully, reports_of, stage_lot
from dragoman.running.parts.planning import Lot
from dragoman.running.parts.shards import ReadShard, Shard, ShardDone, give_up_shard
from dragoman.running.spread import CodeLot
from dragoman.running.worker import Coding, settle

AUTO = "auto"
_WAVE = 4000  # rows of one Ray Data set: Ray keeps a reference for each
_KNOCK_SECONDS = 10
_MOST_READ = 3  # attempts at a shard
_STARTS = 3  # of Ray on this machine: it gives up after 30 seconds where there is much other work
_LONGEST_SCRATCH = 40  # characters
_LOCAL_STORE = (
    200_000_000  # bytes of Ray's object store on this machine: only names and numbers travel through it
)
_NOTHING_SENT = {"RAY_USAGE_STATS_ENABLED": "0"}
_HERE_ONLY = {  # set before Ray is loaded: so it listens on the loopback address alone; and says less of what it mends itself
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
}
_NOT_THERE = "Ray is not installed"
_INSTALL = "Install it: pip install 'dragoman[ray]'"


class RayCluster:
    """A Ray cluster that is joined, or one that is started on this machine. Use it in a `with` statement; it is an `Engine`.

    Args:
        address: of a running cluster (`10.0.0.1:6379`), or "auto": the one that `RAY_ADDRESS` names, else one is
            started here and ended with the run.
        workers: actors that code, a core each; None means as many as the cluster has cores.

    Raises:
        ClusterError: Ray is not installed, or the cluster cannot be reached.
    """

    def __init__(self, address: str = AUTO, *, workers: int | None = None) -> None:
        self.address = address
        self.workers = workers or 0
        self._ray: ModuleType | None = None
        self._scratch = contextlib.ExitStack()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Start Ray, or join it; `with` does."""
        named = os.environ.get("RAY_ADDRESS", "") if self.address == AUTO else self.address
        _knock(named)
        with with_variables(_NOTHING_SENT if named else _NOTHING_SENT | _HERE_ONLY):
            self._ray = ray = _imported(self.address)
            for attempt in range(_STARTS):
                try:
                    ray.init(
                        address=named or "local",
                        log_to_driver=False,
                        logging_level=logging.ERROR,
                        **({} if named else self._here()),
                    )
                    break
                except Exception as error:  # whatever Ray raises where it cannot start or be reached
                    ray.shutdown()
                    if named or attempt + 1 == _STARTS:
                        remedy = "Check the address, and what ray status says there"
                        raise ClusterError(
                            self.address, f"Ray cannot be used: {_said(error)}", remedy
                        ) from error
        self.workers = self.workers or max(1, int(ray.cluster_resources().get("CPU", 1)))

    def close(self) -> None:
        """End or leave it; `with` does."""
        with self._scratch:
            if self._ray is not None:
                self._ray.shutdown()
                self._ray = None

    def _here(self) -> dict[str, object]:
        """How Ray is started on this machine: small, alone, and so that nothing of it stays."""
        scratch = self._scratch.enter_context(
            tempfile.TemporaryDirectory(prefix="dragoman-ray-", ignore_cleanup_errors=True)
        )
        return {
            "num_cpus": self.workers or os.cpu_count(),
            "include_dashboard": False,
            "object_store_memory": _LOCAL_STORE,
            # Ray lays sockets there, whose names may not be long; where they would be it keeps to its own folder
            **({"_temp_dir": scratch} if len(scratch) <= _LONGEST_SCRATCH else {}),
        }

    def read(self, shards: Sequence[Shard], work: ReadShard) -> Generator[ShardDone, None, None]:
        """Read shards, a core each."""
        told = pickle.dumps(work)

        def read_one(row: dict[str, bytes]) -> dict[str, bytes]:
            return {"done": pickle.dumps(_read_one(pickle.loads(told), pickle.loads(row["work"])))}

        for wave in batched(shards, _WAVE):
            yield from self._mapped(wave, lambda rows: rows.map(read_one, num_cpus=1))

    def code(
        self, lots: Iterator[Lot], work: CodeLot, *, stopping: Callable[[], bool]
    ) -> Generator[LotDone, None, None]:
        """Code lots with actors, each of which loads the coder once."""
        from ray.data import ActorPoolStrategy

        told = pickle.dumps(work)
        for wave in batched(lots, _WAVE):
            if stopping():
                return
            pool = ActorPoolStrategy(size=min(self.workers, len(wave)))
            yield from self._mapped(
                wave,
                lambda rows, pool=pool: rows.map(  # type: ignore[misc]
                    LotCoder, fn_constructor_args=(told,), compute=pool, num_cpus=1
                ),
            )

    def _mapped(self, pieces: Iterable[Any], how: Callable[[Any], Any]) -> Iterator[Any]:
        """What comes of each piece, as it comes; an error that came of one is raised."""
        from ray.data import from_items

        rows = [{"work": pickle.dumps(piece)} for piece in pieces]
        found = how(from_items(rows, override_num_blocks=len(rows))).iter_rows()
        try:
            for row in found:
                done = pickle.loads(row["done"])
                if isinstance(done, Exception):
                    raise done
                yield done
        except DragomanError:
            raise
        except Exception as error:
            raise ClusterError(
                self.address,
                f"Ray gave up: {_said(error)}",
                "Run the same command again: it goes on from there",
            ) from error
        finally:
            close = getattr(found, "close", None)
            if close is not None:
                close()


class LotCoder:
    """What a Ray actor is: it loads its coder with the first lot, keeps it, and lays each lot down."""

    def __init__(self, told: bytes) -> None:
        self._work: CodeLot = pickle.loads(told)
        self._coder: Coding | None = None

    def __call__(self, row: dict[str, bytes]) -> dict[str, bytes]:
        try:
            return {"done": pickle.dumps(self._coded(pickle.loads(row["work"])))}
        except Exception as error:  # noqa: BLE001 - the run raises it: Ray would try again for ever
            return {"done": pickle.dumps(_portable(error))}

    def _coded(self, lot: Lot) -> LotDone:
        work = self._work
        if self._coder is None:
            self._coder = work.make_coder()
            settle()
        attempts = Attempts(work.folder.staged / f"{lot.name}.attempts").begin()
        reports = reports_of(work.folder, lot)
        outcomes = code_carefully(self._coder, reports, attempts, seconds=work.seconds)
        return stage_lot(work.folder, lot, reports, outcomes, write_events=work.write_events)


def _read_one(work: ReadShard, shard: Shard) -> ShardDone | Exception:
    try:
        attempts = Attempts(work.folder.staged / f"{shard.name}.attempts").begin()
        if attempts.earlier >= _MOST_READ:
            return give_up_shard(work.folder, shard)
        return work(shard)
    except Exception as error:  # noqa: BLE001 - the run raises it: Ray would try again for ever
        return _portable(error)


def _portable(error: Exception) -> Exception:
    """The error, or one that says the same and can be pickled."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001
        return RuntimeError(f"{type(error).__name__}: {_said(error)}")
    return error


def _knock(address: str) -> None:
    """Refuse an address at which nothing listens: Ray itself tries for minutes, and says so in words of its own."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdigit():
        return  # a name of Ray's own, such as "local"
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_KNOCK_SECONDS).close()
    except OSError as error:
        what = f"nothing answers there: {error.strerror or error}"
        raise ClusterError(address, what, "Check the address, and what ray status says there") from error


def _imported(address: str) -> ModuleType:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise ClusterError(address, _NOT_THERE, _INSTALL) from error
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    module: ModuleType = ray
    return module


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[-300:]
