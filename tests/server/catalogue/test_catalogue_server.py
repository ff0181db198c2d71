"""Procedures at a running server: imported without a restart, searched over REST."""

import json
from pathlib import Path

import httpx

from tests.server.catalogue.conftest import TODAY, Shelf
from tests.server.conftest import StartServer
from tests.server.server_process import command_line


def found(api: httpx.Client, query: str) -> list[str]:
    answer = api.get("/api/procedures", params={"q": query}).raise_for_status().json()
    return [procedure["code"] for procedure in answer["procedures"]]


def test_a_new_province_knows_sixty_procedures_and_learns_more_without_a_restart(
    start_server: StartServer, tmp_path: Path
) -> None:
    server = start_server(centre="province")
    file = tmp_path / "more.json"
    rows = [{"code": "1.999999", "name": "Cấp phép thả diều", "service": "van-hoa", "papers": "Đơn"}]
    with server.client("kiosk", "kiosk-1") as api:
        assert "2.001177" in found(api, "lam cccd")[:3]
        assert len(api.get("/api/procedures", params={"limit": 100}).json()["procedures"]) == 60
        assert api.get("/api/procedures/1.999999").status_code == 404
        file.write_text(json.dumps(rows), encoding="utf-8")
        told = command_line("procedures", "import", "--data", server.folder, file)
        assert told.stdout == "added: 1 changed: 0 unchanged: 0 withdrawn: 0\n", told.stderr
        assert found(api, "tha dieu")[0] == "1.999999"
        assert api.get("/api/procedures/1.999999").json()["papers"] == ["Đơn"]
        tree = api.get("/api/procedure-fields").json()["departments"]
        assert {"name": "Hộ tịch", "count": 9} in next(d for d in tree if d["name"] == "Sở Tư pháp")["fields"]
        listed = api.get("/api/procedures", params={"service": "can-cuoc"}).json()["procedures"]
        assert {procedure["service"] for procedure in listed} == {"can-cuoc"}
        last = api.get("/api/procedures", params={"q": "cap"}).json()["procedures"][-1]
        one = {"q": "cap", "service": last["service"], "limit": 1}
        assert len(api.get("/api/procedures", params=one).json()["procedures"]) == 1
    assert "1.999999" in command_line("procedures", "search", "--data", server.folder, "thả", "diều").stdout
    rows[0]["service"] = "dieu"
    file.write_text(json.dumps(rows), encoding="utf-8")
    refused = command_line("procedures", "import", "--data", server.folder, file)
    assert refused.returncode == 1
    assert "row 1, column 'service': 'dieu'" in refused.stderr
    assert not list(server.folder.glob("import-*"))


def test_a_centre_of_its_own_begins_with_an_empty_catalogue(server: object, api: httpx.Client) -> None:
    assert found(api, "khai sinh") == []


def test_without_a_server_the_command_line_does_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Mã thủ tục;Tên thủ tục\n1.000001;Cấp sổ đỏ\n", encoding="utf-8")
    data = tmp_path / "data"
    command_line("token", "create", "--data", data, "--role", "admin", "--name", "root")
    told = command_line("procedures", "import", "--data", data, tmp_path / "a.csv", "--from", "2025-01-01")
    assert told.stdout.startswith("added: 1"), told.stderr
    assert command_line("procedures", "list", "--data", data).stdout.split()[:2] == ["1.000001", "-"]


def test_the_way_by_department_and_field_leads_to_the_same_procedures(well_known: Shelf) -> None:
    tree = well_known.procedures.tree(TODAY)
    assert sum(count for fields in tree.values() for count in fields.values()) == 60
    for department, fields in tree.items():
        for field, count in fields.items():
            wanted = {"department": department, "field": field, "service": None}
            found = well_known.procedures.browse(TODAY, wanted, 100)
            assert len(found) == count
            assert {(each.department, each.field) for each in found} == {(department, field)}
    assert len(well_known.procedures.browse(TODAY, {}, 7)) == 7
