"""What staff tell the kiosk from where they are."""

from datetime import timedelta

import pytest
from moiso_kiosk.attendant import EXIT_RESTART, EXIT_STOP
from moiso_shared.commands import Order

from tests.kiosk.stand import Stand


def test_the_visitor_reads_that_somebody_is_coming(stand: Stand) -> None:
    stand.touch("help")
    stand.link.tell("help_answered", kiosk="kiosk-1")
    assert stand.words("notice").startswith("Nhân viên đang đến")
    assert stand.link.reports[-1] == {"problems": ()}
    stand.clock.pass_s(181)
    stand.kiosk.tick()
    assert not stand.shows("notice")


def test_an_answer_for_another_kiosk_or_without_a_call_says_nothing(stand: Stand) -> None:
    stand.link.tell("help_answered", kiosk="kiosk-1")
    assert not stand.shows("notice")
    stand.touch("help")
    stand.link.tell("help_answered", kiosk="kiosk-2")
    assert stand.words("notice").startswith("Đã báo cho nhân viên")


def test_a_kiosk_is_locked_and_unlocked_from_afar(stand: Stand) -> None:
    stand.link.tell("kiosk_told", kiosk="kiosk-1", order=Order.LOCK)
    assert stand.words("problem") == "Máy tạm ngừng phục vụ"
    stand.link.tell("kiosk_told", kiosk="kiosk-1", order=Order.UNLOCK)
    assert stand.shows("tile-0")


def test_paper_is_tried_and_asked_after_from_afar(stand: Stand) -> None:
    stand.link.tell("kiosk_told", kiosk="kiosk-1", order=Order.TEST_PRINT)
    stand.link.tell("kiosk_told", kiosk="kiosk-1", order=Order.PAPER_LOADED)
    assert [job.values["number"] for job in stand.paper.jobs] == ["A015"]
    assert stand.paper.looks == 1


@pytest.mark.parametrize(("order", "code"), [(Order.RESTART, EXIT_RESTART), (Order.EXIT, EXIT_STOP)])
def test_the_program_is_ended_from_afar(stand: Stand, order: Order, code: int) -> None:
    codes: list[int] = []
    stand.attendant.leaving.connect(codes.append)
    stand.link.tell("kiosk_told", kiosk="kiosk-1", order=order)
    assert codes == [code]


def test_an_order_from_before_an_outage_is_not_done_any_more(stand: Stand) -> None:
    old = stand.link.tell("device_changed").model_copy(
        update={"kind": "kiosk_told", "kiosk": "kiosk-1", "order": Order.LOCK}
    )
    stand.link.pass_time(minutes=5)
    stand.link.changed.emit(old)
    assert stand.shows("tile-0")
    stand.link.changed.emit(old.model_copy(update={"at": stand.link.now - timedelta(seconds=2)}))
    assert not stand.shows("tile-0")


def test_the_first_page_is_put_into_another_language_from_afar(stand: Stand) -> None:
    stand.link.tell("kiosk_told", kiosk="kiosk-1", order="language:en")
    assert (stand.page["language"], stand.attendant.language) == ("en", "en")
    stand.link.tell("kiosk_told", kiosk="kiosk-1", order="language:xx")
    assert stand.page["language"] == "en"


def test_an_order_of_a_newer_server_means_nothing(stand: Stand) -> None:
    stand.link.tell("kiosk_told", kiosk="kiosk-1", order="dance")
    assert stand.shows("tile-0")
