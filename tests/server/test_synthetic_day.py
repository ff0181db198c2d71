"""A made-up day of 2 000 visitors and 20 clerks on a bad line; afterwards the journal is read like a book.

``MOISO_VISITORS`` makes the day longer.
"""

import os
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from moiso_server.journal import Journal
from moiso_shared.centre import Centre
from moiso_shared.centre_file import dump
from moiso_shared.facts import Fact, FactKind
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import AT_COUNTER, MOVES

from tests.server.clerks import SERVICES, Clerk, Visitors
from tests.server.lossy_client import NOBODY, Asked, LossyClient
from tests.server.server_process import ServerProcess

VISITORS = max(2000, int(os.environ.get("MOISO_VISITORS", "2000")))
CLERKS, KIOSKS = 20, 2
SEED = 20_260_302


def big_hall() -> Centre:
    """Twenty counters, each with two or three of the five services; every other one is accessible."""
    counters: list[dict[str, Any]] = []
    for index in range(CLERKS):
        services = [SERVICES[(index + step) % 5] for step in range(2 + index % 2)]
        number = index + 1
        counters.append(
            {"id": str(number), "number": number, "services": services, "accessible": index % 2 == 0}
        )
    return Centre.model_validate(
        {
            "id": "ngay-hoi",
            "name": "Trung tâm thử",
            "priority_classes": [{"id": "elderly", "name": "Người cao tuổi"}],
            "services": [{"id": one, "name": f"Việc {one}", "prefix": one} for one in SERVICES],
            "counters": counters,
            "hours": {"always_open": True},
            "calling": {"recall_interval_s": 0},
        }
    )


@dataclass(frozen=True)
class Day:
    """What the clerks remember, and what the journal says."""

    asked: dict[str, list[Asked]]
    """By who asked."""
    differing: list[Any]
    strange: list[Asked]
    facts: list[Fact]
    kept: Counter[tuple[str, str]]
    """Answers in the journal by asker and id."""
    numbers: list[tuple[date, str]]


@pytest.fixture
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder = tmp_path_factory.mktemp("day")
    document = folder / "centre.toml"
    document.write_text(dump(big_hall()), encoding="utf-8")
    server = ServerProcess(folder / "data", "--no-announce", centre=str(document))
    try:
        visitors, clerks = _people(server)
        _live_through(visitors, clerks)
    finally:
        server.stop()
    asked = {f"kiosk/k{n}": part.client.asked for n, part in enumerate(visitors)}
    asked |= {f"counter/{clerk.counter}": clerk.client.asked for clerk in clerks}
    clients = [*(part.client for part in visitors), *(clerk.client for clerk in clerks)]
    differing = [pair for client in clients for pair in client.differing]
    strange = [each for clerk in clerks for each in clerk.strange]
    return _with_journal(folder / "data", asked, differing, strange)


def _people(server: ServerProcess) -> tuple[list[Visitors], list[Clerk]]:
    all_came, all_gone = threading.Event(), threading.Event()
    chance = Random(SEED)

    def client(role: str, name: str) -> LossyClient:
        return LossyClient(server.url, server.token(role, name), Random(chance.random()))

    counters = [str(number + 1) for number in range(CLERKS)]
    kiosks = [Visitors(client("kiosk", f"k{n}"), VISITORS // KIOSKS) for n in range(KIOSKS)]
    return kiosks, [Clerk(client("counter", own), own, counters, all_came, all_gone) for own in counters]


def _live_through(visitors: list[Visitors], clerks: list[Clerk]) -> None:
    with ThreadPoolExecutor(CLERKS + KIOSKS) as people:
        coming = [people.submit(part.come) for part in visitors]
        working = [people.submit(clerk.work) for clerk in clerks]
        for each in coming:
            each.result()
        clerks[0].all_came.set()
        for each in working:
            each.result()


def _with_journal(
    data: Path, asked: dict[str, list[Asked]], differing: list[Any], strange: list[Asked]
) -> Day:
    journal = Journal(data / "journal.db")
    try:
        assert journal.verify() == journal.head
        facts = list(journal.facts())
        kept = Counter((reply.actor, reply.id) for reply in journal.replies())
    finally:
        journal.close()
    issued = [ticket for fact in facts if fact.kind == FactKind.ISSUED for ticket in fact.tickets]
    return Day(asked, differing, strange, facts, kept, [(ticket.day, ticket.number) for ticket in issued])


def by_command(facts: Iterable[Fact]) -> dict[tuple[str, str], list[Fact]]:
    found = defaultdict(list)
    for fact in facts:
        if fact.command is not None:
            found[fact.actor, fact.command].append(fact)
    return found


def everybody_came_and_went_and_no_number_was_given_twice(day: Day) -> None:
    assert len(day.numbers) == len(set(day.numbers)) == VISITORS
    lobby = Lobby()
    for fact in day.facts:
        lobby.apply(fact)
    assert lobby.tickets == {}
    assert {counter.status for counter in lobby.counters.values()} == {"closed"}


def every_visitors_story_is_a_legal_path(day: Day) -> None:
    states: dict[str, str] = {}
    for fact in day.facts:
        for ticket in fact.tickets:
            before = states.get(ticket.id)
            if before is None:
                assert fact.kind == FactKind.ISSUED
            elif fact.kind != FactKind.UNDONE and before != ticket.state:
                assert ticket.state in MOVES[before], (fact.kind, before, ticket)  # type: ignore[index]
            states[ticket.id] = ticket.state
    assert set(states.values()) == {"finished", "cancelled"}


def no_ticket_is_in_two_places_at_any_moment(day: Day) -> None:
    lobby = Lobby()
    for fact in day.facts:
        lobby.apply(fact)
        held = [counter.ticket for counter in lobby.counters.values() if counter.ticket is not None]
        assert len(held) == len(set(held))
        for counter in fact.counters:
            ticket = lobby.present(counter.id)
            assert counter.ticket is None or (ticket is not None and ticket.counter == counter.id)
        for ticket in fact.tickets:
            at = [counter.id for counter in lobby.counters.values() if counter.ticket == ticket.id]
            assert at == ([ticket.counter] if ticket.state in AT_COUNTER else [])


def every_clerks_action_was_answered_exactly_once(day: Day) -> None:
    assert day.strange == []
    assert day.differing == []
    done = by_command(day.facts)
    remembered = {(who, asked.id) for who, many in day.asked.items() for asked in many}
    assert set(done) <= remembered
    assert set(done) <= set(day.kept) <= remembered
    assert max(day.kept.values()) == 1
    for facts in done.values():
        seqs = [fact.seq for fact in facts]
        assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))
        assert Counter(fact.kind for fact in facts).most_common(1)[0][1] == 1


def every_answer_says_what_the_journal_says(day: Day) -> None:
    done = by_command(day.facts)
    for who, many in day.asked.items():
        for asked in many:
            calls = [fact for fact in done.get((who, asked.id), ()) if fact.kind == FactKind.CALLED]
            if asked.path.endswith("/call-next") and calls and asked.reply != NOBODY:
                assert asked.reply["ticket"]["id"] == calls[0].tickets[0].id


def all_turns_were_taken(day: Day) -> None:
    kinds = {fact.kind for fact in day.facts}
    assert kinds >= {
        *("issued", "called", "recalled", "started", "finished", "missed", "returned"),
        *("transferred", "cancelled", "parked", "undone", "priority_changed", "noted"),
    }


@pytest.mark.timeout(300)
def test_after_a_long_day_on_a_bad_line_the_journal_holds_no_contradiction(day: Day) -> None:
    everybody_came_and_went_and_no_number_was_given_twice(day)
    every_visitors_story_is_a_legal_path(day)
    no_ticket_is_in_two_places_at_any_moment(day)
    every_clerks_action_was_answered_exactly_once(day)
    every_answer_says_what_the_journal_says(day)
    all_turns_were_taken(day)
