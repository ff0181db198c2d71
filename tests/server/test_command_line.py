"""``moiso-server`` at the command line, with and without a running server."""

import signal
import sqlite3
from pathlib import Path

import httpx
import pytest
from moiso_server.centres import ready_made

from tests.server.conftest import StartServer
from tests.server.server_process import ServerProcess, command_line


def lobby(url: str, token: str) -> httpx.Response:
    return httpx.get(f"{url}/api/lobby", headers={"Authorization": f"Bearer {token}"})


def without_service(text: str, service: str) -> str:
    """The tiny document without one of its services."""
    parts = [part for part in text.split("[[") if not part.startswith(f'services]]\nid = "{service}"')]
    return "[[".join(parts).replace(
        'services = ["A", "B"]', f'services = ["{"A" if service == "B" else "B"}"]'
    )


def test_a_token_is_the_last_word_and_works_at_once(server: ServerProcess) -> None:
    made = command_line("token", "create", "--data", server.folder, "--role", "board", "--name", "hall")
    assert made.returncode == 0, made.stderr
    assert lobby(server.url, made.stdout.split()[-1]).status_code == 200


def test_a_token_for_a_counter_that_the_document_lacks_names_those_it_has(server: ServerProcess) -> None:
    made = command_line("token", "create", "--data", server.folder, "--role", "counter", "--name", "77")
    assert made.returncode == 0
    assert "name: the document has no counter of this name; allowed: 1" in made.stderr
    known = command_line("token", "create", "--data", server.folder, "--role", "counter", "--name", "1")
    assert known.stderr == ""


def test_a_token_made_before_the_first_start_does_not_settle_the_document(
    tmp_path: Path, start_server: StartServer
) -> None:
    folder = tmp_path / "data-0"
    made = command_line("token", "create", "--data", folder, "--role", "admin", "--name", "root")
    assert made.returncode == 0, made.stderr
    running = start_server(centre="tiny")
    assert running.folder == folder
    answer = lobby(running.url, made.stdout.split()[-1]).json()
    assert answer["centre"]["id"] == "tiny"


def test_a_folder_that_no_server_knows_is_told(tmp_path: Path) -> None:
    made = command_line("token", "create", "--data", tmp_path / "new", "--role", "admin", "--name", "root")
    assert made.returncode == 0
    assert "no server has worked in" in made.stderr


@pytest.mark.parametrize(
    "words",
    [("token", "list"), ("centre", "export"), ("procedures", "list"), ("procedures", "import", "t.json")],
)
def test_a_mistyped_folder_is_told_and_not_made(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "t.json").write_text("[]", encoding="utf-8")
    files = [str(tmp_path / word) if word == "t.json" else word for word in words]
    made = command_line(*files, "--data", tmp_path / "mistyped")
    assert (made.returncode, made.stdout) == (1, "")
    assert made.stderr.startswith("moiso-server: data: no server has worked in")
    assert not (tmp_path / "mistyped").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("person", "remove", "--id", "nobody"), "id: there is no person 'nobody'"),
        (("token", "revoke", "--role", "board", "--name", "none"), "name: there is no token of board 'none'"),
    ],
)
def test_whoever_takes_away_nothing_is_told(server: ServerProcess, words: tuple[str, ...], told: str) -> None:
    made = command_line(*words, "--data", server.folder)
    assert (made.returncode, made.stdout) == (1, "")
    assert told in made.stderr


def test_a_file_that_is_not_there_is_told_without_numbers_of_the_system(tmp_path: Path) -> None:
    made = command_line("centre", "check", tmp_path / "none.toml")
    assert made.returncode == 1
    assert "none.toml cannot be read: No such file" in made.stderr
    assert "Errno" not in made.stderr


def test_a_port_that_is_taken_ends_with_one_sentence(tmp_path: Path, server: ServerProcess) -> None:
    port = server.url.rpartition(":")[2]
    second = command_line(
        "serve",
        "--data",
        tmp_path / "other",
        "--host",
        "127.0.0.1",
        "--port",
        port,
        "--no-announce",
        "--no-pages",
        "--centre",
        "tiny",
    )
    assert second.returncode == 1
    assert f"moiso-server: port: {port} of 127.0.0.1 cannot be had" in second.stderr
    assert "on http://" not in second.stderr


def test_ports_that_are_the_same_end_with_one_sentence(tmp_path: Path) -> None:
    made = command_line("serve", "--data", tmp_path / "d", "--port", "8711", "--centre", "tiny")
    assert made.returncode == 1
    assert "must differ, and are 8711, 8711, 8712" in made.stderr


@pytest.mark.parametrize("words", [("serve",), ("token", "list")])
def test_a_data_folder_that_cannot_be_is_told_in_a_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "file").touch()
    made = command_line(*words, "--data", tmp_path / "file" / "data")
    assert (made.returncode, made.stdout) == (1, "")
    assert made.stderr.startswith("moiso-server: data: ")
    assert "Traceback" not in made.stderr


@pytest.mark.parametrize(
    ("role", "name", "word"), [("king", "x", "allowed"), ("board", " ", "name"), ("board", "a/b", "name")]
)
def test_a_token_for_nobody_is_refused_in_a_sentence(
    server: ServerProcess, role: str, name: str, word: str
) -> None:
    made = command_line("token", "create", "--data", server.folder, "--role", role, "--name", name)
    assert (made.returncode, made.stdout) == (1, "")
    assert word in made.stderr
    assert "Traceback" not in made.stderr


def test_a_second_server_on_the_same_folder_ends_with_a_sentence(server: ServerProcess) -> None:
    second = command_line("serve", "--data", server.folder, "--port", "1", "--no-announce")
    assert second.returncode == 1
    assert second.stderr.startswith("moiso-server: data: another server works in")
    assert second.stderr.count("\n") == 1


def test_a_server_told_to_end_ends_at_once_and_leaves_a_sound_journal(start_server: StartServer) -> None:
    running = start_server()
    with running.live("board", "b1"), running.client() as api:
        api.post("/api/tickets", json={"service": "A"}).raise_for_status()
        running.signal(signal.SIGTERM)
        assert running.wait() in (0, -signal.SIGTERM)
    assert "Traceback" not in running.log
    verified = command_line("journal", "verify", "--data", running.folder)
    assert (verified.returncode, verified.stdout[:7]) == (0, "facts: ")
    assert not (running.folder / "control.json").exists()


def test_a_body_edited_by_hand_is_found(start_server: StartServer) -> None:
    running = start_server()
    with running.client() as api:
        for _ in range(3):
            api.post("/api/tickets", json={"service": "A"}).raise_for_status()
    whole = command_line("journal", "verify", "--data", running.folder)
    assert whole.returncode == 0, whole.stderr
    running.stop()
    with sqlite3.connect(running.folder / "journal.db") as forger:
        forger.execute("UPDATE fact SET body = replace(body, 'A002', 'A009') WHERE body LIKE '%A002%'")
    forger.close()
    broken = command_line("journal", "verify", "--data", running.folder)
    assert broken.returncode == 1
    assert "was changed after it was written" in broken.stderr
    assert "issued" in broken.stderr


def test_a_folder_without_a_journal_has_nothing_to_verify(tmp_path: Path) -> None:
    nothing = command_line("journal", "verify", "--data", tmp_path)
    assert nothing.returncode == 1
    assert "there is no journal" in nothing.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_journal_ends_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"a shopping list, long enough to be looked at" * 100)
    served = command_line("serve", "--data", tmp_path, "--port", "1", "--no-announce")
    assert served.returncode == 1
    assert "Traceback" not in served.stderr
    assert "journal" in served.stderr


def test_a_document_imported_while_running_reaches_every_program(
    server: ServerProcess, tmp_path: Path
) -> None:
    file = tmp_path / "centre.toml"
    original = command_line("centre", "export", "--data", server.folder).stdout
    file.write_text(ready_made("tiny").replace("Nộp hồ sơ", "Tiếp nhận"), encoding="utf-8")
    with server.live("board", "b1") as board:
        board.until_type("snapshot")
        done = command_line("centre", "import", "--data", server.folder, file)
        assert done.returncode == 0, done.stderr
        version = int(done.stdout.split()[-1])
        assert board.until_fact("centre_replaced")["centre_version"] == version
        snapshot = board.until_type("snapshot")
    assert snapshot["centre"]["services"][0]["name"]["vi"] == "Tiếp nhận"
    assert snapshot["lobby"]["centre_version"] == version
    file.write_text(original, encoding="utf-8")
    assert command_line("centre", "import", "--data", server.folder, file).returncode == 0


def test_a_document_that_cannot_be_written_is_told_in_a_sentence(
    server: ServerProcess, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere" / "centre.toml"
    done = command_line("centre", "export", "--data", server.folder, "--out", nowhere)
    assert done.returncode == 1
    assert done.stderr.startswith(f"moiso-server: out: {nowhere} cannot be written: ")


def test_a_document_that_drops_what_is_in_use_is_refused_by_name(
    server: ServerProcess, api: httpx.Client, tmp_path: Path
) -> None:
    ticket = api.post("/api/tickets", json={"service": "B"}).json()
    file = tmp_path / "centre.toml"
    file.write_text(without_service(ready_made("tiny"), "B"), encoding="utf-8")
    refused = command_line("centre", "import", "--data", server.folder, file)
    assert refused.returncode == 1
    assert f"service 'B' (ticket {ticket['number']})" in refused.stderr
    document = api.get("/api/centre").json()["centre"]
    document["services"] = [part for part in document["services"] if part["id"] != "B"]
    for counter in document["counters"]:
        counter["services"] = ["A"]
    answer = api.put("/api/centre", json=document)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "in_use")


def test_a_document_with_mistakes_names_each_field(tmp_path: Path) -> None:
    file = tmp_path / "centre.toml"
    file.write_text(ready_made("tiny").replace('prefix = "A"', 'prefx = "A"'), encoding="utf-8")
    checked = command_line("centre", "check", file)
    assert checked.returncode == 1
    assert "services[0].prefx: unknown field; did you mean 'prefix'?" in checked.stderr
    assert "services[0].prefix" in checked.stderr


def test_an_import_without_a_server_holds_from_the_next_start(
    tmp_path: Path, start_server: StartServer
) -> None:
    file = tmp_path / "centre.toml"
    file.write_text(ready_made("tiny").replace("Nộp hồ sơ", "Tiếp nhận"), encoding="utf-8")
    done = command_line("centre", "import", "--data", tmp_path / "data-0", file)
    assert done.returncode == 0, done.stderr
    running = start_server(centre="province")
    with running.client() as api:
        assert api.get("/api/lobby").json()["centre"]["services"][0]["name"]["vi"] == "Tiếp nhận"
    assert "document of its own" in running.log


def test_the_tokens_and_the_private_store_are_for_the_owner_alone(server: ServerProcess) -> None:
    for name in ("private.db", "control.json"):
        assert (server.folder / name).stat().st_mode & 0o077 == 0, name
