"""Hands a citizen's rating in."""

from collections.abc import Mapping

import httpx

REASONS = ("attitude", "waiting", "guidance", "procedure", "facilities")


async def send_rating(rest: httpx.AsyncClient, ticket_id: str, form: Mapping[str, list[str]]) -> bool:
    """Send the fields ``score``, ``reason`` and ``comment`` of a form.

    Returns:
        Whether the visit is rated now, by this form or by an earlier one.
    """
    score = form.get("score", [""])[0]
    if score not in ("1", "2", "3", "4", "5"):
        return False
    body: dict[str, object] = {"score": int(score)}
    body["reasons"] = [reason for reason in REASONS if reason in form.get("reason", [])]
    comment = form.get("comment", [""])[0].strip()[:500].strip()
    if comment:
        body["comment"] = comment
    try:
        answer = await rest.post(
            f"/api/tickets/{ticket_id}/rating",
            json=body,
            headers={"Idempotency-Key": f"rate-{ticket_id}"[:64]},
        )
    except httpx.HTTPError:
        return False
    known = ("already_rated", "command_id_reused")
    return answer.is_success or answer.json().get("error", {}).get("code") in known
