from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from moiso_kiosk.derive import derive
from moiso_kiosk.outcome import ahead_count
from moiso_kiosk.page import Moment, Page
from moiso_kiosk.places import counter_words
from moiso_kiosk.visit import Step, Visit
from moiso_shared.centre import Centre
from moiso_shared.facts import CounterState, CounterStatus, LobbyState, Stop
from moiso_shared.lobby import Lobby
from moiso_shared.notices import HallNotice
from moiso_shared.outlook import Outlook, Wait
from moiso_shared.text import Text

from tests.fakes.centre import small_centre
from tests.kiosk.stand import MENU, a_ticket

OFFICE = {"timetables": {"office": {day: ["07:30-11:30", "13:30-17:00"] for day in ("mon", "tue")}}}


def at(clock: str, day: int = 23) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def working(*counters: str) -> Lobby:
    """A hall in which these counters are open."""
    return Lobby(
        LobbyState(counters=tuple(CounterState(id=one, status=CounterStatus.OPEN) for one in counters))
    )


def page(centre: Centre, now: datetime, visit: Visit = Visit(), lobby: Lobby | None = None) -> Page:  # noqa: B008
    return derive(Moment(centre=centre, lobby=lobby or working("1", "2", "3"), now=now, online=True), visit)


@pytest.fixture
def office() -> Centre:
    return small_centre(menu=MENU, hours=OFFICE)


@pytest.mark.parametrize(
    ("now", "note"),
    [
        (at("07:29"), "Nhận lại lúc 07:30"),
        (at("07:30"), "Chưa có ai chờ"),
        (at("11:30"), "Nhận lại lúc 13:30"),
        (at("16:45"), "Nhận lại Thứ Ba 24/11, 07:30"),
        (at("10:00", day=25), "Nhận lại Thứ Hai 30/11, 07:30"),
    ],
)
def test_a_closed_service_says_when_to_come_back(office: Centre, now: datetime, note: str) -> None:
    assert page(office, now).tiles[0].note == note


def test_out_of_hours_the_first_page_and_the_slides_say_so(office: Centre) -> None:
    told = "Trung tâm đang ngoài giờ nhận số. Nhận lại lúc 13:30"
    assert (page(office, at("12:00")).notice, page(office, at("09:00")).notice) == (told, "")
    stopped = working("1")
    stopped.stops = {service.id: Stop(service=service.id) for service in office.services}
    assert page(office, at("09:00"), lobby=stopped).notice == ""


def test_a_closed_service_offers_no_number_but_its_hours(office: Centre) -> None:
    shown = page(office, at("12:00"), Visit(step=Step.CONFIRM, service="chung-thuc"))
    assert shown.main == ""
    assert shown.hours == "Giờ nhận hôm nay: 07:30–11:30, 13:30–17:00"


def test_a_group_opens_with_the_first_of_its_services(office: Centre) -> None:
    assert page(office, at("12:00")).tiles[1].note == "Nhận lại lúc 13:30"


@pytest.mark.parametrize(
    ("stop", "note"),
    [
        ({}, "Đang tạm dừng nhận số"),
        ({"reason": "meeting"}, "Đang tạm dừng nhận số: đang họp"),
        ({"reason": "full", "until": at("10:30")}, "Tạm dừng đến 10:30: đang quá đông"),
        ({"reason": "full", "until": at("09:00")}, "Chưa có ai chờ"),
    ],
)
def test_a_stop_is_shown_with_its_reason_and_its_end(centre: Centre, stop: dict[str, Any], note: str) -> None:
    stopped = working("1", "2", "3")
    stopped.stops["chung-thuc"] = Stop(service="chung-thuc", **stop)
    assert page(centre, at("09:00"), lobby=stopped).tiles[0].note == note


def test_a_stopped_service_offers_no_number(centre: Centre) -> None:
    lobby = Lobby(LobbyState(stops=(Stop(service="chung-thuc"),)))
    assert page(centre, at("09:00"), Visit(step=Step.CONFIRM, service="chung-thuc"), lobby).main == ""


def test_the_wait_is_a_range_before_the_number_is_taken(office: Centre) -> None:
    visit = Visit(step=Step.CONFIRM, service="chung-thuc")
    outlook = Outlook(waits={"chung-thuc": Wait(least_min=15, most_min=25)})
    moment = Moment(centre=office, lobby=working("1"), now=at("09:00"), online=True, outlook=outlook)
    assert derive(moment, visit).wait == "15–25 phút"
    assert derive(moment, visit).notice == ""


def test_whoever_may_not_be_served_today_is_told_before_taking_a_number(office: Centre) -> None:
    visit = Visit(step=Step.CONFIRM, service="chung-thuc")
    outlook = Outlook(waits={"chung-thuc": Wait(least_min=15, most_min=45)})
    moment = Moment(centre=office, lobby=working("1"), now=at("16:30"), online=True, outlook=outlook)
    assert "không kịp" in derive(moment, visit).notice
    assert derive(moment, visit).main == "Lấy số"


def test_a_holiday_is_closed_whatever_the_weekday(office: Centre) -> None:
    holiday = {"date": "2026-11-23", "name": "Ngày nghỉ", "open": []}
    closed = small_centre(menu=MENU, hours=OFFICE | {"special_days": [holiday]})
    assert not page(closed, at("10:00")).tiles[0].open


def test_a_department_may_keep_its_own_hours() -> None:
    weeks = OFFICE["timetables"] | {"saturday": {"sat": ["08:00-11:00"]}}
    centre = small_centre(
        hours={"timetables": weeks},
        departments=[{"id": "tp", "name": "Tư pháp", "timetable": "saturday"}],
        services=[
            {"id": "a", "name": "A", "prefix": "A", "department": "tp"},
            {"id": "b", "name": "B", "prefix": "B"},
        ],
        counters=[{"id": "1", "number": 1, "services": ["a", "b"]}],
    )
    assert [tile.open for tile in page(centre, at("09:00", day=28)).tiles] == [True, False]


def test_the_page_speaks_the_citizens_language(centre: Centre) -> None:
    english = page(centre, at("09:00"), Visit(language="en"))
    assert english.tiles[0].title == "Certification"
    assert english.date == "Monday, 23/11/2026"
    assert [choice.key for choice in english.languages if not choice.chosen] == ["vi"]


@pytest.mark.parametrize(
    ("spoken", "language", "line"),
    [
        ("ticket", "fr", "Appel en: Tiếng Việt"),
        ("vietnamese", "en", "Called in: Tiếng Việt"),
        ("all", "vi", "Gọi số bằng: Tiếng Việt, English"),
    ],
)
def test_the_number_page_names_the_languages_that_the_boards_speak(
    spoken: str, language: str, line: str
) -> None:
    centre = small_centre(menu=MENU, voice={"languages": spoken})
    visit = Visit(step=Step.NUMBER, language=language, ticket=a_ticket("A015", language=language))
    assert page(centre, at("09:00"), visit).call_language == line


def test_before_the_document_has_come_the_page_asks_for_patience() -> None:
    moment = Moment(centre=None, lobby=Lobby(), now=datetime.now(UTC), online=False)
    assert derive(moment, Visit()).step == "starting"


def test_people_ahead_are_counted_by_number_and_not_by_letters() -> None:
    waiting = tuple(a_ticket(number) for number in ("A998", "A999", "A1000", "A1001"))
    lobby = Lobby(LobbyState(tickets=waiting))
    assert ahead_count(lobby, waiting[2]) == 2


def test_counters_that_work_are_named_before_those_that_may(centre: Centre) -> None:
    visit = Visit(step=Step.CONFIRM, service="chung-thuc")
    assert page(centre, at("09:00"), visit).counters == "Quầy 1, Bàn hướng dẫn"
    assert page(centre, at("09:00"), visit, working("1")).counters == "Quầy 1"


def test_a_service_that_no_open_counter_takes_says_so_and_still_gives_numbers(centre: Centre) -> None:
    lobby = working("2")
    menu = page(centre, at("09:00"), lobby=lobby)
    assert [tile.note for tile in menu.tiles] == ["Chưa có quầy nào mở", "Chưa có ai chờ"]
    offered = page(centre, at("09:00"), Visit(step=Step.CONFIRM, service="chung-thuc"), lobby)
    assert (offered.counters, offered.main) == ("Chưa có quầy nào mở", "Lấy số")


def test_while_the_server_is_away_nothing_is_said_of_counters(centre: Centre) -> None:
    visit = Visit(step=Step.CONFIRM, service="chung-thuc")
    away = Moment(centre=centre, lobby=Lobby(), now=at("09:00"), online=False)
    assert derive(away, visit).counters == "Quầy 1, Bàn hướng dẫn"


def test_counters_stand_in_the_order_of_their_numbers(centre: Centre) -> None:
    assert counter_words(reversed(centre.counters[:2]), "en") == "Counter 1, 2"


def test_the_map_for_qml_holds_no_tuples(centre: Centre) -> None:
    def kinds(value: object) -> set[type]:
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return {type(value)}.union(*(kinds(item) for item in inner))

    assert tuple not in kinds(
        page(centre, at("09:00"), Visit(step=Step.CONFIRM, service="chung-thuc")).as_map()
    )


def test_what_the_supervisor_shows_stands_on_the_first_page(centre: Centre) -> None:
    text = Text({"vi": "Khu A đã đông", "en": "Area A is crowded"})
    notice = HallNotice(id="n1", text=text, until=at("10:00"))
    lobby = Lobby(LobbyState(notices=(notice,)))
    for language, now, words in (
        ("vi", "09:00", text.vi),
        ("en", "09:00", "Area A is crowded"),
        ("vi", "10:01", ""),
    ):
        moment = Moment(centre=centre, lobby=lobby, now=at(now), online=True)
        assert derive(moment, Visit(language=language)).notice == words


@pytest.mark.parametrize("step", list(Step))
def test_every_page_of_a_rehearsal_day_says_so(office: Centre, step: Step) -> None:
    visit = Visit(step=step, service="chung-thuc", ticket=a_ticket("A001"))
    today = at("08:00")
    practice = Lobby(LobbyState(day=today.date(), rehearsals=(today.date(),)))
    assert page(office, today, visit, practice).rehearsal == "Diễn tập – số này không có giá trị"
    assert page(office, today, visit).rehearsal == ""
