"""Is a file of the user's own that cannot be read told of before anything is done?"""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app


@pytest.mark.parametrize("option", ["--actors", "--calibration"])
@pytest.mark.parametrize("into", ["--store", "--out"])
def test_a_file_of_ones_own_that_is_not_there_is_named_with_its_option_and_nothing_is_made(
    option: str, into: str, tmp_path: Path
) -> None:
    (tmp_path / "report.txt").write_text("Kenya's president met Ghana's in Accra.", encoding="utf-8")
    made, missing = tmp_path / "made", tmp_path / "missing.csv"

    done = CliRunner().invoke(
        app, ["code", str(tmp_path / "report.txt"), into, str(made), option, str(missing)]
    )

    assert done.exit_code == 1
    assert f"{missing}: cannot be read: No such file or directory. Check the path of {option}" in done.output
    assert not made.exists()
