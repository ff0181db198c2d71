"""House rules that no single module could keep by itself."""

import re
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {
    package.name: package
    for package in map(Path.resolve, ROOT.glob("*/moiso_*"))
    if (package / "__init__.py").exists()
}
TEXTS = {".py", ".qml", ".md", ".toml", ".json", ".txt", ".html", ".css", ".js", ".svg", ""}
LONGEST_MODULE = 300


def _ours(*folders: str) -> Iterator[Path]:
    """Files of the repository, without caches and hidden folders."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def _texts() -> Iterator[Path]:
    loose = [path for path in ROOT.iterdir() if path.is_file()]
    folders = (path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("."))
    yield from (path for path in [*loose, *_ours(*folders)] if path.suffix in TEXTS)


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph(*PACKAGES, include_external_packages=True, cache_dir=None)


def test_the_arrows_between_the_packages_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    linter = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert linter.returncode == 0, linter.stdout + linter.stderr


@pytest.mark.parametrize("package", ["moiso_server", "moiso_hardware", "moiso_shared"])
def test_what_a_server_machine_installs_never_reaches_qt(imports: grimp.ImportGraph, package: str) -> None:
    reached = {
        upstream for name in _modules(imports, package) for upstream in imports.find_upstream_modules(name)
    }
    assert not {name for name in reached if name in ("PySide6", "shiboken6") or name.startswith("moiso_qt")}


def test_every_outside_package_that_we_import_is_declared(imports: grimp.ImportGraph) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    brought_along = {"pydantic_core", "shiboken6"}  # parts of pydantic and PySide6 that they ask to import
    assert _outside(imports) <= {_import_name(requirement) for requirement in declared} | brought_along


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_modules_stay_small(name: str) -> None:
    too_long = [path.name for path in PACKAGES[name].rglob("*.py") if _lines(path) > LONGEST_MODULE]
    assert too_long == []


def test_every_text_is_composed_utf8() -> None:
    decomposed = [
        str(path.relative_to(ROOT))
        for path in _texts()
        if not unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))
    ]
    assert decomposed == []


def test_pins_and_scripts_name_no_address() -> None:
    files = ["constraints.txt", "pyproject.toml", "run", ".ci/run"]
    assert [name for name in files if re.search(r"https?://|index-url", (ROOT / name).read_text())] == []


def test_every_pin_is_a_name_and_a_version() -> None:
    pins = (ROOT / "constraints.txt").read_text().splitlines()
    assert [pin for pin in pins if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*(; .+)?", pin)] == []
    assert pins == sorted(pins)


def _modules(imports: grimp.ImportGraph, package: str) -> set[str]:
    return {name for name in imports.modules if name == package or name.startswith(package + ".")}


def _lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def _outside(imports: grimp.ImportGraph) -> set[str]:
    """Top-level names that our packages import and that neither we nor Python bring."""
    tops = {name.partition(".")[0] for name in imports.modules}
    return tops - set(PACKAGES) - set(sys.stdlib_module_names)


def _import_name(requirement: str) -> str:
    """Under which name a requirement is imported."""
    name = re.split(r"[\[<>=;! ]", requirement, maxsplit=1)[0]
    special = {"argon2-cffi": "argon2", "pillow": "PIL", "python-escpos": "escpos", "pyserial": "serial"}
    if name.startswith("PySide6-"):
        return "PySide6"
    return special.get(name.lower(), name.replace("-", "_"))
