"""Staff answer a call for help, and tell a kiosk from where they are what its attendant could do there."""

import httpx
import pytest
from moiso_server.pages.alerts import alerts
from moiso_server.pages.dashboard import derive
from moiso_server.pages.dashboard_html import orders
from moiso_server.private import Bearer
from moiso_server.rules.internal import NoteDevice
from moiso_shared.commands import AnswerHelp, Order, TellKiosk
from moiso_shared.errors import Invalid, KioskAway
from moiso_shared.facts import LobbyState
from moiso_shared.lobby import Lobby
from moiso_shared.outlook import Outlook
from moiso_shared.wire import Presence

from tests.fakes.centre import small_centre
from tests.server.in_process import MORNING, InProcess
from tests.server.server_process import ServerProcess


def test_an_answer_to_a_call_for_help_reaches_the_kiosk(server: ServerProcess, api: httpx.Client) -> None:
    with server.live("kiosk", "k1") as kiosk, server.client("guide", "g1") as guide:
        assert guide.post("/api/kiosks/k1/help").status_code == 200
        assert kiosk.until_fact("help_answered")["kiosk"] == "k1"


def test_an_order_reaches_the_kiosk_and_says_nothing_of_who_gave_it(
    server: ServerProcess, api: httpx.Client
) -> None:
    with server.live("kiosk", "k1") as kiosk:
        assert api.post("/api/kiosks/k1/orders", json={"order": "lock"}).status_code == 200
        fact = kiosk.until_fact("kiosk_told")
    assert (fact["kiosk"], fact["order"]) == ("k1", "lock")
    assert "actor" not in fact


@pytest.mark.parametrize(
    ("kiosk", "order", "status", "code"),
    [("nowhere", "lock", 404, "not_found"), ("k1", "dance", 422, "invalid")],
)
def test_a_kiosk_or_an_order_that_does_not_exist_is_refused(
    api: httpx.Client, kiosk: str, order: str, status: int, code: str
) -> None:
    answer = api.post(f"/api/kiosks/{kiosk}/orders", json={"order": order})
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_a_kiosk_that_is_away_is_told_nothing(hall: InProcess) -> None:
    hall.ask(NoteDevice(device="kiosk/k1", problems=("away",)))
    with pytest.raises(KioskAway):
        hall.ask(TellKiosk(kiosk="k1", order=Order.RESTART))
    hall.ask(NoteDevice(device="kiosk/k1"))
    assert hall.ask(TellKiosk(kiosk="k1", order=Order.RESTART)) == {"kiosk": "k1"}


def test_the_supervisor_sees_a_call_for_help_and_answers_it_at_a_touch() -> None:
    centre = small_centre(kiosks=[{"id": "k1", "name": "Kiosk 1"}])
    programs = {"kiosk/k1": Presence(device="kiosk/k1", problems=("help_wanted", "gave_offline:12"))}
    dashboard = derive(Lobby(LobbyState(day=MORNING.date())), centre, {}, Outlook(), programs, MORNING)
    found = {alert.value: alert.actions for alert in alerts(dashboard, centre) if alert.kind == "device"}
    assert [action.command for action in found["help_wanted"]] == [AnswerHelp(kiosk="k1")]
    told = [action.command for action in found["gave_offline:12"]]
    assert told[0] == TellKiosk(kiosk="k1", order=Order.LOCK)


def test_who_does_not_come_back_after_a_power_cut_is_away(hall: InProcess) -> None:
    back, gone = "kiosk/k1", "kiosk/k2"
    for device in (back, gone):
        hall.ask(NoteDevice(device=device))
    hall.run(hall.parts.devices.came(Bearer("kiosk", "k1")))
    hall.run(hall.parts.devices.look_for([back, gone], patience_s=0))
    assert {device.id: device.problems for device in hall.lobby.devices.values()} == {
        back: (),
        gone: ("away",),
    }


def test_only_kiosks_take_orders_and_a_locked_one_can_be_unlocked() -> None:
    centre = small_centre()
    assert "unlock" in orders("kiosk/k1", ("locked",), centre)
    assert {"lock", "language:vi", "language:en"} <= set(orders("kiosk/k1", (), centre))
    assert orders("board/b1", (), centre) == ()


def test_a_kiosk_is_told_to_greet_in_a_language_of_the_centre(hall: InProcess) -> None:
    hall.ask(TellKiosk(kiosk="k1", order=Order.LANGUAGE, language="en"))
    assert (hall.told[-1].kind, hall.told[-1].order) == ("kiosk_told", "language:en")
    with pytest.raises(Invalid, match="must be one of vi, en"):
        hall.ask(TellKiosk(kiosk="k1", order=Order.LANGUAGE, language="xx"))


@pytest.mark.parametrize("said", [{"order": "language"}, {"order": "lock", "language": "en"}])
def test_a_language_is_named_with_its_order_only(api: httpx.Client, said: dict[str, str]) -> None:
    answer = api.post("/api/kiosks/k1/orders", json=said)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid")
