"""The supervisor is told before the server's disk is full: on a full one no number can be given."""

import shutil
from pathlib import Path

from moiso_server.pages.action import Action
from moiso_server.pages.alerts import Alert
from moiso_server.pages.copy_pages import HERE

LOW_MB = 500


def disk_alerts(folder: Path) -> list[Alert]:
    """At most one, with the free megabytes of the data folder's disk."""
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    look = Action("act_copies", link=HERE)
    return [Alert("disk_low", str(folder), int(free_mb), (look,))] if free_mb < LOW_MB else []
