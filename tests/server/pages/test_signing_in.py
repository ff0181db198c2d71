"""People sign in with a password; five failures lock the door for a minute."""

import asyncio
from typing import Any

import httpx
import pytest
from moiso_server.private import Bearer
from moiso_shared.errors import Invalid, WrongPassword

from tests.server.in_process import InProcess
from tests.server.server_process import ServerProcess, command_line

PASSWORD = "bến đò 2026"


def sign_in(hall: InProcess, password: str = PASSWORD) -> str:
    return str(hall.run(hall.parts.sessions.sign_in("lan", password, "10.0.0.7"))["token"])


def bearer(hall: InProcess, token: str) -> Bearer | None:
    return hall.parts.tokens.bearer(f"Bearer {token}")


@pytest.fixture
def lan(hall: InProcess) -> InProcess:
    hall.run(hall.parts.sessions.add("lan", "Trần Thị Lan", "supervisor", PASSWORD))
    return hall


def test_a_session_acts_as_its_person_also_after_a_restart(lan: InProcess) -> None:
    token = sign_in(lan)
    lan.restart()
    assert bearer(lan, token) == Bearer("supervisor", "lan")


def test_neither_password_nor_session_can_be_read_from_the_files(lan: InProcess) -> None:
    token = sign_in(lan)
    lan.restart()
    for file in lan.parts.folder.path.iterdir():
        if file.is_file():
            assert PASSWORD.encode() not in file.read_bytes()
            assert token.encode() not in file.read_bytes()


def test_five_wrong_passwords_lock_the_right_one_out(lan: InProcess) -> None:
    for _ in range(5):
        with pytest.raises(WrongPassword):
            sign_in(lan, "wrong password")
    with pytest.raises(WrongPassword):
        sign_in(lan)
    listed = [row["what"] for row in lan.run(lan.parts.sessions.sign_ins())]
    assert listed == ["locked", *["failed"] * 5]


def test_many_passwords_tried_at_once_are_no_more_than_five_tries(lan: InProcess) -> None:
    async def guess() -> list[Any]:
        tries = (lan.parts.sessions.sign_in("lan", f"wrong {n}", "10.0.0.7") for n in range(9))
        answers: list[Any] = await asyncio.gather(*tries, return_exceptions=True)
        return answers

    assert all(isinstance(answer, WrongPassword) for answer in lan.run(guess()))
    listed = [row["what"] for row in lan.run(lan.parts.sessions.sign_ins())]
    assert sorted(listed) == [*["failed"] * 5, *["locked"] * 4]


def test_who_does_not_exist_or_has_no_password_does_not_get_in(hall: InProcess) -> None:
    hall.run(hall.parts.sessions.add("lan", "Lan", "guide", None))
    for person in ("lan", "nobody"):
        with pytest.raises(WrongPassword):
            hall.run(hall.parts.sessions.sign_in(person, "", ""))


def test_signing_out_everywhere_ends_every_session(lan: InProcess) -> None:
    first, second = sign_in(lan), sign_in(lan)
    who = bearer(lan, first)
    assert who is not None
    lan.run(lan.parts.sessions.sign_out(who, first, everywhere=True))
    assert (bearer(lan, first), bearer(lan, second)) == (None, None)


def test_a_new_role_or_password_ends_open_sessions(lan: InProcess) -> None:
    token = sign_in(lan)
    lan.run(lan.parts.sessions.add("lan", "Trần Thị Lan", "guide", None))
    assert bearer(lan, token) is None
    assert bearer(lan, sign_in(lan)) == Bearer("guide", "lan")


@pytest.mark.parametrize(("role", "password"), [("king", PASSWORD), ("admin", "short"), ("admin", "LAN")])
def test_a_weak_password_and_an_unknown_role_are_refused(hall: InProcess, role: str, password: str) -> None:
    with pytest.raises(Invalid):
        hall.run(hall.parts.sessions.add("lan", "Lan", role, password))


def test_a_pin_and_a_password_belong_to_one_person(lan: InProcess) -> None:
    lan.run(lan.parts.chores.run({"do": "person_add", "id": "lan", "name": "Lan", "pin": "2468"}))
    lan.run(lan.parts.desk.people.check("lan", "2468"))
    assert bearer(lan, sign_in(lan)) == Bearer("supervisor", "lan")


def test_only_the_pages_may_ask_for_sessions(server: ServerProcess) -> None:
    made = command_line(
        "person", "add", "--data", server.folder, "--id", "an", "--name", "An",
        "--role", "supervisor", "--password", PASSWORD,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    with server.client() as admin:
        answer = admin.post("/api/sessions", json={"person": "an", "password": PASSWORD})
    assert answer.status_code == 403
    assert httpx.get(f"{server.url}/api/sign-ins").status_code == 401
