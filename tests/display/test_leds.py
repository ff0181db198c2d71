"""What each counter's LED board shows, and for whom bells ring."""

from moiso_display.led_faces import bells_for, faces, lines_of
from moiso_hardware.boards.port import Face
from moiso_shared.centre import Centre

from tests.display.led_hall import a_line, four_bytes, zoned
from tests.fakes.centre import small_centre
from tests.fakes.link import FakeLink
from tests.fakes.tickets import ticket


def shown_in(link: FakeLink, centre: Centre) -> dict[str, Face]:
    return faces(centre, link.lobby, centre.leds, link.server_now())


def test_a_counters_board_shows_its_ticket_until_it_ends(link: FakeLink) -> None:
    centre = zoned(a_line(boards=[four_bytes("x", counter="1"), four_bytes("y", counter="2")]))
    link.come_online(centre)
    link.tell_call(ticket("A015"), "1")
    assert shown_in(link, centre) == {"x": Face("A015", 1, fresh=True), "y": Face("", 2)}
    link.pass_time(seconds=11)
    assert shown_in(link, centre)["x"] == Face("A015", 1)
    counter = link.lobby.counter("1").model_copy(update={"ticket": None})
    ended = link.lobby.tickets["t-A015"].model_copy(update={"state": "finished"})
    link.tell("finished", ended, counters=(counter,))
    assert shown_in(link, centre)["x"] == Face("", 1)


def test_a_zones_boards_show_its_last_calls_each_ticket_once(link: FakeLink) -> None:
    boards = [four_bytes("x", zone="a"), four_bytes("y", zone="a", place=2), four_bytes("all")]
    centre = zoned(a_line(boards=boards))
    link.come_online(centre)
    for number, counter in (("A001", "1"), ("A002", "3"), ("L009", "2")):
        link.tell_call(ticket(number), counter)
    link.tell_call(link.lobby.tickets["t-A001"], "1", recall=True)
    shown = {name: (face.number, face.counter) for name, face in shown_in(link, centre).items()}
    assert shown == {"x": ("A001", 1), "y": ("A002", 3), "all": ("A001", 1)}


def test_a_bell_rings_for_its_counter_or_zone_and_never_late(link: FakeLink) -> None:
    bells = [
        {"id": "of-1", "ring": "relay-on", "counter": "1"},
        {"id": "of-a", "ring": "relay-on", "zone": "a"},
        {"id": "of-b", "ring": "relay-on", "zone": "b"},
        {"id": "of-all", "ring": "relay-on"},
    ]
    centre = zoned(a_line(bells=bells))
    link.come_online(centre)
    call = link.tell_call(ticket("A015"), "1")
    assert bells_for(call, centre, centre.leds, link.now) == ["of-1", "of-a", "of-all"]
    link.pass_time(seconds=6)
    assert bells_for(call, centre, centre.leds, link.now) == []


def test_in_a_hall_without_zones_a_counter_s_bell_rings_for_no_other_counter(link: FakeLink) -> None:
    bells = [{"id": f"of-{counter}", "ring": "relay-on", "counter": counter} for counter in ("1", "2")]
    centre = small_centre(leds=[a_line(bells=bells)])
    link.come_online(centre)
    call = link.tell_call(ticket("A015"), "1")
    assert bells_for(call, centre, centre.leds, link.now) == ["of-1"]


def test_a_device_drives_its_own_lines_and_those_of_nobody() -> None:
    centre = zoned(a_line(at="den"), a_line("/dev/ttyUSB1") | {"id": "l2"})
    assert [line.id for line in lines_of(centre, "den")] == ["l1", "l2"]
    assert [line.id for line in lines_of(centre, "other")] == ["l2"]
    assert lines_of(None, "den") == ()
