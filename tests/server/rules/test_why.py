"""Why was I passed: for any ticket of the day, to staff in full and to citizens no more than the rule."""

from typing import Any

import pytest
from moiso_server.rules.internal import Tick
from moiso_server.stories import summary
from moiso_shared.commands import (
    CallTicket,
    Cancel,
    Finish,
    Miss,
    NoteTicket,
    ReplaceCentre,
    ReturnToQueue,
    SetProfile,
    Start,
)
from moiso_shared.errors import UnknownTicket
from moiso_shared.facts import Fact, Why
from moiso_shared.reasons import BY_RULE, comeback_words, public_words, staff_words
from moiso_shared.tickets import Ticket

from tests.fakes.centre import small_centre
from tests.server.in_process import MORNING, FakeClock, InProcess


@pytest.fixture
def open_hall(hall: InProcess) -> InProcess:
    hall.open("1", "2")
    return hall


def why(hall: InProcess, ticket: Ticket, *, staff: bool = True) -> dict[str, Any]:
    return hall.run(hall.parts.enquiries.why(ticket.number, staff=staff))


def serve_next(hall: InProcess, counter: str = "1") -> None:
    ticket = hall.call_next(counter)
    assert ticket is not None
    hall.ask(Start(ticket=ticket.id))
    hall.ask(Finish(ticket=ticket.id))


def passed_once(hall: InProcess, clock: FakeClock) -> Ticket:
    """Somebody whom a later visitor with priority has passed."""
    mine = hall.issue()
    clock.advance(minutes=1)
    hall.issue(priority="elderly")
    serve_next(hall)
    return mine


def test_staff_hear_who_passed_and_the_whole_reason(open_hall: InProcess, clock: FakeClock) -> None:
    mine = passed_once(open_hall, clock)
    answer = why(open_hall, mine)
    (row,) = answer["passed_by"]
    assert (row["number"], row["counter"]) == ("A002", "1")
    assert row["why"]["en"].startswith("priority: elderly")
    assert row["why"]["en"].endswith("15 minutes' credit")


def test_citizens_hear_no_number_and_no_more_than_the_rule(open_hall: InProcess, clock: FakeClock) -> None:
    mine = passed_once(open_hall, clock)
    later = open_hall.issue()
    open_hall.ask(CallTicket(counter="1", ticket=later.id, reason="Ông Tám đau chân"))
    answer = why(open_hall, mine, staff=False)
    assert [row["why"] for row in answer["passed_by"]] == [BY_RULE.root] * 2
    assert all("number" not in row for row in answer["passed_by"])
    assert "Tám" not in str(answer)
    assert answer["words"]["vi"] == "2 người đến sau được gọi trước: ưu tiên theo quy định."


@pytest.mark.parametrize("code", ["priority", "appointment", "came_back", "sent_here", "by_hand", "new"])
def test_no_reason_but_the_turn_says_more_to_a_citizen_than_the_rule(code: str) -> None:
    told = public_words(Why(code=code, priority="elderly", credit_min=15, note=1))
    assert told == BY_RULE


@pytest.mark.parametrize(
    ("codes", "words"), [("next next", "theo thứ tự phục vụ"), ("next by_hand", "ưu tiên theo quy định")]
)
def test_the_sentence_names_the_rule_only_where_the_turn_alone_is_no_reason(
    open_hall: InProcess, codes: str, words: str
) -> None:
    mine = open_hall.issue()
    calls = [
        Fact(
            seq=seq, kind="called", at=MORNING, day=mine.day, why=Why(code=code), tickets=(open_hall.issue(),)
        )
        for seq, code in enumerate(codes.split(), 9)
    ]
    assert summary(mine, calls).vi == f"2 người đến sau được gọi trước: {words}."


def test_who_was_called_twice_before_is_one_person(open_hall: InProcess) -> None:
    mine, other = open_hall.issue(), open_hall.issue()
    calls = [Fact(seq=seq, kind="called", at=MORNING, day=mine.day, tickets=(other,)) for seq in (9, 12)]
    assert summary(mine, calls).vi.startswith("1 người đến sau được gọi trước")
    assert (summary(mine, calls).root["en"] or "").startswith("1 who came later")


def test_nobody_passed_is_said_too(open_hall: InProcess) -> None:
    mine = open_hall.issue()
    assert why(open_hall, mine)["passed_by"] == []
    assert "Chưa có ai" in why(open_hall, mine)["words"]["vi"]


def test_after_the_visit_the_answer_stays_the_same(open_hall: InProcess, clock: FakeClock) -> None:
    mine = passed_once(open_hall, clock)
    before = why(open_hall, mine)["passed_by"]
    serve_next(open_hall)
    open_hall.issue(priority="elderly")
    serve_next(open_hall)
    after = why(open_hall, mine)
    assert after["passed_by"] == before
    assert [call["counter"] for call in after["called"]] == ["1"]


def test_who_gave_up_was_not_passed_by_later_calls(open_hall: InProcess) -> None:
    mine = open_hall.issue()
    open_hall.ask(Cancel(ticket=mine.id))
    open_hall.issue()
    serve_next(open_hall)
    assert why(open_hall, mine)["passed_by"] == []


def test_each_stretch_of_waiting_counts_and_absence_does_not(open_hall: InProcess, clock: FakeClock) -> None:
    mine = open_hall.issue()
    open_hall.call_next("1")
    open_hall.ask(Miss(ticket=mine.id))
    away = open_hall.issue()
    serve_next(open_hall)
    waited = [open_hall.issue() for _ in range(2)]
    open_hall.ask(ReturnToQueue(ticket=mine.id))
    for _ in waited:
        serve_next(open_hall)
    answer = why(open_hall, mine)
    assert [row["number"] for row in answer["passed_by"]] == [ticket.number for ticket in waited]
    assert away.number not in str(answer)
    assert "đã được gọi 1 lần" in answer["words"]["vi"]


def test_a_counter_that_did_not_take_the_service_then_did_not_pass(open_hall: InProcess) -> None:
    counter = next(part for part in open_hall.parts.hall.centre.counters if set(part.services) >= {"A", "B"})
    open_hall.open(counter.id)
    open_hall.ask(SetProfile(counter=counter.id, services=("B",)))
    mine = open_hall.issue("A")
    open_hall.issue("B")
    serve_next(open_hall, counter.id)
    assert why(open_hall, mine)["passed_by"] == []


def test_nobody_is_asked_about(open_hall: InProcess) -> None:
    with pytest.raises(UnknownTicket):
        open_hall.run(open_hall.parts.enquiries.why("Z999", staff=True))


def test_the_story_tells_every_step_with_words_and_notes(open_hall: InProcess) -> None:
    ticket = open_hall.issue()
    open_hall.ask(NoteTicket(ticket=ticket.id, text="thiếu bản chính"))
    open_hall.ask(CallTicket(counter="1", ticket=ticket.id, reason="đau chân"))
    steps = open_hall.run(open_hall.parts.enquiries.story(ticket.number))
    assert [step["kind"] for step in steps] == ["issued", "noted", "called"]
    assert steps[1]["note"] == "thiếu bản chính"
    assert steps[2]["why"]["vi"] == "gọi chọn bằng tay: đau chân"


def test_the_story_of_a_ticket_that_was_kept_begins_on_its_first_day(
    open_hall: InProcess, clock: FakeClock
) -> None:
    document = open_hall.parts.hall.centre.model_dump(mode="json", exclude_none=True)
    open_hall.ask(ReplaceCentre(document=document | {"calling": {"leftover": "carry"}}))
    ticket = open_hall.issue()
    for _ in range(2):
        clock.advance(days=1)
        open_hall.ask(Tick())
    open_hall.call_next("1")
    steps = open_hall.run(open_hall.parts.enquiries.story(ticket.id))
    assert [step["kind"] for step in steps] == ["issued", "day_closed", "day_closed", "called"]


def test_the_reason_of_a_call_in_words() -> None:
    centre = small_centre()
    said = staff_words(Why(code="priority", priority="pregnant", credit_min=15), centre)
    assert said.root == {
        "vi": "ưu tiên: phụ nữ mang thai, cộng 15 phút",
        "en": "priority: pregnant, 15 minutes' credit",
    }
    assert staff_words(Why(code="by_hand", note=1), centre, note="đau chân").in_language("en") == (
        "chosen by hand: đau chân"
    )


def test_the_ticket_prints_the_centres_own_rule_for_coming_back() -> None:
    centre = small_centre(calling={"comeback_min": 10, "comeback_after": 3})
    words = comeback_words(centre)
    assert words is not None
    assert words.vi == (
        "Lỡ lượt gọi? Quay lại trong 10 phút, bạn được gọi sau 3 người kế tiếp (tối đa 1 lần); "
        "muộn hơn thì xếp cuối hàng."
    )
    assert comeback_words(small_centre(calling={"comebacks_most": 0})) is None
