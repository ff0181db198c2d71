"""Calls for help: a counter's are kept until they are done, a kiosk's are the visitor's there."""

from moiso_shared.errors import HelpIsComing, HelpNotCalled
from moiso_shared.facts import FactKind
from moiso_shared.help_calls import Help, HelpCall
from moiso_shared.help_commands import AnswerHelp, CallHelp, EndHelp

from moiso_server.rules import kiosks
from moiso_server.rules.decide import Reply
from moiso_server.rules.draft import Draft


def call(draft: Draft, command: CallHelp) -> HelpCall:
    """Call for help; one that waits for an answer goes on waiting, one that was answered waits again.

    Raises:
        UnknownCounter: The document has no such counter.
    """
    draft.counter(command.counter)
    wanted = HelpCall(counter=command.counter, help=command.help.value, since=draft.now)
    present = draft.lobby.help_calls.get(wanted.key)
    if present is not None and present.coming is None:
        return present
    return _record(draft, FactKind.HELP_CALLED, wanted)


def answer(draft: Draft, command: AnswerHelp) -> Reply:
    """Say there that somebody is on the way; whoever says so twice is on the way once.

    Raises:
        HelpNotCalled: The counter does not call for it.
        HelpIsComing: Somebody else was quicker.
        NotFound, KioskAway: The kiosk cannot be told.
    """
    if command.kiosk is not None:
        return kiosks.tell(draft, command.kiosk, FactKind.HELP_ANSWERED)
    present = _present(draft, command.counter or "", command.help)
    if present.coming not in (None, draft.actor):
        raise HelpIsComing(f"counter: '{present.coming}' is on the way to '{present.counter}' already")
    if present.coming is None:
        coming = {"coming": draft.actor, "coming_since": draft.now}
        present = _record(draft, FactKind.HELP_ANSWERED, present.model_copy(update=coming))
    return present.model_dump(mode="json")


def end(draft: Draft, command: EndHelp) -> HelpCall:
    """End a call: withdrawn while nobody was on the way, done afterwards.

    Raises:
        HelpNotCalled: The counter does not call for it.
    """
    present = _present(draft, command.counter, command.help)
    reason = "withdrawn" if present.coming is None else "done"
    return _record(draft, FactKind.HELP_ENDED, present.model_copy(update={"active": False}), reason)


def _present(draft: Draft, counter: str, kind: Help | None) -> HelpCall:
    draft.counter(counter)
    found = draft.lobby.help_calls.get(f"{counter}/{kind}")
    if found is None:
        raise HelpNotCalled(f"help: '{counter}' does not call for '{kind}'")
    return found


def _record(draft: Draft, kind: FactKind, changed: HelpCall, reason: str | None = None) -> HelpCall:
    draft.record(kind, help_calls=(changed,), reason=reason)
    return changed
