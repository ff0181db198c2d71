"""A visit is rated once, after its end, and no clerk sees a single answer."""

import json
from datetime import timedelta
from typing import Any

import pytest
from moiso_server.feed import Outbox
from moiso_server.private import Bearer
from moiso_shared.commands import Finish, Rate, Start
from moiso_shared.errors import AlreadyRated, UnknownTicket, WrongState
from moiso_shared.tickets import Ticket

from tests.server.in_process import FakeClock, InProcess

WEB = Bearer("pages", "web")


def served(hall: InProcess) -> Ticket:
    hall.open("1")
    ticket = hall.issue()
    hall.call_next("1")
    hall.ask(Start(ticket=ticket.id))
    hall.ask(Finish(ticket=ticket.id))
    return ticket


def rate(hall: InProcess, ticket: Ticket, **said: object) -> None:
    hall.ask(Rate.model_validate({"ticket": ticket.id, "score": 4} | said), WEB, f"rate-{ticket.id}")


def test_a_rating_is_kept_in_the_journal_and_its_words_apart(hall: InProcess) -> None:
    ticket = served(hall)
    rate(hall, ticket, reasons=["waiting"], comment="Chờ hơi lâu")
    fact = hall.told[-1]
    assert fact.rating is not None
    assert (fact.rating.score, fact.rating.reasons) == (4, ("waiting",))
    assert "Chờ hơi lâu" not in fact.model_dump_json()
    assert fact.rating.note is not None
    note = fact.rating.note
    assert hall.run(hall.parts.enquiries.note(note, comments=True)) == "Chờ hơi lâu"
    assert hall.run(hall.parts.enquiries.note(note, comments=False)) is None


def test_nobody_is_told_what_a_citizen_answered(hall: InProcess) -> None:
    clerk = Outbox("counter")
    hall.parts.feed.join(clerk, hall.lobby.seq)
    ticket = served(hall)
    rate(hall, ticket, score=1)
    frames: list[dict[str, Any]] = []
    while not frames or frames[-1].get("body", {}).get("kind") != "rated":
        frames.append(json.loads(hall.run(clerk.take())))
    assert "rating" not in frames[-1]["body"]
    late = Outbox("supervisor")
    hall.restart()
    hall.parts.feed.join(late, hall.lobby.seq - 1)
    assert '"rated"' in (frame := hall.run(late.take()))
    assert '"score"' not in frame


def test_a_visit_is_rated_once(hall: InProcess) -> None:
    ticket = served(hall)
    rate(hall, ticket)
    with pytest.raises(AlreadyRated):
        rate(hall, ticket, score=1)


def test_only_a_visit_that_ended_today_is_rated(hall: InProcess, clock: FakeClock) -> None:
    over = served(hall)
    waiting = hall.issue()
    with pytest.raises(WrongState):
        rate(hall, waiting)
    clock.now += timedelta(days=1)
    hall.issue()
    with pytest.raises(WrongState):
        rate(hall, over)
    with pytest.raises(UnknownTicket):
        rate(hall, over.model_copy(update={"id": "nobody"}))


def test_the_lobby_after_a_replay_is_the_lobby_before(hall: InProcess) -> None:
    rate(hall, served(hall), comment="Tốt")
    assert hall.replayed().state() == hall.lobby.state()
