from tests.kiosk.stand import Stand


def test_a_page_left_alone_asks_and_then_wipes_everything(stand: Stand) -> None:
    stand.touch("language-en")
    stand.touch("mode-large")
    stand.offer()
    stand.clock.pass_s(46)
    stand.kiosk.tick()
    assert stand.words("idle").startswith("Back to the first page in")
    stand.clock.pass_s(15)
    stand.kiosk.tick()
    assert (stand.page["step"], stand.page["language"], stand.page["modes"]["large"]) == ("menu", "vi", False)
    assert not stand.shows("stay")


def test_one_touch_gives_more_time(stand: Stand) -> None:
    stand.offer()
    stand.clock.pass_s(50)
    stand.kiosk.tick()
    stand.touch("stay")
    stand.clock.pass_s(20)
    stand.kiosk.tick()
    assert stand.page["step"] == "confirm"
    assert not stand.shows("stay")


def test_a_touch_beside_the_warning_reaches_nothing_behind_it(stand: Stand) -> None:
    stand.offer()
    behind = stand.middle("back")
    stand.clock.pass_s(50)
    stand.kiosk.tick()
    stand.press("title")
    stand.release(behind)
    assert stand.page["step"] == "confirm"


def test_the_untouched_first_page_asks_nobody(stand: Stand) -> None:
    stand.clock.pass_s(600)
    stand.kiosk.tick()
    assert not stand.shows("stay")


def test_the_first_page_in_english_goes_back_to_vietnamese(stand: Stand) -> None:
    stand.touch("language-en")
    assert stand.words("title").startswith("Welcome")
    stand.clock.pass_s(61)
    stand.kiosk.tick()
    assert stand.words("title").startswith("Xin chào")


def test_an_empty_hall_sees_how_it_works_and_any_touch_brings_the_menu_back(stand: Stand) -> None:
    seen = set()
    for _ in range(40):
        stand.clock.pass_s(8)
        stand.kiosk.tick()
        seen.add(stand.page["slide"])
    assert seen == {0, 1, 2, 3, 4}
    assert stand.words("slide")
    stand.touch("tile-0")
    assert stand.page["step"] == "menu"
    assert not stand.shows("slide")


def test_the_slides_of_an_empty_hall_say_that_the_server_is_away(stand: Stand) -> None:
    stand.clock.pass_s(190)
    stand.kiosk.tick()
    assert not stand.shows("slide-notice")
    stand.link.go_offline()
    assert stand.words("slide-notice") == stand.page["notice"] != ""
