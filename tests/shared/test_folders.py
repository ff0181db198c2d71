"""Folders that can, and cannot, be written into."""

import os
from pathlib import Path

import pytest
from moiso_shared.errors import Invalid
from moiso_shared.folders import make_folder


def test_a_folder_is_made_with_those_above_it_and_may_be_there_already(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_file_in_the_way_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Invalid, match=f"data: .*{name} cannot be made"):
        make_folder(tmp_path / name)


def test_a_folder_of_somebody_else_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # an administrator may write anywhere
    with pytest.raises(Invalid, match="nothing can be written into"):
        make_folder(tmp_path)
