from tests.kiosk.stand import Stand


def test_a_second_errand_comes_under_the_same_number(stand: Stand) -> None:
    stand.offer()
    stand.touch("more")
    assert stand.words("title") == "Bạn cần làm thêm việc gì?"
    stand.touch("tile-1")
    stand.touch("tile-1.1")
    assert stand.words("errands") == "Cùng một số với: Chứng thực"
    stand.settle()
    stand.touch("take")
    assert [(issue.service, issue.then) for issue in stand.issues] == [("chung-thuc", ("dat-dai",))]


def test_an_errand_chosen_twice_counts_once(stand: Stand) -> None:
    stand.offer()
    stand.touch("more")
    stand.touch("tile-0")
    stand.settle()
    stand.touch("take")
    assert [(issue.service, issue.then) for issue in stand.issues] == [("chung-thuc", ())]


def test_back_from_a_second_errand_leads_to_the_first(stand: Stand) -> None:
    stand.offer()
    stand.touch("priority-elderly")
    stand.touch("more")
    stand.touch("back")
    assert (stand.page["step"], stand.page["title"]) == ("confirm", "Chứng thực")
    assert stand.words("take") == "Lấy số ưu tiên"


def test_three_errands_are_enough_for_one_number(stand: Stand) -> None:
    for tiles in (["tile-0"], ["tile-1", "tile-1.0"], ["tile-1", "tile-1.1"]):
        for tile in tiles:
            stand.touch(tile)
        if stand.shows("more"):
            stand.touch("more")
    assert stand.page["step"] == "confirm"
    assert not stand.shows("more")


def test_a_call_for_help_reaches_the_staff_until_it_is_taken_back(stand: Stand) -> None:
    stand.touch("help")
    assert stand.link.reports[-1] == {"problems": ("help_wanted",)}
    assert stand.words("notice").startswith("Đã báo cho nhân viên")
    stand.touch("help")
    assert stand.link.reports[-1] == {"problems": ()}
    assert not stand.shows("notice")


def test_a_call_for_help_ends_by_itself(stand: Stand) -> None:
    stand.touch("help")
    stand.clock.pass_s(181)
    stand.kiosk.tick()
    assert stand.link.reports[-1] == {"problems": ()}


def test_without_the_server_a_call_for_help_sends_people_to_the_desk(stand: Stand) -> None:
    stand.link.go_offline()
    stand.touch("help")
    assert "bàn hướng dẫn" in stand.words("notice")
