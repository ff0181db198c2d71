"""Whether a token's name is a device that the document knows."""

from moiso_shared.centre import Centre


def stranger(centre: Centre, role: str, name: str) -> str | None:
    """A sentence when the document lists such devices, but not this one: its token would open nothing."""
    listed = {
        "kiosk": [kiosk.id for kiosk in centre.kiosks],
        "counter": [counter.id for counter in centre.counters],
        "board": [board.id for board in centre.boards],
    }
    ids = listed.get(role)
    if not ids or name in ids:
        return None
    return f"name: the document has no {role} of this name; allowed: {', '.join(ids)}"
