"""Dossiers: told by the one-stop software, asked for by their holders, forgotten on demand."""

import json
from datetime import date
from pathlib import Path

import httpx
import pytest
from moiso_server.catalogue.dossier_figures import by_department
from moiso_server.catalogue.dossier_table import read_dossiers
from moiso_server.catalogue.dossiers import Dossiers
from moiso_server.catalogue.tables import Row
from moiso_shared.dossiers import Dossier
from moiso_shared.errors import Invalid

from tests.server.catalogue.conftest import Shelf
from tests.server.conftest import StartServer
from tests.server.server_process import ServerProcess, command_line

CODE = "H21.65-260214-0011"
NAME = "Trần Thị Bí Mật"


def told(server: ServerProcess) -> httpx.Client:
    return server.client("onestop", "mot-cua")


def test_the_one_stop_software_tells_and_the_kiosk_asks(server: ServerProcess) -> None:
    body = {"status": "4", "holder": NAME, "due": "2026-02-20", "department": "Sở Tư pháp"}
    with told(server) as software, server.client("kiosk", "k1") as kiosk:
        assert software.put(f"/api/dossiers/{CODE}", json=body).json() == {"changed": 1, "unchanged": 0}
        assert software.put(f"/api/dossiers/{CODE}", json=body).json() == {"changed": 0, "unchanged": 1}
        shown = kiosk.get(f"/api/dossiers/{CODE.lower()}").json()
        assert (shown["state"]["vi"], shown["holder"]) == ("Đang giải quyết", "Tr*** T** B** M**")
        assert (shown["due"], shown["overdue"], shown["service"]) == ("2026-02-20", True, None)
        assert software.delete(f"/api/dossiers/{CODE}").json() == {"forgotten": True}
        assert kiosk.get(f"/api/dossiers/{CODE}").status_code == 404
        assert kiosk.put(f"/api/dossiers/{CODE}", json=body).status_code == 403
        assert software.get("/api/lobby").status_code == 403


def test_bulk_is_taken_whole_or_not_at_all(server: ServerProcess) -> None:
    good = {"code": "H21.65-260214-0077", "status": "9"}
    with told(server) as software:
        for bad in ({"code": "x", "status": "9"}, {"code": "H21.65-260214-0078", "status": "11"}):
            refused = software.put("/api/dossiers", json={"dossiers": [good, bad]})
            assert refused.status_code == 422, refused.text
            assert software.get(f"/api/dossiers/{good['code']}").status_code == 403
        with server.client() as api:
            assert api.get(f"/api/dossiers/{good['code']}").status_code == 404
        assert software.put("/api/dossiers", json={"dossiers": [good]}).json()["changed"] == 1


def test_a_code_that_is_none_is_refused_in_words(api: httpx.Client) -> None:
    refused = api.get("/api/dossiers/12345")
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "invalid")


def test_a_ready_result_offers_the_number_for_results(start_server: StartServer, tmp_path: Path) -> None:
    server = start_server(centre="province")
    record = {"MaHoSo": CODE, "TrangThaiHoSo": "9", "ChuHoSo": NAME, "MaTTHC": "1.001193",
              "NgayHenTra": "20260305170000", "SoDienThoai": "0900000000"}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps([record]), encoding="utf-8")
    imported = command_line("dossiers", "import", "--data", server.folder, tmp_path / "a.json")
    assert imported.stdout == "changed: 1 unchanged: 0\n", imported.stderr
    with server.client("kiosk", "kiosk-1") as kiosk:
        shown = kiosk.get(f"/api/dossiers/{CODE}").json()
    assert (shown["service"], shown["procedure"]) == ("nhan-ket-qua", "Đăng ký khai sinh")
    server.stop()
    kept = b"".join(path.read_bytes() for path in server.folder.rglob("*") if path.is_file())
    assert "Bí Mật".encode() not in kept
    assert b"0900000000" not in kept


def test_a_status_that_the_centre_does_not_explain_is_named_with_its_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"Mã hồ sơ,Trạng thái\n{CODE},4\n{CODE[:-1]}2,44\n", encoding="utf-8")
    command_line("token", "create", "--data", tmp_path / "data", "--role", "admin", "--name", "root")
    refused = command_line("dossiers", "import", "--data", tmp_path / "data", tmp_path / "a.csv")
    assert refused.returncode == 1
    assert "row 3, column 'status': '44' is not in the centre's document" in refused.stderr


def test_what_is_forgotten_leaves_no_trace_in_the_files(shelf: Shelf, tmp_path: Path) -> None:
    dossiers = Dossiers(shelf.file)
    dossiers.put([Dossier(code=CODE, status="10", holder="Zyx Wvu", returned=date(2026, 1, 1))])
    assert dossiers.forget_ended(date(2026, 1, 1)) == 0
    assert dossiers.forget_ended(date(2026, 1, 2)) == 1
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("catalogue.db*"))
    assert CODE.encode() not in kept


def test_figures_count_what_the_reports_need(shelf: Shelf) -> None:
    days = {number: date(2026, 2, number) for number in range(1, 29)}
    rows = [
        (days[1], days[10], days[9]), (days[1], days[10], days[10]), (days[1], days[10], days[11]),
        (days[2], None, days[20]), (days[2], days[5], None), (days[2], days[28], None), (None, None, None),
        (date(2026, 3, 5), None, None),
    ]  # fmt: skip
    dossiers = Dossiers(shelf.file)
    dossiers.put(
        Dossier(code=f"H21.65-260201-{n:04}", status="4", department="A", received=r, due=d, finished=f)
        for n, (r, d, f) in enumerate(rows)
    )
    (found,) = by_department(shelf.file, days[1], days[28], ended=())
    assert (found.received, found.finished, found.early, found.on_time, found.late) == (6, 4, 1, 3, 1)
    assert (found.open, found.overdue, found.returned) == (3, 1, 0)


@pytest.mark.parametrize("times", ["often", "-1", "1,5"])
def test_a_number_of_times_that_is_none_is_refused_by_row_column_and_example(times: str) -> None:
    row = Row(2, {"code": "H21.65-260201-0001", "status": "9", "apologies": times})
    with pytest.raises(Invalid, match=rf"row 2, column 'apologies': '{times}' is .* write it like 0 or 2"):
        read_dossiers([row])
