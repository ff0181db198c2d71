"""Copies of the data folder, made while the server works, and the way back from one of them."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from moiso_shared.errors import Invalid, MoisoError
from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from moiso_server.journal_chain import Mark, verify

DATABASES = ("journal.db", "private.db", "catalogue.db")
"""The journal first: what it refers to in the others is older than itself."""
OTHERS = ("server.id", "first-set-up.json", "media", "reports.json", "reports")
"""What is left out is worked out anew."""
LABEL = "copy.json"
KEPT = 14
"""How many copies a folder keeps."""

_NAME = re.compile(r"moiso-\d{8}-\d{6}")


class CopyFailed(MoisoError):
    """No copy of the data could be made."""

    code = "copy_failed"


class CopiesFolderMissing(CopyFailed):
    """The folder for copies is not there: a disk or share that is not mounted."""

    code = "copies_folder_missing"


class CopyLabel(BaseModel):
    """What a copy says of itself; written last, so that a copy with a label is whole."""

    model_config = ConfigDict(frozen=True)

    made: AwareDatetime
    facts: int
    """How many the journal holds; all of them were checked."""


def back_up(data: Path, into: Path, now: datetime, *, keep: int = KEPT) -> Path:
    """Make a copy in a folder of its own, check it, and delete the oldest ones.

    Args:
        data: The data folder; a server may be at work in it.
        into: Where copies of this server alone are kept, on another disk best; it has to be there.
        now: Local time at the centre, which names the copy.
        keep: How many copies are left in the end.

    Returns:
        The copy, which only its owner can read.

    Raises:
        Invalid: There is no journal, or the copies would lie in the data folder.
        CopyFailed: It could not be written; former copies are untouched.
        JournalBroken: The journal is not what was written; former copies are untouched.
    """
    if not (data / "journal.db").exists():
        raise Invalid(f"data: there is no journal in {data}")
    must_be_apart(data, into)
    if not into.is_dir():
        raise CopiesFolderMissing(f"to: there is no folder {into}")
    try:
        with FileLock(data / "copying.lock", timeout=0):
            copy = _make(data, into, now)
            for old in copies(into)[keep:]:
                shutil.rmtree(old)
    except Timeout as error:
        raise CopyFailed("to: another copy is being made just now") from error
    except (OSError, sqlite3.Error) as error:
        raise CopyFailed(f"to: no copy could be made in {into}: {error}") from error
    return copy


def _make(data: Path, into: Path, now: datetime) -> Path:
    """A copy has its name only when it is whole."""
    copy = into / f"moiso-{now:%Y%m%d-%H%M%S}"
    part = copy.with_suffix(".part")
    for left in into.glob("moiso-*.part"):
        shutil.rmtree(left)
    part.mkdir(mode=0o700)
    label = CopyLabel(made=now, facts=_copy(data, part))
    (part / LABEL).write_text(label.model_dump_json(), encoding="utf-8")
    part.rename(copy)
    return copy


def must_be_apart(data: Path, into: Path) -> None:
    """Refuse copies that would be lost with what they are copies of.

    Raises:
        Invalid: The folder for copies lies in the data folder.
    """
    if into.resolve().is_relative_to(data.resolve()):
        raise Invalid(f"to: {into} lies in the data folder and would be lost with it; name another disk")


def copies(folder: Path) -> list[Path]:
    """The whole copies in a folder, the newest first; none when it is not there."""
    if not folder.is_dir():
        return []
    named = (path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    return sorted((path for path in named if (path / LABEL).exists()), reverse=True)


def label_of(copy: Path) -> CopyLabel:
    """What a copy says of itself.

    Raises:
        Invalid: It is no whole copy.
    """
    try:
        return CopyLabel.model_validate_json((copy / LABEL).read_bytes())
    except (OSError, ValidationError) as error:
        raise Invalid(f"from: {copy} is no whole copy: it has no readable {LABEL}") from error


def restore(copy: Path, data: Path) -> CopyLabel:
    """Make a data folder out of a copy, once every fact of it was checked.

    The journal becomes another one to all who knew it: programs that were ahead of the copy start over.

    Args:
        data: Not there yet, or empty.

    Raises:
        Invalid: It is no whole copy, or the folder is in use.
        JournalBroken: Facts were changed or are missing.
        CopyFailed: It could not be written.
    """
    label = label_of(copy)
    if data.exists() and any(data.iterdir()):
        raise Invalid(f"data: {data} is not empty; move what is there away first, nothing is overwritten")
    _check(copy / "journal.db", label.facts)
    try:
        shutil.copytree(copy, data, dirs_exist_ok=True, ignore=shutil.ignore_patterns(LABEL))
        data.chmod(0o700)
        with closing(sqlite3.connect(data / "journal.db")) as journal, journal:
            journal.execute("DELETE FROM meta WHERE name = 'journal'")
    except (OSError, sqlite3.Error) as error:
        raise CopyFailed(f"data: {data} could not be filled: {error}") from error
    return label


def _copy(data: Path, part: Path) -> int:
    """Copy everything; the number of facts in the copy, all of them checked."""
    for name in DATABASES:
        if (data / name).exists():
            with (
                closing(sqlite3.connect(_reading(data / name), uri=True)) as there,
                closing(sqlite3.connect(part / name)) as here,
            ):
                there.backup(here)
                here.execute("PRAGMA journal_mode=DELETE")  # readable on a share that cannot be written
    for name in OTHERS:
        if (data / name).is_dir():
            shutil.copytree(data / name, part / name)
        elif (data / name).exists():
            shutil.copy2(data / name, part / name)
    return _check(part / "journal.db")


def _check(journal: Path, facts: int | None = None) -> int:
    with closing(sqlite3.connect(_reading(journal), uri=True)) as sql:
        found = verify(sql, Mark(journal))
    if facts not in (None, found):
        raise Invalid(f"from: {journal.parent} holds {found} facts, and its label says {facts}")
    return found


def _reading(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro"
