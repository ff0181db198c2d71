"""A board announces: onto the panel, to the server, into the loudspeaker, one call after the other."""

from functools import partial

from moiso_shared.facts import Call
from moiso_shared.tickets import Ticket, TicketState
from pytestqt.qtbot import QtBot

from tests.display.conftest import Hall, HallOf
from tests.fakes.centre import small_centre
from tests.fakes.tickets import ticket


def call_in(hall: Hall, *numbers: str, counter: str = "1") -> list[Call]:
    """Each number is taken and called at once."""
    made = []
    for number in numbers:
        taken = ticket(number)
        hall.link.tell("issued", taken)
        made.append(hall.link.tell_call(taken, counter))
    return made


def left(number: str, state: TicketState) -> Ticket:
    return ticket(number, state=state)


def test_a_call_is_shown_reported_and_played(hall: Hall) -> None:
    [call] = call_in(hall, "A015")
    assert hall.panel == ["A015"]
    assert hall.spoken == [call.seq]
    assert hall.player.played == [call.seq]
    [(_, said)] = hall.voice.asked
    assert [sentence.shown for sentence in said.sentences] == [
        "Xin mời công dân có số A, không, một, năm, đến quầy số một."
    ]


def test_two_calls_never_sound_at_once_and_keep_their_order(qtbot: QtBot, hall: Hall) -> None:
    first, second = call_in(hall, "A001", "A002")
    assert hall.player.played == [first.seq]
    assert hall.panel == ["A001"]
    hall.player.end()
    qtbot.waitUntil(lambda: hall.player.played == [first.seq, second.seq])
    assert hall.panel == ["A001", "A002"]


def test_ten_calls_in_a_second_are_all_shown_and_spoken(qtbot: QtBot, hall: Hall) -> None:
    calls = call_in(hall, *(f"A{n:03d}" for n in range(1, 11)))
    for call in calls:
        qtbot.waitUntil(partial(hall.player.plays, call.seq))
        hall.player.end()
    assert hall.spoken == hall.player.played == [call.seq for call in calls]
    assert hall.panel == [call.number for call in calls]


def test_a_missed_number_is_not_spoken_any_more(qtbot: QtBot, hall: Hall) -> None:
    _first, _missed, third = call_in(hall, "A001", "A002", "A003")
    hall.link.tell("missed", left("A002", TicketState.MISSED))
    hall.player.end()
    qtbot.waitUntil(lambda: hall.player.played[-1] == third.seq)
    assert hall.panel == ["A001", "A003"]


def test_an_undone_call_is_not_spoken_any_more(qtbot: QtBot, hall: Hall) -> None:
    _, undone, third = call_in(hall, "A001", "A002", "A003")
    hall.link.tell("undone", withdrawn=(undone.seq,))
    hall.player.end()
    qtbot.waitUntil(lambda: hall.player.played[-1] == third.seq)
    assert undone.seq not in hall.player.played


def test_a_board_that_starts_repeats_nothing_of_before(hall_of: HallOf) -> None:
    before = hall_of()
    before.link.come_online(small_centre(), role="board", name="b1")
    call_in(before, "A001")
    started = hall_of()
    started.link.come_online(small_centre(), before.link.lobby.state(), role="board", name="b1")
    assert started.panel == []
    call_in(started, "A002")
    assert started.panel == ["A002"]


def test_after_a_cut_old_calls_are_listed_and_young_ones_spoken(
    qtbot: QtBot, hall: Hall, hall_of: HallOf
) -> None:
    call_in(hall, "A001")
    hall.player.end()
    meanwhile = hall_of()
    meanwhile.link.come_online(small_centre(), hall.link.lobby.state(), role="board", name="b1")
    hall.link.go_offline()
    call_in(meanwhile, "A002")
    meanwhile.link.pass_time(seconds=100)
    call_in(meanwhile, "A003")
    hall.link.pass_time(seconds=103)
    hall.link.come_online(small_centre(), meanwhile.link.lobby.state(), role="board", name="b1")
    qtbot.waitUntil(lambda: hall.panel == ["A001", "A003"])
    assert [row["number"] for row in hall.page["rows"]] == ["A002", "A001"]


def test_a_ticket_taken_in_english_is_called_in_both_languages(hall: Hall) -> None:
    taken = ticket("A001", language="en")
    hall.link.tell("issued", taken)
    hall.link.tell_call(taken, "1")
    [(_, said)] = hall.voice.asked
    assert [sentence.language for sentence in said.sentences] == ["vi", "en"]


def test_a_long_queue_is_spoken_in_few_words_and_vietnamese_only(qtbot: QtBot, hall: Hall) -> None:
    for n in range(1, 9):
        taken = ticket(f"A{n:03d}", language="en")
        hall.link.tell("issued", taken)
        hall.link.tell_call(taken, "1")
    hall.player.end()
    qtbot.waitUntil(lambda: len(hall.voice.asked) == 2)
    [sentence] = hall.voice.asked[1][1].sentences
    assert sentence.shown == "Mời số A, không, không, hai, quầy số một."


def test_a_queue_in_two_languages_is_shortened_sooner(qtbot: QtBot, hall: Hall) -> None:
    for language in ("vi", "en"):
        for n in range(1, 5):
            taken = ticket(f"{'A' if language == 'vi' else 'H'}{n:03d}", language=language)
            hall.link.tell("issued", taken)
            hall.link.tell_call(taken, "1" if language == "vi" else "2")
    for _ in range(5):
        count = len(hall.voice.asked)
        hall.player.end()
        qtbot.waitUntil(partial(lambda before: len(hall.voice.asked) > before, count))
    said = [script.sentences for _, script in hall.voice.asked]
    assert len(said[4]) == 1, "three wait, in two languages each: 36 s"
    assert len(said[5]) == 1, "two wait: 24 s"


def test_without_a_voice_each_call_still_has_its_time_on_the_panel(qtbot: QtBot, hall_of: HallOf) -> None:
    hall = hall_of(mute=True)
    hall.link.come_online(small_centre(), role="board", name="b1")
    call_in(hall, "A001", "A002", "A003")
    assert hall.panel == ["A001"]
    qtbot.waitUntil(lambda: hall.panel == ["A001", "A002", "A003"])
    assert hall.spoken == []
    assert hall.problems == []


def test_a_board_that_the_centre_keeps_silent_shows_and_does_not_complain(hall_of: HallOf) -> None:
    hall = hall_of()
    hall.player.lose_device()
    boards = [{"id": "b1", "name": "Sảnh", "speaks": False}]
    hall.link.come_online(small_centre(boards=boards), role="board", name="b1")
    call_in(hall, "A001")
    assert hall.panel == ["A001"]
    assert hall.voice.asked == []
    assert hall.problems == []


def test_without_a_sound_device_the_board_shows_everything_and_says_so(qtbot: QtBot, hall: Hall) -> None:
    hall.player.lose_device()
    call_in(hall, "A001", "A002")
    qtbot.waitUntil(lambda: hall.panel == ["A001", "A002"])
    assert hall.problems == ["no_sound"]
    assert hall.page["silent"] == "Màn hình này đang không có tiếng"


def test_speech_returns_with_the_sound_device(qtbot: QtBot, hall: Hall) -> None:
    call_in(hall, "A001")
    hall.player.lose_device()
    assert hall.problems == ["no_sound"]
    hall.player.find_device()
    assert hall.problems == []
    [second] = call_in(hall, "A002")
    qtbot.waitUntil(lambda: hall.player.played[-1] == second.seq)
    assert hall.page["silent"] == ""


def test_a_voice_that_fails_holds_up_nobody_and_is_told(qtbot: QtBot, hall: Hall) -> None:
    hall.voice.broken = True
    call_in(hall, "A001", "A002")
    qtbot.waitUntil(lambda: hall.panel == ["A001", "A002"])
    assert hall.problems == ["no_voice"]
    hall.voice.broken = False
    qtbot.waitUntil(lambda: hall.page["main"]["heading"] != "")
    call_in(hall, "A003")
    qtbot.waitUntil(lambda: bool(hall.player.playing))
    hall.player.end()
    assert hall.problems == []


def test_a_voice_that_never_answers_is_passed_over(qtbot: QtBot, hall: Hall) -> None:
    hall.voice.thinking = True
    call_in(hall, "A001", "A002")
    qtbot.waitUntil(lambda: hall.panel == ["A001", "A002"], timeout=5000)


def test_in_quiet_hours_calls_are_shown_and_not_spoken(qtbot: QtBot, hall_of: HallOf) -> None:
    hall = hall_of()
    hall.link.come_online(small_centre(voice={"quiet": ["09:30-10:30"]}), role="board", name="b1")
    call_in(hall, "A001", "A002")
    qtbot.waitUntil(lambda: hall.panel == ["A001", "A002"])
    assert hall.player.played == []
    hall.link.pass_time(minutes=31)
    call_in(hall, "A003")
    qtbot.waitUntil(lambda: len(hall.player.played) == 1)


def test_the_voice_is_as_loud_as_the_hour_wants(hall_of: HallOf) -> None:
    hall = hall_of()
    voice = {"volume": 80, "volume_at": [{"hours": "09:00-11:00", "volume": 40}]}
    hall.link.come_online(small_centre(voice=voice), role="board", name="b1")
    call_in(hall, "A001")
    assert hall.player.volume == 0.4


def test_a_new_document_changes_voice_and_wording_at_once(qtbot: QtBot, hall: Hall) -> None:
    call_in(hall, "A024")
    hall.player.end()
    texts = {"call": "Kính mời số {number} đến {counter} làm {service}."}
    voice = {"region": "south", "words_per_minute": 120, "languages": "all"}
    hall.link.replace(small_centre(voice=voice, texts=texts))
    call_in(hall, "A024")
    qtbot.waitUntil(lambda: len(hall.voice.asked) == 2)
    script = hall.voice.asked[1][1]
    assert (script.region, script.words_per_minute) == ("south", 120)
    assert [sentence.language for sentence in script.sentences] == ["vi", "en"]
    assert script.sentences[0].shown == "Kính mời số A, không, hai, bốn đến quầy số một làm Chứng thực."
