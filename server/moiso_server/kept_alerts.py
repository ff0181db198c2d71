"""The history of alerts: what was raised, who saw it, what was done, and when it was over."""

from datetime import date, datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from moiso_server.private import Private

LONGEST = 200
_Short = Annotated[str, Field(max_length=LONGEST)]


class Acted(BaseModel):
    """Something that somebody did about an alert."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: _Short
    """Key of the button's wording."""
    counter: _Short | None = None
    """Named in the wording."""
    by: _Short
    at: AwareDatetime


class KeptAlert(BaseModel):
    """One alert with its story. Names of staff stand in it, so the journal does not hold it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: _Short
    subject: _Short
    value: int | _Short = 0
    since: AwareDatetime
    seen_by: _Short | None = None
    seen_at: AwareDatetime | None = None
    acted: Annotated[tuple[Acted, ...], Field(max_length=50)] = ()
    over_at: AwareDatetime | None = None


class KeptAlerts:
    """Reads and writes the history; used in the thread that owns the files."""

    def __init__(self, private: Private) -> None:
        self._sql = private.sql

    def put(self, alert_id: str, alert: KeptAlert) -> None:
        """Keep an alert, or what has become of it."""
        row = (
            alert_id,
            _utc(alert.since),
            None if alert.over_at is None else _utc(alert.over_at),
            alert.model_dump_json(exclude_defaults=True),
        )
        self._sql.execute("INSERT OR REPLACE INTO alert(id, since, over, body) VALUES (?,?,?,?)", row)

    def running(self) -> dict[str, KeptAlert]:
        """Those that are not over, by id."""
        return self._read("WHERE over IS NULL ORDER BY since")

    def on(self, day: date, zone: ZoneInfo) -> dict[str, KeptAlert]:
        """Those that were raised on a local day, the newest first."""
        begins = datetime(day.year, day.month, day.day, tzinfo=zone)
        ends = datetime(*(day + timedelta(days=1)).timetuple()[:3], tzinfo=zone)
        return self._read(
            "WHERE since >= ? AND since < ? ORDER BY since DESC LIMIT 2000", _utc(begins), _utc(ends)
        )

    def forget(self, before: datetime) -> None:
        """Erase what was raised before a moment, for good."""
        self._sql.execute("DELETE FROM alert WHERE since < ?", (_utc(before),))
        self._sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _read(self, where: str, *values: str) -> dict[str, KeptAlert]:
        rows = self._sql.execute(f"SELECT id, body FROM alert {where}", values).fetchall()
        return {alert_id: KeptAlert.model_validate_json(body) for alert_id, body in rows}


def _utc(moment: datetime) -> str:
    """Sorts as text."""
    return moment.astimezone(ZoneInfo("UTC")).isoformat(timespec="microseconds")
