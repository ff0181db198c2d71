"""A ticket held before the kiosk's scanner leads to its visit."""

from moiso_shared.codes import TicketCode, recognise

from tests.server.server_process import ServerProcess


def test_the_kiosk_finds_the_visit_by_the_code_on_the_paper(server: ServerProcess) -> None:
    with server.client("kiosk", "k1") as kiosk, server.client("kiosk", "k2") as other:
        issued = kiosk.post("/api/tickets", json={"service": "A"}).json()
        scanned = recognise(f"HTTPS://SO.EXAMPLE.VN/T/{issued['code']}")
        assert isinstance(scanned, TicketCode)
        found = other.get(f"/api/codes/{scanned.code}").json()["ticket"]
        assert other.get(f"/api/tickets/{found}").json()["number"] == issued["number"]
        assert other.get(f"/api/codes/{'A' * 26}").status_code == 404


def test_a_number_given_after_the_first_look_up_is_found_too(server: ServerProcess) -> None:
    with server.client("kiosk", "k1") as kiosk:
        for _ in range(3):
            issued = kiosk.post("/api/tickets", json={"service": "A"}).json()
            assert kiosk.get(f"/api/codes/{issued['code']}").json() == {"ticket": issued["id"]}
        assert len(issued["code"]) == 26
