"""The history of alerts is kept, read by day, and forgotten."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from moiso_server.kept_alerts import Acted, KeptAlert, KeptAlerts
from moiso_server.pages.action import Action
from moiso_server.pages.alert_log import AlertLog
from moiso_server.pages.alerts import Alert
from moiso_server.private import Private
from moiso_server.rules.internal import Tick
from moiso_shared.commands import OpenCounter

from tests.server.in_process import MORNING, InProcess
from tests.server.server_process import ServerProcess

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = date(2026, 3, 2)
WAIT = KeptAlert(kind="wait", subject="A", value=31, since=MORNING)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[KeptAlerts]:
    private = Private(tmp_path / "private.db")
    yield KeptAlerts(private)
    private.close()


def test_what_became_of_an_alert_replaces_what_was_known(kept: KeptAlerts) -> None:
    kept.put("a1", WAIT)
    assert kept.running() == {"a1": WAIT}
    done = Acted(words="act_open", counter="2", by="Trần Thị Lan", at=MORNING)
    over = WAIT.model_copy(update={"seen_by": "Trần Thị Lan", "acted": (done,), "over_at": MORNING + MINUTE})
    kept.put("a1", over)
    assert (kept.running(), kept.on(MONDAY, ZONE)) == ({}, {"a1": over})


def test_a_day_is_the_local_one_and_begins_with_the_newest(kept: KeptAlerts) -> None:
    midnight = MORNING - timedelta(hours=8)
    for name, since in (
        ("before", midnight - MINUTE),
        ("first", midnight),
        ("last", midnight + 1439 * MINUTE),
    ):
        kept.put(name, WAIT.model_copy(update={"since": since}))
    assert list(kept.on(MONDAY, ZONE)) == ["last", "first"]


def test_the_history_is_erased_when_notes_are(hall: InProcess) -> None:
    kept = KeptAlerts(hall.parts.private)
    old = hall.clock.now - timedelta(days=hall.parts.hall.centre.calling.notes_kept_days)
    kept.put("old", WAIT.model_copy(update={"since": old}))
    kept.put("young", WAIT.model_copy(update={"since": hall.clock.now}))
    hall.ask(Tick())
    hall.clock.advance(days=1)
    hall.ask(Tick())
    assert list(kept.running()) == ["young"]


def test_only_the_pages_write_and_only_heads_read(server: ServerProcess, api: httpx.Client) -> None:
    assert api.put("/api/alerts/a1", json={}).status_code == 403
    with server.client("supervisor", "lan") as lan, server.client("guide", "huy") as huy:
        assert lan.get("/api/alerts").json() == {"alerts": []}
        assert lan.get("/api/alerts?day=2026-03-02").status_code == 200
        assert lan.get("/api/alerts?day=yesterday").status_code == 422
        assert huy.get("/api/alerts").status_code == 403


def test_a_log_goes_on_where_another_ended() -> None:
    first, again = AlertLog(), AlertLog()
    wait, queue = Alert("wait", "A", 31), Alert("queue", "B", 20)
    (raised, _) = first.update([wait, queue], MORNING)
    first.acknowledge(wait.key, "Trần Thị Lan", MORNING + MINUTE)
    first.act(raised, Action("act_open", OpenCounter(counter="2"), "2"), "Trần Thị Lan", MORNING + MINUTE)
    first.update([wait], MORNING + 2 * MINUTE)
    rows = {key: one.kept() for key, one in first.changed.items()}
    over = {key: one for key, one in rows.items() if one.over_at is not None}
    again.restore({key: one for key, one in rows.items() if key not in over}, over)
    assert again.update([wait], MORNING + 3 * MINUTE) == []
    (running,), (past,) = again.running, again.history
    assert (running.id, running.since, running.seen_by) == (raised.id, MORNING, "Trần Thị Lan")
    assert [(one.words, one.counter, one.by) for one in running.acted] == [("act_open", "2", "Trần Thị Lan")]
    assert (past.alert.kind, past.over_at) == ("queue", MORNING + 2 * MINUTE)


def test_what_ends_an_alert_still_counts_as_done_about_it() -> None:
    log = AlertLog()
    (raised,) = log.update([Alert("uncovered", "A", 1)], MORNING)
    log.update([], MORNING + MINUTE)
    log.act(raised, Action("act_stop"), "Trần Thị Lan", MORNING + MINUTE)
    assert [one.words for one in log.history[0].acted] == ["act_stop"]
    assert log.changed[raised.id].acted


def test_the_words_of_a_stranger_are_cut_to_what_is_kept() -> None:
    log = AlertLog()
    (raised,) = log.update([Alert("device", "kiosk/" + "k" * 300, "p" * 300)], MORNING)
    assert len(str(raised.kept().value)) == 200
