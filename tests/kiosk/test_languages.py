from collections.abc import Callable

import pytest
from moiso_shared.centre import Centre

from tests.kiosk.stand import Stand


@pytest.fixture
def many(centre: Centre) -> Centre:
    return centre.model_copy(update={"languages": ("vi", "en", "fr", "ru")})


def test_one_other_language_is_one_touch_away(stand: Stand) -> None:
    stand.touch("language-en")
    assert stand.page["language"] == "en"
    stand.touch("language-vi")
    assert stand.page["language"] == "vi"


def test_several_languages_are_chosen_by_their_own_names(build: Callable[..., Stand], many: Centre) -> None:
    stand = build(centre=many)
    stand.touch("languages")
    assert stand.words("language-ru") == "Русский"
    stand.touch("language-ru")
    assert stand.page["language"] == "ru"
    assert not stand.shows("language-ru")


def test_a_touch_beside_the_languages_changes_nothing(build: Callable[..., Stand], many: Centre) -> None:
    stand = build(centre=many)
    stand.touch("languages")
    stand.touch("tile-0")
    assert (stand.page["step"], stand.page["language"]) == ("menu", "vi")
    assert not stand.shows("language-ru")


def test_the_ticket_remembers_the_citizens_language(build: Callable[..., Stand], many: Centre) -> None:
    stand = build(centre=many)
    stand.touch("languages")
    stand.touch("language-fr")
    assert stand.ask().language == "fr"


def test_a_centre_that_is_not_worded_in_the_language_speaks_english(
    build: Callable[..., Stand], many: Centre
) -> None:
    stand = build(centre=many)
    stand.touch("languages")
    stand.touch("language-fr")
    assert stand.page["tiles"][0]["title"] == "Certification"
    stand.ask()
    stand.give("A015")
    assert stand.paper.jobs[0].language == "en"


def test_a_list_left_open_is_gone_for_the_next_visitor(build: Callable[..., Stand], many: Centre) -> None:
    stand = build(centre=many)
    stand.touch("tile-0")
    stand.touch("languages")
    stand.clock.pass_s(61)
    stand.kiosk.tick()
    assert not stand.shows("language-ru")
    assert stand.page["step"] == "menu"
