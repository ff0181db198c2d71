"""systemd itself reads the units that start the programs with their machines."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

UNITS = sorted(Path(__file__).parents[2].glob("*/system/*.service"))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path, unit: Path) -> None:
    copy = tmp_path / unit.name
    text = re.sub(r"/usr/bin/cage|/opt/moiso/\S+", "/bin/true", unit.read_text(encoding="utf-8"))
    copy.write_text(text, encoding="utf-8")
    found = subprocess.run(["systemd-analyze", "verify", copy], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")
    assert "Restart=always" in text
