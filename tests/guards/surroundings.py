"""The surroundings of every test: two screens, own folders, nothing of the person who runs it.

Set before Qt is imported and inherited by every process that a test starts.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

SCREENS = Path(__file__).with_name("screens.json")


def prepare() -> None:
    """Point Qt at two offscreen screens and every user folder at an empty one."""
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREENS}"
        os.environ["QT_QUICK_BACKEND"] = "software"
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"
    _own_folders()


def _own_folders() -> None:
    """Keep tests away from the user's settings, caches and sound server."""
    home = Path(tempfile.mkdtemp(prefix="moiso-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for variable in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        folder = home / variable.lower()
        folder.mkdir(mode=0o700)
        os.environ[f"XDG_{variable}"] = str(folder)
