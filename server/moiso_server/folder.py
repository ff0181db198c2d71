"""The data folder: one server holds it, and everything durable lies in it."""

from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout
from moiso_shared.errors import FolderInUse, Invalid
from moiso_shared.folders import make_folder


class Folder:
    """A data folder whose exclusive lock this process holds.

    Raises:
        FolderInUse: Another process holds it.
        Invalid: It cannot be made or written into.
    """

    def __init__(self, path: Path) -> None:
        make_folder(path)
        self.path = path
        self._lock = FileLock(path / "server.lock", timeout=0)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise FolderInUse(f"data: another server works in {path}") from error
        self.server_id = _identity(path / "server.id")

    @property
    def journal(self) -> Path:
        """The journal's file."""
        return self.path / "journal.db"

    @property
    def private(self) -> Path:
        """The file of what must be forgettable."""
        return self.path / "private.db"

    @property
    def catalogue(self) -> Path:
        """The file of procedures and dossiers."""
        return self.path / "catalogue.db"

    @property
    def control(self) -> Path:
        """Where the command line finds the lock's owner."""
        return self.path / "control.json"

    def release(self) -> None:
        """Let another process have the folder."""
        self._lock.release()


def need_data(path: Path) -> None:
    """Stop whoever mistyped the folder.

    Raises:
        Invalid: No server has worked in it yet.
    """
    if not (path / "journal.db").exists():
        raise Invalid(f"data: no server has worked in {path} yet; name the folder of 'serve --data'")


def _identity(path: Path) -> str:
    if not path.exists():
        path.write_text(uuid4().hex[:16], encoding="ascii")
    return path.read_text(encoding="ascii").strip()
