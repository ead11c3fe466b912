"""Does the notebook run, and does it show what it says that it shows?"""

import asyncio
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "notebooks" / "from-reports-to-a-series.ipynb"


def shown(notebook: Any) -> list[str]:
    """What the cells print and give, pictures left away."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return [output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs]


@pytest.mark.model
def test_the_notebook_gives_what_is_printed_in_it() -> None:
    if sys.platform == "win32":
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
    stored = nbformat.read(NOTEBOOK, as_version=4)
    fresh = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(
        fresh, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(NOTEBOOK.parent)}}
    ).execute()

    assert shown(fresh) == shown(stored)
    assert any(
        "image/png" in output.get("data", {})
        for cell in fresh.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    )
