"""The dashboard's sections as HTML; the same for everybody who reads the same language."""

from datetime import datetime
from itertools import groupby
from typing import Any

from moiso_shared.centre import Centre

from moiso_server.pages.action import Action
from moiso_server.pages.alert_log import AlertLog, Raised
from moiso_server.pages.counter_help import help_lines, help_name
from moiso_server.pages.dashboard import CounterRow, Dashboard, ServiceRow
from moiso_server.pages.floor_map import floor_maps, standing
from moiso_server.pages.notices import notice_lines
from moiso_server.pages.parts import PartRow, parts
from moiso_server.pages.phone import clock_time, counter_name
from moiso_server.pages.rendering import html
from moiso_server.pages.sums import Sums, ZoneSums, sums, zone_sums
from moiso_server.pages.words import Language, Words
from moiso_server.pages.words_staff import STAFF

SECTIONS = ("lost", "figures", "alerts", "notices", "services", "floor", "counters", "calls", "devices")


def sections(
    dashboard: Dashboard, centre: Centre, alert_log: AlertLog, lost_at: datetime | None, language: Language
) -> dict[str, str]:
    """Every section by its name."""
    words = Words(STAFF, language)
    told = Telling(centre, words)
    values: dict[str, dict[str, Any]] = {
        "lost": {"lost_at": clock_time(centre, lost_at)},
        "figures": {},
        "alerts": {
            "running": [told.alert(raised) for raised in alert_log.running],
            "history": [told.alert(raised) for raised in alert_log.history[:30]],
        },
        "notices": {"notices": notice_lines(dashboard.notices, centre, words)},
        "services": {"departments": told.departments(dashboard.services)},
        "floor": {"floors": floor_maps(dashboard, centre), "told": told},
        "counters": {"zones": told.zones(dashboard)},
        "calls": {
            "calls": [
                {"call": call, "counter": told.counter(call.counter), "at": clock_time(centre, call.at)}
                for call in dashboard.calls
            ]
        },
        "devices": {
            "devices": [told.device(row.id, row.online, row.problems) for row in dashboard.devices],
            "parts": [told.part(row) for row in parts(dashboard.devices, centre)],
        },
    }  # fmt: skip
    return {
        name: html(f"dash_{name}.html", words, page=dashboard, **values[name]).strip() for name in SECTIONS
    }


def orders(device: str, problems: tuple[str, ...], centre: Centre) -> tuple[str, ...]:
    """What a kiosk may be told from here."""
    lock = "unlock" if "locked" in problems else "lock"
    tongues = tuple(f"language:{code}" for code in centre.languages) if len(centre.languages) > 1 else ()
    known = ("test_print", "paper_loaded", lock, *tongues, "restart", "exit")
    return known if device.startswith("kiosk/") else ()


class Telling:
    """Names and wordings of one centre in one language."""

    def __init__(self, centre: Centre, words: Words) -> None:
        self._centre = centre
        self._words = words

    def counter(self, counter_id: str) -> str:
        """A counter's name, with a capital letter."""
        name = counter_name(self._centre, counter_id, self._words)
        return name[:1].upper() + name[1:]

    def _plain(self, counter_id: str | None) -> str:
        """A counter's name inside a sentence."""
        return counter_name(self._centre, counter_id, self._words) if counter_id else ""

    def service(self, service_id: str) -> str:
        """A service's name."""
        service = self._centre.service(service_id)
        return service.name.in_language(self._words.language) if service else service_id

    def subject(self, alert_kind: str, subject: str) -> str:
        """What an alert is about."""
        if alert_kind == "device":
            return self.device_name(subject)
        if alert_kind == "stranded" or (alert_kind == "several" and self._centre.counter(subject) is None):
            return subject
        is_counter = alert_kind in ("called_long", "serving_long", "paused_long", "idle", "several", "help")
        return self.counter(subject) if is_counter else self.service(subject)

    def problem(self, code: str) -> str:
        """A device's trouble in words; its code where there are none. ``code:part`` names what ails."""
        kind, _, part = code.partition(":")
        key = f"problem_{kind}"
        told = self._words(key) if self._words.has(key) else kind.replace("_", " ")
        return f"{told} ({part})" if part else told

    def alert(self, raised: Raised) -> dict[str, Any]:
        """An alert in words, with its buttons."""
        alert, centre = raised.alert, self._centre
        value = alert.value
        if alert.kind == "device":
            value = self.problem(str(alert.value))
        elif alert.kind == "help":
            value = help_name(str(alert.value), self._words)
        subject = self.subject(alert.kind, alert.subject)
        return {
            "key": alert.key,
            "text": self._words(f"alert_{alert.kind}", subject=subject, value=value),
            "since": clock_time(centre, raised.since),
            "until": clock_time(centre, raised.over_at),
            "seen_by": raised.seen_by,
            "actions": [(self.action(action), action.for_admins) for action in alert.actions],
        }

    def action(self, action: Action) -> str:
        """A button of an alert."""
        return self.button(action.words, action.counter)

    def button(self, key: str, counter: str | None) -> str:
        """A button by the key of its wording; the bare key where an earlier release knew it."""
        return self._words(key, counter=self._plain(counter)) if self._words.has(key) else key

    def departments(self, rows: tuple[ServiceRow, ...]) -> list[tuple[str, Sums, list[dict[str, Any]]]]:
        """Services under their departments with the sums of each, in the document's order."""
        names = {part.id: part.name.in_language(self._words.language) for part in self._centre.departments}
        order = {department: place for place, department in enumerate(names)}
        ranked = sorted(rows, key=lambda row: order.get(row.service.department or "", len(order)))
        found = []
        for department, group in groupby(ranked, key=lambda row: row.service.department):
            mine = list(group)
            name = names.get(department or "", self._words("no_department") if names else "")
            lines = [{"row": row, "name": self.service(row.service.id)} for row in mine]
            found.append((name, sums(mine), lines))
        return found

    def zones(self, dashboard: Dashboard) -> list[tuple[str, ZoneSums, list[dict[str, Any]]]]:
        """Counters under their zones: the floor as one walks through it, with who waits for each zone."""
        zones = {counter.id: counter.zone for counter in self._centre.counters}
        names = {zone.id: zone.name.in_language(self._words.language) for zone in self._centre.zones}
        order = {zone: place for place, zone in enumerate(names)}
        ranked = sorted(dashboard.counters, key=lambda row: order.get(zones[row.id] or "", len(order)))
        found = []
        for zone, group in groupby(ranked, key=lambda row: zones[row.id]):
            mine = list(group)
            name = names.get(zone or "", self._words("no_zone") if names else "")
            cards = [self._card(row, dashboard) for row in mine]
            found.append((name, zone_sums(mine, dashboard, self._centre), cards))
        return found

    def part(self, row: PartRow) -> dict[str, Any]:
        """The line of a printer, or of a line of LED boards."""
        name = self.device_name(f"kiosk/{row.name}") if row.kind == "printer" else row.name
        return {
            "name": self._words(f"part_{row.kind}", name=name),
            "online": row.online,
            "problems": [self.problem(problem) for problem in row.problems],
        }

    def _card(self, row: CounterRow, dashboard: Dashboard) -> dict[str, Any]:
        ticket = row.ticket
        reason = f"reason_{row.state.reason}" if row.state.status == "paused" and row.state.reason else ""
        return {
            "row": row,
            "name": self.counter(row.id),
            "help": help_lines(
                (call for call in dashboard.help_calls if call.counter == row.id), self._centre, self._words
            ),
            "state": standing(row),
            "service": self.service(ticket.service) if ticket else "",
            "reason": self._words(reason) if self._words.has(reason) else "",
        }

    def device_name(self, device: str) -> str:
        """A device by its name in the document."""
        role, _, name = device.partition("/")
        known = self._centre.kiosks if role == "kiosk" else self._centre.boards
        texts = [part.name for part in known if part.id == name]
        kind = self._words(role) if self._words.has(role) else role
        return texts[0].in_language(self._words.language) if texts else f"{kind} {name}"

    def order(self, key: str) -> str:
        """What a kiosk is told, as a button says it."""
        kind, _, language = key.partition(":")
        return self._words(f"order_{kind}", language=language.upper())

    def device(self, device: str, online: bool, problems: tuple[str, ...]) -> dict[str, Any]:
        """A device's line."""
        told = [self.problem(problem) for problem in problems]
        return {
            "id": device,
            "name": self.device_name(device),
            "online": online,
            "problems": told,
            "orders": [(key, self.order(key)) for key in orders(device, problems, self._centre) if online],
        }
