"""What may a program rely on?"""

import ast
import doctest
import importlib
import importlib.util
import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import ReportError

MODULES = sorted(
    m.name for m in pkgutil.walk_packages(dragoman.__path__, "dragoman.") if not m.name.endswith("__main__")
)
NEED_TORCH = {
    f"dragoman.training.{name}"
    for name in (
        "network",
        "fitting",
        "exporting",
        "learning",
        "near_words",
        "passages",
        "tagging",
        "tagger",
        "unsure",
    )
}  # not installed for tests


def test_the_public_names_are_these_and_no_others() -> None:
    assert sorted(dragoman.__all__) == [
        "Actor", "Attribution", "Coded", "Coder", "DataError", "DragomanError", "Event", "Evidence", "Place", "Relation", "Report",
        "ReportError", "Saying", "SourceError", "Store", "StoreError", "StoreVersionError", "Table", "Telling", "TimeSpan", "Topic",
        "__version__", "load",
    ]  # fmt: skip


@pytest.mark.parametrize("name", dragoman.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    thing = getattr(dragoman, name)

    assert isinstance(thing, str) or (inspect.getdoc(thing) and "dragoman" in thing.__module__)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Loader'"):
        dragoman.Loader  # noqa: B018


def functions() -> list[tuple[str, object]]:
    """What can be called by a program that uses Dragoman: functions, and the public methods of classes."""
    found: list[tuple[str, object]] = []
    for name in dragoman.__all__:
        thing = getattr(dragoman, name)
        if inspect.isfunction(thing):
            found.append((name, thing))
        elif inspect.isclass(thing):
            members = inspect.getmembers(thing, lambda m: inspect.isroutine(m) or isinstance(m, property))
            found += [
                (f"{name}.{m}", method)
                for m, method in members
                if not m.startswith("_") and not issubclass(thing, Exception)
            ]
    return found


@pytest.mark.parametrize(("name", "function"), functions())
def test_every_public_function_says_what_it_does(name: str, function: object) -> None:
    doc = inspect.getdoc(function) or ""

    assert len(doc.split()) >= 4, f"{name} says {doc!r}"


@pytest.mark.parametrize("name", MODULES)
def test_every_module_opens_with_what_it_answers(name: str) -> None:
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    doc = ast.get_docstring(ast.parse(Path(spec.origin).read_text(encoding="utf-8"))) or ""

    assert doc.strip()


@pytest.mark.parametrize("name", [m for m in MODULES if m not in NEED_TORCH])
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    outcome = doctest.testmod(importlib.import_module(name))

    assert outcome.failed == 0


def test_importing_dragoman_loads_no_model_no_store_and_no_page() -> None:
    program = (
        "import sys, dragoman\n"
        "print(sorted({'spacy', 'numpy', 'onnxruntime', 'duckdb', 'jinja2', 'rich', 'typer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


@pytest.mark.model
@pytest.mark.parametrize(
    "what", ["Kenya met Ghana.", None, b"Kenya met Ghana.", {"text": "Kenya met Ghana."}]
)
def test_what_is_no_report_is_refused_with_how_to_make_one(coder: dragoman.Coder, what: object) -> None:
    asked: list[Callable[[], object]] = [
        lambda: coder.code(what),  # type: ignore[arg-type]
        lambda: coder.examine(what),  # type: ignore[arg-type]
        lambda: list(coder.code_many([what])),  # type: ignore[list-item]
        lambda: list(coder.examine_many([what])),  # type: ignore[list-item]
    ]
    for ask in asked:
        with pytest.raises(ReportError, match=rf"got {type(what).__name__}: give dragoman\.Report\(text="):
            ask()


@pytest.mark.model
@pytest.mark.parametrize("what", ["Kenya met Ghana.", dragoman.Report(text="Kenya met Ghana.")])
@pytest.mark.parametrize("workers", [1, 2])
def test_one_report_where_several_are_wanted_is_refused(
    coder: dragoman.Coder, what: object, workers: int
) -> None:
    with pytest.raises(ReportError, match="expected several reports, got one: put it in a list"):
        list(coder.code_many(what, workers=workers))  # type: ignore[arg-type]
