"""Who did what, and who signed in: names and words instead of ids and codes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from moiso_shared.centre import Centre

from moiso_server.pages.dashboard_html import Telling
from moiso_server.pages.ticket_html import actor_name
from moiso_server.pages.words import Words


def sign_in_line(
    row: Mapping[str, str], names: Mapping[str, str], centre: Centre, words: Words
) -> dict[str, str]:
    """Somebody came, went, failed, or changed an account."""
    where = row["address"]
    if row["what"].startswith("account_"):
        where = names.get(where, where)
    person = "" if row["what"] == "failed" and row["person"] not in names else row["person"]
    return {
        "at": _when(row["at"], centre),
        "person": names.get(row["person"], person or words("somebody_unknown")),
        "what": words(f"sign_{row['what']}"),
        "address": where,
    }


def deed_line(
    row: Mapping[str, Any], names: Mapping[str, str], centre: Centre, words: Words
) -> dict[str, str]:
    """Somebody did something with tickets, counters, services, kiosks or notices."""
    told, key = Telling(centre, words), f"fact_{row['kind']}"
    about = [*row["numbers"], *map(told.counter, row["counters"]), *map(told.service, row["services"])]
    if row.get("kiosk"):
        about.append(told.device_name(f"kiosk/{row['kiosk']}"))
    if row.get("order"):
        about.append(told.order(row["order"]))
    about += [f"“{text.get(words.language) or text['vi']}”" for text in row.get("notices", ())]
    if row["kind"] == "centre_replaced" and row.get("version"):
        about.append(words("version_number", version=row["version"]))
    return {
        "at": _when(row["at"], centre),
        "who": who(row["actor"], names, centre, words),
        "what": words(key) if words.has(key) else str(row["kind"]).replace("_", " "),
        "about": ", ".join(about),
    }


def who(actor: str, names: Mapping[str, str], centre: Centre, words: Words) -> str:
    """A person by name, with the role at the time; a device in words."""
    role, _, name = actor.partition("/")
    key = f"role_{role}"
    if actor == "admin/console":
        return words("actor_console")
    if not words.has(key):
        return actor_name(actor, centre, words)
    return f"{names.get(name, name)} · {words(key)}"


def _when(moment: str, centre: Centre) -> str:
    return f"{datetime.fromisoformat(moment).astimezone(ZoneInfo(centre.time_zone)):%d/%m %H:%M}"
