"""One master keeps every board of a line right, rings its bells, and knows who does not answer."""

import pytest
from moiso_hardware.boards.bells import Bell
from moiso_hardware.boards.bus import ATTEMPTS, LOST_S, Bus, BusThread, Station
from moiso_hardware.boards.joining import bus_for
from moiso_hardware.boards.port import BoardRefused, Face, Line, LineLost, NoAnswer, Whole
from moiso_hardware.boards.serial_line import LineSettings, SerialLine
from moiso_hardware.boards.template import TemplateSpeech
from moiso_shared.led_settings import LedLine, LedTemplate

from tests.simulators.led_onbon import OnbonCard
from tests.simulators.led_simple import FourByteBoard, Relay
from tests.simulators.led_wire import Wire


class FakeSpeech:
    """Remembers what was shown; boards can be away, refuse, or have lost their line."""

    def __init__(self) -> None:
        self.shown: list[tuple[int, str]] = []
        self.tried: list[int] = []
        self.away: set[int] = set()
        self.stubborn: set[int] = set()
        self.faulty: set[int] = set()
        self.line_gone = False

    def show(self, line: Line, address: int, face: Face) -> None:
        self.tried.append(address)
        if self.line_gone:
            raise LineLost("pulled")
        if address in self.away:
            raise NoAnswer("nobody there")
        if address in self.faulty:
            raise KeyError("a bug")
        if address in self.stubborn:
            raise BoardRefused("no")
        self.shown.append((address, face.number))


class NoLine:
    echo: bool | None = None

    def ask(self, request: bytes, whole: Whole, timeout_s: float, *, mirrored: bool = False) -> bytes:
        return b""

    def tell(self, request: bytes) -> None:
        pass

    def close(self) -> None:
        pass


class Hall:
    """A bus of three boards, a bell with a contact, and a clock that the test moves."""

    def __init__(self) -> None:
        self.now, self.speech, self.on, self.off = 100.0, FakeSpeech(), FakeSpeech(), FakeSpeech()
        stations = [Station(f"b{n}", n, self.speech) for n in (1, 2, 3)]
        bell = Bell("bell", 9, self.on, self.off, 0.4)
        self.bus = Bus("line", NoLine(), stations, [bell], refresh_s=10, clock=lambda: self.now)

    def run(self) -> list[tuple[int, str]]:
        """Let the bus work until nothing is due; what it wrote."""
        self.speech.shown.clear()
        while self.bus.step():
            pass
        return list(self.speech.shown)


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_every_board_is_written_at_the_start_and_then_only_what_changes(hall: Hall) -> None:
    assert sorted(hall.run()) == [(1, ""), (2, ""), (3, "")]
    assert hall.run() == []
    hall.bus.show({"b2": Face("A015", 2)})
    assert hall.run() == [(2, "A015")]
    hall.bus.show({"b2": Face("A015", 2), "elsewhere": Face("A016")})
    assert hall.run() == []


def test_after_a_while_everything_is_written_again_as_after_a_power_cut(hall: Hall) -> None:
    hall.bus.show({"b1": Face("A001", 1)})
    hall.run()
    hall.now += 10
    assert sorted(hall.run()) == [(1, "A001"), (2, ""), (3, "")]


def test_a_change_comes_before_what_is_only_refreshed(hall: Hall) -> None:
    hall.run()
    hall.now += 10
    hall.bus.show({"b3": Face("A009", 3)})
    assert hall.run()[0] == (3, "A009")


def test_a_board_that_does_not_answer_is_told_and_holds_up_nobody(hall: Hall) -> None:
    hall.speech.away = {2}
    assert sorted(hall.run()) == [(1, ""), (3, "")]
    assert hall.speech.tried.count(2) == ATTEMPTS
    assert hall.bus.troubles() == ("led_no_answer:b2",)
    hall.now += 10
    hall.run()
    assert hall.speech.tried.count(2) == ATTEMPTS + 1
    hall.speech.away.clear()
    hall.now += 10
    assert (2, "") in hall.run()
    assert hall.bus.troubles() == ()


def test_a_board_that_refuses_is_another_trouble_and_is_not_pressed(hall: Hall) -> None:
    hall.speech.stubborn = {3}
    hall.run()
    assert hall.speech.tried.count(3) == 1
    assert hall.bus.troubles() == ("led_refused:b3",)


def test_a_pulled_line_is_one_trouble_and_all_boards_are_written_when_it_is_back(hall: Hall) -> None:
    hall.run()
    hall.speech.line_gone = True
    hall.bus.show({"b1": Face("A001", 1)})
    hall.run()
    assert hall.bus.troubles() == ("led_line:line",)
    assert hall.speech.tried.count(1) == 2
    hall.speech.line_gone = False
    assert hall.run() == []
    hall.now += LOST_S
    assert sorted(hall.run()) == [(1, "A001"), (2, ""), (3, "")]
    assert hall.bus.troubles() == ()


def test_a_bell_rings_once_for_a_short_while_before_any_board_is_written(hall: Hall) -> None:
    hall.run()
    assert (hall.on.shown, len(hall.off.shown)) == ([], 1)
    hall.bus.show({"b1": Face("A001", 1)})
    hall.bus.ring(["bell", "no-such-bell"])
    hall.speech.shown.clear()
    hall.bus.step()
    assert (len(hall.on.shown), hall.speech.shown) == (1, [])
    hall.run()
    hall.now += 0.4
    hall.run()
    assert (len(hall.on.shown), len(hall.off.shown)) == (1, 2)
    hall.now += 60
    hall.run()
    assert (len(hall.on.shown), len(hall.off.shown)) == (1, 2)


def test_a_contact_that_could_not_be_opened_is_tried_until_it_is(hall: Hall) -> None:
    hall.run()
    hall.bus.ring(["bell"])
    hall.run()
    hall.off.away = {9}
    hall.now += 0.4
    hall.run()
    assert hall.bus.troubles() == ("led_no_answer:bell",)
    hall.off.away.clear()
    hall.now += 1
    hall.run()
    assert (len(hall.off.shown), hall.bus.troubles()) == (2, ())


def test_no_bell_rings_late_for_a_call_made_while_the_line_was_gone(hall: Hall) -> None:
    hall.run()
    hall.on.line_gone = hall.off.line_gone = True
    hall.bus.ring(["bell"])
    hall.run()
    hall.on.line_gone = hall.off.line_gone = False
    hall.now += LOST_S
    hall.run()
    assert hall.on.shown == []


def test_boards_of_two_makers_share_a_line_of_the_document() -> None:
    simple, card = FourByteBoard(5), OnbonCard(address=2)

    def both(data: bytes) -> bytes:
        if not data.startswith(b"\xa5"):
            return simple(data)
        return card(data)

    with Wire(both) as wire:
        bus = bus_for(line_on(wire))
        bus.show({"old": Face("A999", 1), "new": Face("A015", 2)})
        while bus.step():
            pass
        wire.wait_for(lambda: simple.shown == 999)
        assert card.areas[0].text == b"\\C1A015"
        assert bus.troubles() == ()
        bus.close()


def line_on(wire: Wire, **more: object) -> LedLine:
    boards = [
        {"id": "old", "counter": "1", "address": 5, "template": "four-bytes"},
        {"id": "new", "counter": "2", "address": 2, "area": {"width": 64, "height": 16}},
    ]
    fields: dict[str, object] = {"id": "l", "port": wire.path, "boards": boards, "pause_ms": 0}
    return LedLine.model_validate(fields | more)


@pytest.mark.parametrize("echo", [False, True])
def test_a_relay_closes_for_a_moment_even_when_it_missed_the_first_frame(echo: bool) -> None:
    relay = Relay()
    bells = [{"id": "bell", "ring": "relay-on", "rest": "relay-off", "for_ms": 50}]
    with Wire(relay, echo=echo) as wire:
        bus = bus_for(line_on(wire, boards=[], bells=bells, echo=echo, timeout_ms=50))
        thread = BusThread(bus)
        wire.wait_for(lambda: relay.moves == [False])
        relay.deaf = 1
        bus.ring(["bell"])
        wire.wait_for(lambda: relay.moves == [False, True, False])
        thread.stop()
    assert bus.troubles() == ()


def test_a_board_that_comes_back_shows_its_number_again_by_itself() -> None:
    board = FourByteBoard(5)
    with Wire(board) as wire:
        bus = bus_for(line_on(wire, boards=[line_on(wire).boards[0].model_dump()], refresh_s=1))
        thread = BusThread(bus)
        bus.show({"old": Face("A015", 1)})
        wire.wait_for(lambda: board.shown == 15)
        board.shown = None
        wire.wait_for(lambda: board.shown == 15)
        thread.stop()


@pytest.mark.expects_log("b2 cannot be written")
def test_a_bug_with_one_board_is_its_own_trouble_and_holds_up_nobody(hall: Hall) -> None:
    hall.speech.faulty = {2}
    assert sorted(hall.run()) == [(1, ""), (3, "")]
    assert hall.bus.troubles() == ("led_refused:b2",)
    hall.speech.faulty = set()
    hall.now += 10
    hall.run()
    assert hall.bus.troubles() == ()


@pytest.mark.parametrize("alive", [True, False])
def test_an_adapters_echo_is_not_taken_for_the_answer_of_a_template_s_board(alive: bool) -> None:
    speech = TemplateSpeech(LedTemplate(frame="AA {addr:u8} {number:u16be}", answer=2), 0.2)
    with Wire(lambda heard: b"OK" if alive else b"", echo=True) as wire:
        line = SerialLine(LineSettings(wire.path, pause_ms=0))
        if alive:
            assert speech.ask(line, 1, Face("A015")) == b"OK"
        else:
            with pytest.raises(NoAnswer):
                speech.ask(line, 1, Face("A015"))
        line.close()
