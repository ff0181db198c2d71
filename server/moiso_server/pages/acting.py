"""Does what a signed-in person asks, in that person's name."""

from typing import Any
from uuid import uuid4

import httpx
from moiso_shared.commands import Command
from moiso_shared.errors import MoisoError, Unauthorised, Unavailable, all_codes

from moiso_server.access import TABLE, Rule

_FIELDS = {
    "tickets": "ticket",
    "counters": "counter",
    "services": "service",
    "kiosks": "kiosk",
    "notices": "notice",
}
_RULES: dict[str, list[Rule]] = {}
for _rule in TABLE:
    if _rule.command is not None:
        _RULES.setdefault(_rule.command, []).append(_rule)


async def act(rest: httpx.AsyncClient, token: str, command: Command) -> dict[str, Any]:
    """Send a command with a person's session.

    Raises:
        MoisoError: It was refused, with the server's own code.
    """
    said = command.model_dump(mode="json", exclude_unset=True)
    kind = said.pop("kind", type(command).model_fields["kind"].default)
    rule = next(rule for rule in _RULES[kind] if _field(rule) in (None, *said))
    field = _field(rule)
    path = rule.path if field is None else rule.path.replace("{id}", said.pop(field))
    if kind == "issue":
        said["id"] = said.pop("ticket")
    return await ask(rest, token, rule.method, path, said)


def _field(rule: Rule) -> str | None:
    """The field of the command that names the item in the path."""
    return _FIELDS[rule.path.split("/")[2]] if "{id}" in rule.path else None


async def ask(
    rest: httpx.AsyncClient, token: str, method: str, path: str, body: Any = None
) -> dict[str, Any]:
    """Ask the API with a person's session.

    Raises:
        MoisoError: It was refused, or there is no answer.
    """
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": uuid4().hex}
    try:
        answer = await rest.request(method, path, json=body, headers=headers)
        told: dict[str, Any] = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise Unavailable("the server did not answer") from error
    if answer.is_success:
        return told
    problem = told.get("error", {})
    kind = Unauthorised if answer.status_code == 401 else all_codes().get(problem.get("code"), MoisoError)
    raise kind(str(problem.get("message", "")))
