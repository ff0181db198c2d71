"""What staff tell a kiosk: passed on in the journal's order, and only to a kiosk that is there to hear it."""

from moiso_shared.errors import Invalid, KioskAway, NotFound
from moiso_shared.facts import FactKind
from moiso_shared.kiosk_commands import TellKiosk

from moiso_server.rules.draft import Draft

AWAY = "away"


def order(draft: Draft, command: TellKiosk) -> dict[str, str]:
    """Have a kiosk do something.

    Raises:
        Invalid: The centre does not speak the language that the kiosk is to greet in.
    """
    said = command.order.value
    if command.language is not None:
        if command.language not in draft.centre.languages:
            raise Invalid(f"language: must be one of {', '.join(draft.centre.languages)}")
        said = f"{said}:{command.language}"
    return tell(draft, command.kiosk, FactKind.KIOSK_TOLD, said)


def tell(draft: Draft, kiosk_id: str, kind: FactKind, said: str | None = None) -> dict[str, str]:
    """Record it for the kiosk.

    Raises:
        NotFound: The document has no such kiosk.
        KioskAway: It is not connected, and nobody wants it done at some later time.
    """
    if all(kiosk.id != kiosk_id for kiosk in draft.centre.kiosks):
        raise NotFound(f"kiosk: there is no kiosk '{kiosk_id}'")
    state = draft.lobby.devices.get(f"kiosk/{kiosk_id}")
    if state is not None and AWAY in state.problems:
        raise KioskAway(f"kiosk: '{kiosk_id}' is not connected")
    draft.record(kind, kiosk=kiosk_id, order=said)
    return {"kiosk": kiosk_id}
