"""A printer that cannot print, other kiosks, and papers that did not come out."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from moiso_hardware.printers.port import NotPrinted, Printed, Unknown
from moiso_kiosk.phrases import say, spoken_languages
from moiso_kiosk.unprinted import Unprinted
from moiso_kiosk.visit import PaperState, Step, Visit
from moiso_qt.link import Accepted, NoAnswer, RefusedReply
from moiso_shared.centre import Centre
from moiso_shared.commands import ReportPaper, Reprint
from moiso_shared.facts import DeviceState
from PySide6.QtCore import QTimer

from tests.fakes.centre import small_centre
from tests.fakes.link import MORNING
from tests.kiosk.stand import MENU, Stand, a_ticket

KIOSKS = [
    {"id": "kiosk-1", "name": "Ki-ốt cửa chính", "zone": "a"},
    {"id": "kiosk-2", "name": "Ki-ốt tầng 2", "zone": "b"},
    {"id": "kiosk-3", "name": "Ki-ốt cạnh thang máy", "zone": "a"},
]
ZONES = [{"id": "a", "name": "Tầng 1"}, {"id": "b", "name": "Tầng 2"}]


@pytest.fixture
def centre() -> Centre:
    return small_centre(menu=MENU, zones=ZONES, kiosks=KIOSKS)


def hear(stand: Stand, kiosk: str, *problems: str) -> None:
    """The hall hears how another kiosk is."""
    stand.link.tell("device_changed", devices=(DeviceState(id=f"kiosk/{kiosk}", problems=problems),))


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ({"paper": "end"}, "Máy này đã hết giấy in"),
        ({"cover_open": True}, "Nắp máy in đang mở"),
        ({"cutter_error": True}, "Máy in bị kẹt giấy"),
        ({"hot": True}, "Máy in đang nóng, cần nghỉ ít phút"),
        ({"off_line": True}, "Máy này tạm thời không in được phiếu"),
        ({"link": "away"}, "Máy này tạm thời không in được phiếu"),
    ],
)
def test_a_printer_that_cannot_print_gives_no_number_but_the_way_to_another_kiosk(
    stand: Stand, state: dict[str, object], why: str
) -> None:
    hear(stand, "kiosk-2")
    hear(stand, "kiosk-3")
    stand.offer()
    stand.paper.become(**state)
    stand.touch("take")
    assert stand.issues == []
    assert stand.words("problem") == why
    assert stand.words("todo") == "Mời bạn lấy số tại Ki-ốt cạnh thang máy (Tầng 1)"


@pytest.mark.parametrize("problem", ["paper_near_end", "scanner_away", "handin_refused:1", "gave_offline:3"])
def test_a_kiosk_that_still_prints_is_named_whatever_else_ails_it(stand: Stand, problem: str) -> None:
    hear(stand, "kiosk-3", problem)
    stand.paper.become(paper="end")
    stand.ask_in_vain()
    assert stand.words("todo") == "Mời bạn lấy số tại Ki-ốt cạnh thang máy (Tầng 1)"


@pytest.mark.parametrize("problem", ["paper_end", "away", "locked", "printer_away"])
def test_a_kiosk_that_fails_too_is_not_named(stand: Stand, problem: str) -> None:
    hear(stand, "kiosk-2", "paper_near_end")
    hear(stand, "kiosk-3", problem)
    stand.paper.become(paper="end")
    stand.ask_in_vain()
    assert stand.words("todo") == "Mời bạn lấy số tại Ki-ốt tầng 2 (Tầng 2)"


def test_when_paper_is_there_again_another_try_gives_the_number(stand: Stand) -> None:
    hear(stand, "kiosk-2")
    stand.paper.become(paper="end")
    stand.ask_in_vain()
    stand.paper.become()
    stand.touch("retry")
    stand.give("A015")
    assert stand.words("number") == "A015"


def test_where_no_kiosk_has_paper_the_number_is_on_the_screen_until_it_is_noted(stand: Stand) -> None:
    hear(stand, "kiosk-2", "paper_end")
    stand.paper.become(paper="end")
    stand.kiosk.tick()
    stand.ask()
    stand.give("A015")
    assert [issue.paper for issue in stand.issues] == [False]
    assert stand.paper.jobs == []
    assert stand.words("paper") == "Máy này đã hết giấy in. Xin bạn ghi lại hoặc chụp ảnh số này"
    assert stand.words("done") == "Tôi đã ghi số"
    assert not stand.shows("again")
    stand.clock.pass_s(29)
    stand.kiosk.tick()
    assert stand.shows("number")
    stand.clock.pass_s(2)
    stand.kiosk.tick()
    assert stand.page["step"] == "menu"
    assert stand.link.reports[-1] == {"problems": ("paper_end", "gave_unprinted")}
    stand.paper.become(paper="ok")
    assert stand.link.reports[-1] == {"problems": ("gave_unprinted",)}
    unprinted = stand.link.findChild(Unprinted)
    assert isinstance(unprinted, Unprinted)
    over = unprinted.findChild(QTimer)
    assert isinstance(over, QTimer)
    over.timeout.emit()
    assert stand.link.reports[-1] == {"problems": ()}


def test_a_visitor_hears_at_once_what_holds_the_paper_up_and_that_it_goes_on(stand: Stand) -> None:
    stand.ask()
    stand.give()
    assert stand.page["paper_words"] == "Đang in phiếu…"
    stand.paper.become(paper="end")
    assert stand.page["paper_words"] == "Máy này đã hết giấy in. Xin chờ một chút, hoặc ghi lại số này"
    assert stand.page["main"] == "Tôi đã ghi số"
    assert not stand.shows("again")
    stand.paper.become()
    assert stand.page["paper_words"] == "Đang in phiếu…"
    stand.paper.become(cover_open=True)
    stand.paper.come_out(Unknown("cover_open"))
    assert stand.page["paper"] == "doubtful"


def test_staff_hear_of_a_number_whose_paper_did_not_come_out(stand: Stand) -> None:
    stand.ask()
    stand.give("A015")
    stand.paper.come_out(NotPrinted("cover_open"))
    assert stand.link.reports[-1] == {"problems": ("gave_unprinted",)}


def test_the_first_page_says_it_before_anybody_touches_in_vain(stand: Stand) -> None:
    stand.paper.become(paper="end")
    stand.kiosk.tick()
    assert stand.words("notice") == "Máy này đã hết giấy in. Số của bạn sẽ hiện trên màn hình"
    hear(stand, "kiosk-3")
    assert stand.words("notice").endswith("Mời bạn lấy số tại Ki-ốt cạnh thang máy (Tầng 1)")
    stand.paper.become(paper="near_end")
    stand.kiosk.tick()
    assert not stand.shows("notice")


def test_a_printer_that_says_nothing_does_not_hold_up_the_visitor(stand: Stand) -> None:
    stand.paper.dumb = True
    stand.offer()
    stand.touch("take")
    assert stand.issues == []
    stand.patience.timeout.emit()
    assert [issue.paper for issue in stand.issues] == [False]


def test_a_visitor_who_left_while_the_printer_thought_gets_no_number(stand: Stand) -> None:
    stand.paper.dumb = True
    stand.offer()
    stand.touch("take")
    stand.clock.pass_s(13)
    stand.kiosk.tick()
    stand.touch("back")
    stand.paper.answered.emit("late", stand.paper.state)
    assert stand.issues == []


def reprints(stand: Stand) -> list[Reprint]:
    return [command for command in stand.link.sent if isinstance(command, Reprint)]


@pytest.mark.parametrize("outcome", [Printed(), Unknown("link_lost"), NotPrinted("paper_end")])
def test_whoever_finds_no_ticket_gets_the_same_number_marked_as_a_repeat(
    stand: Stand, outcome: object
) -> None:
    stand.ask()
    given = stand.give("A015")
    stand.paper.come_out(outcome)  # type: ignore[arg-type]
    stand.touch("again")
    assert reprints(stand) == [Reprint(ticket=given.id)]
    stand.link.answer(Accepted({**given.model_dump(mode="json"), "ahead": 0, "code": "abc"}))
    first, second = stand.paper.jobs
    assert (first.values["number"], second.values["number"]) == ("A015", "A015")
    assert (first.values["reprint"], second.values["reprint"]) == ("", "1")
    assert first.id != second.id
    assert not stand.shows("again")
    stand.paper.come_out(Printed())
    assert stand.page["paper"] == "printed"


@pytest.mark.allows_log("no repeat of ticket|nobody is told of paper")
def test_a_repeat_that_the_disk_cannot_keep_is_told_and_can_be_wished_for_again(
    stand: Stand, tmp_path: Path
) -> None:
    stand.ask()
    stand.give("A015")
    stand.paper.come_out(Printed())
    [disk] = tmp_path.rglob("paper.db")
    for statement in ("ALTER TABLE job RENAME TO away", "ALTER TABLE away RENAME TO job"):
        with sqlite3.connect(disk) as other:
            other.execute(statement)
        other.close()
        stand.touch("again")
    assert stand.page["paper"] == "printing"
    assert len(reprints(stand)) == 1


def test_a_visitor_may_have_two_repeats_and_no_more(stand: Stand) -> None:
    stand.ask()
    given = stand.give("A015")
    for _ in range(2):
        stand.paper.come_out(Printed())
        stand.touch("again")
        stand.link.answer(Accepted(given.model_dump(mode="json")))
    stand.paper.come_out(Printed())
    assert not stand.shows("again")


def test_a_paper_in_doubt_is_never_printed_again_by_itself(stand: Stand) -> None:
    stand.ask()
    stand.give("A015")
    stand.paper.come_out(Unknown("link_lost"))
    stand.link.go_offline()
    stand.link.come_back()
    stand.clock.pass_s(40)
    stand.kiosk.tick()
    assert (len(stand.paper.jobs), reprints(stand)) == (1, [])


@pytest.mark.expects_log("no repeat of ticket")
def test_no_repeat_is_counted_that_cannot_come_out(stand: Stand) -> None:
    stand.ask()
    stand.give("A015")
    stand.paper.come_out(Unknown("paper_end"))
    stand.paper.become(paper="end")
    stand.touch("again")
    assert reprints(stand) == []
    assert stand.page["paper"] == "failed"


@pytest.mark.expects_log("no repeat of ticket")
@pytest.mark.parametrize("answer", [RefusedReply("unknown_ticket")])
def test_a_repeat_that_the_server_did_not_allow_is_not_printed(stand: Stand, answer: object) -> None:
    stand.ask()
    stand.give("A015")
    stand.paper.come_out(Printed())
    stand.touch("again")
    stand.link.answer(answer)  # type: ignore[arg-type]
    assert len(stand.paper.jobs) == 1
    assert stand.page["paper"] == "failed"


def test_a_repeat_of_which_nothing_was_heard_is_not_printed_and_reported_so(stand: Stand) -> None:
    stand.ask()
    given = stand.give("A015")
    stand.paper.come_out(Printed())
    stand.touch("again")
    stand.link.answer(NoAnswer())
    assert len(stand.paper.jobs) == 1
    assert stand.link.sent[-1] == ReportPaper(ticket=given.id, paper="not_printed", repeat=True)


def test_staff_have_a_number_printed_again(build: Callable[..., Stand], centre: Centre) -> None:
    stand = build(centre=centre)
    held = a_ticket("A007", arrived_at=stand.link.now - timedelta(minutes=30))
    stand.link.tell("reprint_asked", held, kiosk="kiosk-2")
    assert reprints(stand) == []
    stand.link.tell("reprint_asked", held, kiosk="kiosk-1")
    assert reprints(stand) == [Reprint(ticket=held.id)]
    stand.link.answer(Accepted(held.model_dump(mode="json")))
    [paper] = stand.paper.jobs
    assert (paper.values["number"], paper.values["reprint"], paper.values["time"]) == ("A007", "1", "09:30")
    assert stand.page["step"] == "menu"


def test_a_wish_of_staff_that_is_long_past_prints_nothing(stand: Stand) -> None:
    held = a_ticket("A007")
    stand.link.go_offline()
    fact = stand.link.tell("seen")
    stand.link.pass_time(minutes=30)
    stand.link.changed.emit(
        fact.model_copy(update={"kind": "reprint_asked", "kiosk": "kiosk-1", "tickets": (held,)})
    )
    assert reprints(stand) == []


def test_the_count_of_people_ahead_is_the_servers_when_that_is_less(stand: Stand) -> None:
    stand.link.tell("issued", *(a_ticket(f"A00{place}") for place in range(1, 8)))
    stand.ask()
    stand.give("A015", ahead=2)
    assert stand.page["ahead"] == "Trước bạn còn 2 người"
    for place in range(1, 7):
        stand.link.tell("finished", a_ticket(f"A00{place}", state="finished"))
    assert stand.page["ahead"] == "Trước bạn còn 1 người"


@pytest.mark.parametrize("paper", [PaperState.FAILED, PaperState.DOUBTFUL, PaperState.NONE])
def test_on_a_rehearsal_day_a_number_without_paper_is_not_said_to_be_valid(
    stand: Stand, paper: PaperState
) -> None:
    stand.link.lobby.day = MORNING.date()
    stand.link.lobby.rehearsals = (MORNING.date(),)
    for language in spoken_languages():
        stand.kiosk.show(Visit(step=Step.NUMBER, ticket=a_ticket("A015"), paper=paper, language=language))
        assert stand.words("done") == say(language, "done")
        assert stand.page["paper_words"] == say(language, f"practice_{paper}")
    stand.kiosk.speak("vi")
    assert "chỉ để diễn tập" in stand.page["paper_words"]
    assert "vẫn có giá trị" not in stand.page["paper_words"]
