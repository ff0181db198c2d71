"""The server's time on the centre's clocks."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from moiso_qt.link import Link

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
"""The clock's zone until the centre's document has come."""


def local_now(link: Link) -> datetime:
    """The server's time, in the centre's time zone."""
    zone = ZoneInfo(link.centre.time_zone) if link.centre is not None else LOCAL
    return link.server_now().astimezone(zone)
