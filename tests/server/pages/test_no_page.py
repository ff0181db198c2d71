"""An address of the staff port that leads nowhere."""

from tests.server.pages.conftest import PagesServer, SignIn


def test_a_mistyped_address_is_told_in_vietnamese(web: PagesServer, sign_in: SignIn) -> None:
    answer = sign_in().request.get(f"{web.staff_url}/no-such-page")
    assert answer.status == 404
    assert "Không có trang này" in answer.text()
    assert '<a href="/">Về trang điều hành</a>' in answer.text()
