"""Notices for everybody in the hall: shown, ended by hand, ended by time."""

from datetime import timedelta

from moiso_shared.errors import NotFound
from moiso_shared.facts import FactKind
from moiso_shared.notice_commands import EndNotice, ShowNotice
from moiso_shared.notices import HallNotice
from moiso_shared.text import Text

from moiso_server.rules.draft import Draft


def show(draft: Draft, command: ShowNotice) -> HallNotice:
    """Show a notice from now on.

    Raises:
        NotFound: The document has no such zone.
    """
    if command.zone is not None and all(zone.id != command.zone for zone in draft.centre.zones):
        raise NotFound(f"zone: there is no zone '{command.zone}'")
    words = {"vi": command.text} | ({"en": command.english} if command.english else {})
    notice = HallNotice(
        id=f"n{draft.lobby.seq + 1}",
        text=Text(words),
        zone=command.zone,
        until=draft.now + timedelta(minutes=command.minutes),
    )
    draft.record(FactKind.NOTICE_SHOWN, notices=(notice,))
    return notice


def end(draft: Draft, command: EndNotice) -> HallNotice:
    """Take a notice away.

    Raises:
        NotFound: It is not shown, or not any more.
    """
    notice = draft.lobby.notices.get(command.notice)
    if notice is None:
        raise NotFound(f"notice: none that is shown now is '{command.notice}'")
    return _end(draft, notice)


def time_passed(draft: Draft) -> None:
    """End the notices that have had their time."""
    for notice in list(draft.lobby.notices.values()):
        if notice.until <= draft.now:
            _end(draft, notice)


def _end(draft: Draft, notice: HallNotice) -> HallNotice:
    ended = notice.model_copy(update={"active": False})
    draft.record(FactKind.NOTICE_ENDED, notices=(ended,))
    return ended
