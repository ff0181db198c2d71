"""By touch, as a citizen does it."""

from collections.abc import Callable

import pytest
from moiso_hardware.printers.port import NotPrinted, Printed, Sent, Unknown
from moiso_qt.link import Accepted, NoAnswer, RefusedReply
from moiso_shared.centre import Centre
from moiso_shared.commands import AnyCommand, Cancel, Issue, ReportPaper
from moiso_shared.facts import CounterState, CounterStatus, Fact

from tests.kiosk.stand import LYING, UPRIGHT, Stand, a_ticket


@pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
def test_two_touches_lead_to_a_number(build: Callable[..., Stand], size: object) -> None:
    stand = build(size)
    stand.touch("tile-0")
    stand.settle()
    stand.touch("take")
    assert [(issue.service, issue.priority, issue.paper) for issue in stand.issues] == [
        ("chung-thuc", None, True)
    ]
    stand.give("A015")
    assert stand.words("number") == "A015"


@pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
def test_whoever_chose_a_language_reads_in_which_ones_the_number_is_called(
    build: Callable[..., Stand], size: object
) -> None:
    stand = build(size)
    stand.touch("language-en")
    stand.ask()
    stand.give("A015")
    assert stand.words("call-language") == "Called in: Tiếng Việt, English"


def test_in_vietnamese_a_call_in_vietnamese_alone_is_no_news(stand: Stand) -> None:
    stand.ask()
    stand.give("A015")
    assert not stand.shows("call-language")


def test_a_tile_with_several_services_opens_them(stand: Stand) -> None:
    stand.touch("tile-1")
    assert stand.words("title") == "Hộ tịch, đất đai"
    stand.touch("tile-1.1")
    assert stand.words("title") == "Đất đai"
    stand.touch("back")
    stand.touch("back")
    assert stand.shows("tile-0")


def test_whoever_does_not_know_gets_a_number_for_the_guide(stand: Stand) -> None:
    stand.touch("tile-guide")
    stand.settle()
    stand.touch("take")
    assert stand.issues[0].service == "ho-tich"


def test_a_double_tap_on_the_button_asks_once(stand: Stand) -> None:
    stand.offer()
    stand.touch("take", times=3)
    assert len(stand.issues) == 1


def test_the_second_half_of_a_double_tap_leaves_the_number_on_show(stand: Stand) -> None:
    stand.offer()
    place = stand.middle("take")
    stand.tap(place)
    stand.give("A015")
    stand.tap(place)
    assert stand.page["step"] == "number"
    stand.settle()
    stand.tap(place)
    assert stand.page["step"] == "menu", "what lies there is not the second half's to press"


def test_a_double_tap_on_a_tile_asks_for_nothing(stand: Stand) -> None:
    for place in ("tile-0", "tile-guide"):
        stand.touch(place, times=3)
        assert stand.issues == []
        stand.touch("back")


def test_two_fingers_on_two_tiles_open_one_page(stand: Stand) -> None:
    places = [stand.middle("tile-0"), stand.middle("tile-1")]
    stand.press("tile-0", "tile-1")
    stand.release(*places)
    assert stand.page["step"] in ("confirm", "menu")
    stand.settle()
    assert stand.issues == []


def test_two_fingers_on_the_button_ask_once(stand: Stand) -> None:
    stand.offer()
    place = stand.middle("take")
    stand.press("take", "take")
    stand.release(place, place)
    assert len(stand.issues) <= 1


def test_a_finger_that_slides_off_touches_nothing(stand: Stand) -> None:
    stand.press("tile-0")
    stand.release(stand.middle("tile-guide"))
    assert stand.page["step"] == "menu"


def test_a_priority_class_is_chosen_by_its_picture_and_taken_back_by_the_same_touch(stand: Stand) -> None:
    stand.offer()
    stand.touch("priority-elderly")
    assert stand.words("take") == "Lấy số ưu tiên"
    stand.touch("priority-elderly")
    stand.touch("priority-pregnant")
    stand.touch("take")
    assert stand.issues[0].priority == "pregnant"


def test_a_service_without_priority_classes_asks_no_question(
    build: Callable[..., Stand], centre: Centre
) -> None:
    services = tuple(service.model_copy(update={"priorities": ()}) for service in centre.services)
    stand = build(centre=centre.model_copy(update={"services": services}))
    stand.offer()
    assert not stand.shows("priority-elderly")
    assert stand.shows("take")


def test_the_page_tells_how_many_wait(stand: Stand) -> None:
    stand.link.tell("issued", a_ticket("A001"), a_ticket("A002"))
    assert stand.page["tiles"][0]["note"] == "Chưa có quầy nào mở"
    stand.link.tell("counter_opened", counters=(CounterState(id="1", status=CounterStatus.OPEN),))
    assert stand.page["tiles"][0]["note"] == "2 người đang chờ"
    stand.offer()
    assert stand.page["waiting"] == "2 người"


def test_a_fact_in_the_middle_of_a_touch_does_not_spoil_it(stand: Stand) -> None:
    place = stand.middle("tile-0")
    stand.press("tile-0")
    stand.link.tell("issued", a_ticket("A001"))
    stand.release(place)
    assert stand.page["step"] == "confirm"


def test_the_number_follows_the_hall_until_it_is_called(stand: Stand) -> None:
    stand.link.tell("issued", a_ticket("A013"), a_ticket("A014"))
    stand.ask()
    mine = stand.give("A015", ahead=2)
    assert stand.page["ahead"] == "Trước bạn còn 2 người"
    stand.link.tell("finished", a_ticket("A013", state="finished"))
    assert stand.page["ahead"] == "Trước bạn còn 1 người"
    stand.link.tell_call(mine, "1")
    assert stand.words("called") == "Mời bạn đến Quầy 1 ngay"


@pytest.mark.parametrize(
    ("outcome", "reported", "words"),
    [
        (Printed(), "printed", "Mời bạn lấy phiếu ở khe bên dưới"),
        (Sent(), "unknown", "Mời bạn lấy phiếu ở khe bên dưới"),
        (NotPrinted("paper_end"), "not_printed", "Máy không in được phiếu"),
        (Unknown("link_lost"), "unknown", "Nếu không thấy phiếu"),
    ],
)
def test_the_paper_is_told_to_the_citizen_and_to_the_server(
    stand: Stand, outcome: object, reported: str, words: str
) -> None:
    stand.ask()
    given = stand.give("A015", ahead=3)
    assert stand.words("paper") == "Đang in phiếu…"
    assert stand.paper.jobs[0].values["number"] == "A015"
    assert stand.paper.jobs[0].values["ahead"] == "3"
    stand.paper.come_out(outcome)  # type: ignore[arg-type]
    assert stand.link.sent[-1] == ReportPaper(ticket=given.id, paper=reported)
    assert stand.words("paper").startswith(words)
    stand.link.answer(Accepted())
    assert (stand.store.open_jobs(), stand.store.untold()) == ([], [])


def test_a_report_that_nobody_heard_is_told_again(stand: Stand) -> None:
    stand.ask()
    stand.give()
    stand.paper.come_out(Printed())
    stand.link.answer(NoAnswer())
    stand.link.go_offline()
    stand.link.come_back()
    assert [type(command) for command in stand.link.sent] == [Issue, ReportPaper, ReportPaper]


def test_a_number_without_paper_stays_until_it_is_noted(stand: Stand) -> None:
    stand.ask()
    stand.give()
    stand.paper.come_out(NotPrinted("paper_end"))
    stand.clock.pass_s(25)
    stand.kiosk.tick()
    assert stand.words("done") == "Tôi đã ghi số"
    stand.touch("done")
    assert stand.page["step"] == "menu"


def test_a_printed_number_makes_room_for_the_next_citizen(stand: Stand) -> None:
    stand.ask()
    stand.give()
    stand.paper.come_out(Printed())
    stand.clock.pass_s(16)
    stand.kiosk.tick()
    assert stand.page["step"] == "menu"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("service_closed", "Hiện chưa nhận số cho việc này"),
        ("service_stopped", "Việc này đang tạm dừng nhận số"),
        ("quota_reached", "Hôm nay đã hết số cho việc này"),
        ("journal_unavailable", "Chưa lấy được số"),
    ],
)
def test_a_refusal_is_a_plain_sentence_with_a_way_out(stand: Stand, code: str, sentence: str) -> None:
    stand.ask()
    stand.link.answer(RefusedReply(code))
    assert stand.words("problem") == sentence
    stand.touch("back")
    assert stand.page["step"] == "menu"
    assert stand.store.open_jobs() == []


def test_without_the_server_the_first_page_says_what_to_do(stand: Stand) -> None:
    stand.link.go_offline()
    assert "bàn hướng dẫn" in stand.words("notice")
    stand.link.come_back()
    assert not stand.shows("notice")


def test_without_the_server_no_number_is_offered(stand: Stand) -> None:
    stand.offer()
    stand.link.go_offline()
    assert not stand.shows("take")


def test_a_server_that_does_not_answer_never_leaves_the_screen_stuck(stand: Stand) -> None:
    stand.ask()
    stand.clock.pass_s(4)
    stand.kiosk.tick()
    assert "chờ thêm" in stand.words("asking")
    stand.clock.pass_s(10)
    stand.kiosk.tick()
    assert stand.words("problem") == "Chưa lấy được số"
    stand.give("A020")
    assert stand.words("number") == "A020"


def test_a_number_that_comes_after_its_citizen_left_is_handed_back(stand: Stand) -> None:
    stand.ask()
    stand.clock.pass_s(13)
    stand.kiosk.tick()
    stand.touch("back")
    given = stand.give("A020")
    assert stand.page["step"] == "menu"
    report: list[AnyCommand] = [ReportPaper(ticket=given.id, paper="not_printed")]
    assert stand.link.sent[-1:] == report
    stand.link.answer(Accepted())
    assert stand.link.sent[-2:] == [*report, Cancel(ticket=given.id)]
    assert len(stand.store.untold()) == 1
    stand.link.answer(Accepted())
    assert (stand.store.open_jobs(), stand.store.untold()) == ([], [])


def test_a_lost_reply_is_asked_for_again_and_brings_the_same_ticket(stand: Stand) -> None:
    issue = stand.ask()
    first = stand.link.asked[-1]
    stand.link.go_offline()
    stand.link.answer(NoAnswer())
    stand.link.lobby.apply(_issued(stand, issue))
    stand.link.come_back()
    again = stand.link.asked[-1]
    assert (again.id, again.command) == (first.id, first.command)
    stand.give("A016")
    assert stand.words("number") == "A016"


def test_a_wish_that_never_arrived_is_not_repeated_behind_the_citizens_back(stand: Stand) -> None:
    stand.ask()
    stand.link.go_offline()
    stand.link.answer(NoAnswer())
    stand.link.come_back()
    assert len(stand.issues) == 1
    assert stand.words("problem") == "Chưa lấy được số"
    stand.touch("retry")
    assert len(stand.issues) == 2
    assert stand.issues[0].ticket != stand.issues[1].ticket


def _issued(stand: Stand, issue: Issue) -> Fact:
    ticket = a_ticket("A016", id=issue.ticket)
    return Fact(
        seq=stand.link.lobby.seq + 1, kind="issued", at=stand.link.now, day=ticket.day, tickets=(ticket,)
    )
