import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_kiosk import visit as steps
from moiso_kiosk.visit import Step, Visit
from moiso_shared.centre import Centre

from tests.fakes.centre import small_centre
from tests.kiosk.stand import MENU, a_ticket

CENTRE = small_centre(menu=MENU, guide_service="ho-tich")
KEYS = st.sampled_from(["0", "1", "1.0", "1.1", "7", "guide", "nonsense"])


def test_a_tile_of_another_page_changes_nothing() -> None:
    inside = steps.touch_tile(Visit(), CENTRE, "1")
    assert steps.touch_tile(inside, CENTRE, "0") == inside
    assert steps.touch_tile(Visit(), CENTRE, "1.0") == Visit()


def test_back_leads_up_the_way_that_was_come_down() -> None:
    there = steps.touch_tile(steps.touch_tile(Visit(), CENTRE, "1"), CENTRE, "1.1")
    assert (there.step, there.service) == (Step.CONFIRM, "dat-dai")
    assert steps.go_back(steps.go_back(there)) == Visit()
    assert steps.go_back(Visit()) == Visit()


def test_a_number_that_is_asked_for_cannot_be_left_by_back() -> None:
    asking = steps.ask(steps.touch_tile(Visit(), CENTRE, "0"))
    assert steps.go_back(asking) == asking


def test_news_of_somebody_elses_paper_changes_nothing() -> None:
    asking = steps.ask(steps.touch_tile(Visit(), CENTRE, "0"))
    number = steps.answered(asking, Visit(ticket=a_ticket("A001"), paper=steps.PaperState.PRINTING))
    assert steps.paper_came_out(number, "other", steps.PaperState.PRINTED) == number
    assert steps.paper_came_out(Visit(), "other", steps.PaperState.PRINTED) == Visit()


def test_a_path_that_a_new_document_made_void_shows_the_first_page(centre: Centre) -> None:
    assert steps.tiles_at(centre, (5,)) == centre.tiles()
    assert steps.tiles_at(centre, (0,)) == centre.tiles()


@given(st.lists(st.one_of(KEYS, st.just("back"), st.sampled_from(["elderly", "pregnant"]), st.just("ask"))))
def test_no_order_of_touches_leads_astray(touches: list[str]) -> None:
    visit = Visit()
    for touch in touches:
        if touch == "back":
            visit = steps.go_back(visit)
        elif touch == "ask":
            visit = steps.ask(visit)
        elif touch in ("elderly", "pregnant"):
            visit = steps.choose_priority(visit, touch)
        else:
            visit = steps.touch_tile(visit, CENTRE, touch)
        assert steps.tiles_at(CENTRE, visit.path)
        assert (visit.service is None) == (visit.step is Step.MENU)
        assert visit.service is None or CENTRE.service(visit.service) is not None


@pytest.mark.parametrize("step", [Step.MENU, Step.CONFIRM, Step.NUMBER])
def test_an_answer_that_nobody_waits_for_changes_nothing(step: Step) -> None:
    visit = Visit(step=step, service="chung-thuc", ticket=a_ticket("A001"))
    assert steps.answered(visit, Visit(ticket=a_ticket("A002"))) == visit
