"""A counter's call for help on the dashboard and on the guide's phone: heard, answered, done."""

import httpx
from moiso_server.pages.alert_log import AlertLog
from moiso_server.pages.alerts import Alert
from moiso_server.pages.counter_help import help_lines
from moiso_server.pages.words import Words
from moiso_server.pages.words_staff import STAFF
from moiso_shared.help_calls import HelpCall
from playwright.sync_api import Page, expect

from tests.fakes.centre import small_centre
from tests.server.in_process import MORNING
from tests.server.pages.conftest import PagesServer, SignIn
from tests.server.pages.test_accessible import faults

COUNT_BEEPS = "() => { window.beeps = 0; window.moisoBeep = () => { window.beeps += 1; }; }"


def call(api: httpx.Client, kind: str = "technical", deed: str = "call-help") -> httpx.Response:
    return api.post(f"/api/counters/1/{deed}", json={"help": kind}).raise_for_status()


def beeps(page: Page) -> int:
    return int(page.evaluate("window.beeps"))


def test_the_dashboard_sounds_shows_the_call_and_answers_it(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    page = sign_in()
    page.evaluate(COUNT_BEEPS)
    card = page.locator("[data-counter='1']")
    with web.live("counter", "1") as counter:
        call(api)
        alert = page.locator("[data-alert='help/1/technical']")
        expect(alert).to_contain_text("Quầy số 1 gọi hỗ trợ kỹ thuật")
        expect(card).to_contain_text("chưa có ai trả lời")
        page.wait_for_function("window.beeps > 0")
        assert faults(page) == []
        alert.get_by_role("button", name="Tôi đến").click()
        (told,) = counter.until_fact("help_answered")["help_calls"]
        assert told["coming"].startswith("supervisor/")
        expect(alert).to_have_count(0)
        expect(card).to_contain_text(f"{told['coming'].partition('/')[2]} đang đến")
        card.get_by_role("button", name="Đã xong").click()
        assert counter.until_fact("help_ended")["reason"] == "done"
        expect(card).not_to_contain_text("đang đến")


def test_the_guides_phone_sounds_once_for_each_call_and_answers(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    page = sign_in("huy", path="/guide", phone=True)
    page.evaluate(COUNT_BEEPS)
    calls = page.locator("#help")
    call(api, "guide")
    expect(calls).to_contain_text("Quầy số 1 gọi người hướng dẫn, phiên dịch")
    call(api, "security")
    expect(calls.locator("form")).to_have_count(2)
    assert beeps(page) == 2
    assert faults(page) == []
    call(api, "security", "answer-help")
    expect(calls).to_contain_text("đang đến")
    call(api, "security", "end-help")
    expect(calls.locator("form")).to_have_count(1)
    assert beeps(page) == 2
    page.get_by_role("button", name="Tôi đến").click()
    expect(page.get_by_role("status")).to_contain_text("bạn đang đến")
    expect(calls).to_contain_text("huy đang đến")
    page.get_by_role("button", name="Đã xong").click()
    expect(calls.locator("form")).to_have_count(0)


def test_a_call_that_nobody_answers_is_heard_again_until_somebody_does(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    call(api, "guide")
    for person, path, shown in (("huy", "/guide", "#help form"), ("lan", "/", "[data-alert^='help/']")):
        page = sign_in(person, path=path)
        page.clock.install()
        page.reload()
        page.evaluate(COUNT_BEEPS)
        expect(page.locator(shown)).to_have_count(1)
        before = beeps(page)
        page.clock.fast_forward(31_000)
        page.wait_for_function(f"window.beeps > {before}")
    page.locator("[data-alert^='help/']").get_by_role("button", name="Đã biết").click()
    expect(page.locator(".seen[data-alert^='help/']")).to_have_count(1)
    assert page.evaluate("document.querySelector(unanswered)") is None


def test_who_answers_second_is_told_in_the_readers_words(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    call(api, "guide")
    page = sign_in("huy", path="/guide", phone=True)
    call(api, "guide", "answer-help")
    answer = page.request.post(
        f"{web.staff_url}/guide/help",
        form={"counter": "1", "help": "guide", "deed": "come"},
        headers={"Origin": web.staff_url},
    )
    assert "Đã có người đang đến quầy đó" in answer.text()


def test_the_unanswered_come_first_and_say_where_the_counter_is() -> None:
    centre = small_centre(zones=[{"id": "a", "name": "Khu A"}])
    counters = [one.model_copy(update={"zone": "a"}) for one in centre.counters]
    centre = centre.model_copy(update={"counters": tuple(counters)})
    calls = [
        HelpCall(counter="2", help="security", since=MORNING, coming="counter/1"),
        HelpCall(counter="1", help="technical", since=MORNING),
        HelpCall(counter="gone", help="guide", since=MORNING),
    ]
    first, second = help_lines(calls, centre, Words(STAFF, "vi"))
    assert (first.where, first.what, first.since, first.coming) == (
        "Quầy số 1 · Khu A", "hỗ trợ kỹ thuật", "từ 08:00", ""
    )  # fmt: skip
    assert (second.counter, second.coming) == ("2", "quầy số 1")


def test_two_calls_of_one_counter_are_two_alerts() -> None:
    log = AlertLog()
    raised = log.update([Alert("help", "1", "technical"), Alert("help", "1", "security")], MORNING)
    assert [one.alert.key for one in raised] == ["help/1/technical", "help/1/security"]
