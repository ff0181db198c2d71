"""What stands on a board's signs and at its foot."""

from datetime import UTC, datetime, timedelta

import pytest
from moiso_shared.boards.between import NOTICE_S, SEPARATOR, in_turn
from moiso_shared.boards.derive import derive
from moiso_shared.boards.page import Moment

from tests.fakes.centre import DOCUMENT, small_centre
from tests.fakes.link import FakeLink
from tests.fakes.tickets import ticket

pytestmark = pytest.mark.usefixtures("qapp")  # a link needs Qt, in whatever order the tests run

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        (None, "Quầy 1"),
        ("Quầy Hộ tịch", "Quầy Hộ tịch"),
        ("Tiếp nhận hồ sơ số 12", "Tiếp nhận hồ sơ số\u00a012"),
    ],
)
def test_a_counters_name_is_never_broken_before_its_number(name: str | None, sign: str) -> None:
    first, *others = DOCUMENT["counters"]
    named = first | ({"name": {"vi": name}} if name else {})
    link = FakeLink()
    link.come_online(small_centre(counters=[named, *others]), role="board", name="b1")
    link.tell_call(ticket("A001"), "1")
    page = derive(Moment(lobby=link.lobby, now=link.now, centre=link.centre, board="b1", online=True))
    assert page.main is not None
    assert page.main.counter == sign


def test_notices_are_read_one_after_the_other_where_no_line_runs() -> None:
    both = SEPARATOR.join(["Nghỉ lễ", "Cảm ơn"])
    seen = [in_turn(both, NOON + timedelta(seconds=NOTICE_S * turn)) for turn in range(4)]
    assert sorted(seen[:2]) == ["Cảm ơn", "Nghỉ lễ"]
    assert seen[:2] == seen[2:]
    assert in_turn("", NOON) == ""
