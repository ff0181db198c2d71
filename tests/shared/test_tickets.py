"""Numbers on paper, and the table of a ticket's moves."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_shared.tickets import AT_COUNTER, ENDED, MOVES, Ticket, TicketState, format_number
from pydantic import ValidationError


@pytest.mark.parametrize(
    ("prefix", "ordinal", "number"),
    [
        ("A", 1, "A001"),
        ("A", 15, "A015"),
        ("A", 999, "A999"),
        ("A", 1000, "A1000"),
        ("KA", 7, "KA007"),
        ("Đ", 12, "Đ012"),
        ("", 5, "005"),
    ],
)
def test_a_number_is_its_prefix_and_at_least_three_digits(prefix: str, ordinal: int, number: str) -> None:
    assert format_number(prefix, ordinal) == number


@given(
    st.tuples(st.sampled_from(["", "A", "KA"]), st.integers(1, 99_999)),
    st.tuples(st.sampled_from(["", "A", "KA"]), st.integers(1, 99_999)),
)
def test_two_different_numbers_are_never_written_alike(one: tuple[str, int], other: tuple[str, int]) -> None:
    assert (format_number(*one) == format_number(*other)) == (one == other)


def test_every_state_has_its_row_of_moves() -> None:
    assert set(MOVES) == set(TicketState)


def test_a_ticket_that_has_ended_goes_nowhere_and_every_other_can_end() -> None:
    for state, following in MOVES.items():
        assert (following == frozenset()) == (state in ENDED)
        if state not in ENDED:
            assert following & ENDED


def test_nobody_is_called_out_of_a_service_and_only_a_visitor_at_the_counter_finishes() -> None:
    assert TicketState.CALLED not in MOVES[TicketState.SERVING]
    assert {state for state, following in MOVES.items() if TicketState.FINISHED in following} == AT_COUNTER


@pytest.mark.parametrize("state", TicketState)
def test_a_ticket_is_open_until_it_has_ended(state: TicketState) -> None:
    assert _ticket(state).open == (state not in ENDED)


def test_a_ticket_is_never_edited() -> None:
    with pytest.raises(ValidationError):
        _ticket(TicketState.WAITING).number = "A002"  # type: ignore[misc]


def _ticket(state: TicketState) -> Ticket:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    return Ticket(id="t", number="A001", service="A", state=state, day=date(2026, 11, 23), state_since=now)
