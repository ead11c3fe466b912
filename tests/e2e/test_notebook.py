"""Does the notebook run, and end in a series and its plot?"""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "docs" / "notebooks" / "from-reports-to-a-series.ipynb"


def outputs(notebook: Any) -> list[Any]:
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


@pytest.mark.model
def test_the_notebook_goes_from_reports_to_a_series_and_its_plot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))  # the kernel starts in another folder
    stored, fresh = (nbformat.read(NOTEBOOK, as_version=4) for _ in range(2))
    place = {"metadata": {"path": str(NOTEBOOK.parent)}}
    NotebookClient(fresh, timeout=120, kernel_name="python3", resources=place).execute()
    texts = [output.get("data", {}).get("text/plain", "") for output in outputs(fresh)]
    series = next(text for text in texts if "cooperation" in text)

    assert [output.output_type for output in outputs(fresh)] == [
        output.output_type for output in outputs(stored)
    ]
    assert "shape: (6, 4)" in series  # six months, though one of them may hold nothing
    assert [int(row.split("┆")[2]) > 0 for row in series.splitlines() if "2025-03" in row] == [True]
    assert any("image/png" in output.get("data", {}) for output in outputs(fresh))
