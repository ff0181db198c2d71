"""Counters' calls for help as the staff pages show them, and what is answered there."""

from collections.abc import Iterable
from dataclasses import dataclass

from moiso_shared.centre import Centre
from moiso_shared.commands import AnswerHelp, EndHelp
from moiso_shared.help_calls import Help, HelpCall

from moiso_server.pages.phone import clock_time, counter_name
from moiso_server.pages.ticket_html import actor_name
from moiso_server.pages.words import Words


@dataclass(frozen=True)
class HelpLine:
    """One call in words."""

    key: str
    """Differs when the counter calls again."""
    counter: str
    help: str
    where: str
    """The counter, with its part of the hall."""
    what: str
    since: str
    coming: str
    """Who is on the way; empty while nobody has answered."""


def help_lines(calls: Iterable[HelpCall], centre: Centre, words: Words) -> list[HelpLine]:
    """The calls of counters that the document knows: those without an answer first, then the oldest."""
    known = [call for call in calls if centre.counter(call.counter) is not None]
    ranked = sorted(known, key=lambda call: (call.coming is not None, call.since, call.key))
    return [_line(call, centre, words) for call in ranked]


def _line(call: HelpCall, centre: Centre, words: Words) -> HelpLine:
    counter = centre.counter(call.counter)
    zone = next((zone for zone in centre.zones if counter and zone.id == counter.zone), None)
    name = counter_name(centre, call.counter, words)
    where = [name[:1].upper() + name[1:], *([zone.name.in_language(words.language)] if zone else ())]
    return HelpLine(
        key=f"{call.key}/{call.since.isoformat()}",
        counter=call.counter,
        help=call.help,
        where=" · ".join(where),
        what=help_name(call.help, words),
        since=words("help_since", since=clock_time(centre, call.since)),
        coming=actor_name(call.coming, centre, words) if call.coming else "",
    )


def help_name(kind: str, words: Words) -> str:
    """Whom a counter calls."""
    key = f"help_{kind}"
    return words(key) if words.has(key) else kind


def help_command(deed: str, counter: str, kind: str) -> AnswerHelp | EndHelp:
    """What a button stands for: somebody is on the way, or it is done.

    Raises:
        ValidationError: There is no such counter's id or kind of help.
        ValueError: There is no such kind of help.
    """
    said = {"counter": counter, "help": Help(kind)}
    return EndHelp.model_validate(said) if deed == "done" else AnswerHelp.model_validate(said)
