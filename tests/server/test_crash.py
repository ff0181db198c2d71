"""Power cuts, and many clients at once."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import httpx

from tests.server.conftest import StartServer
from tests.server.server_process import ServerProcess, command_line

CLIENTS = 8
COUNTERS = ("1", "2", "3", "4")


def test_eight_clients_call_next_at_once_and_no_ticket_goes_twice(
    server: ServerProcess, api: httpx.Client
) -> None:
    given = [api.post("/api/tickets", json={"service": "A"}).json()["id"] for _ in range(64)]
    for counter in COUNTERS:
        api.post(f"/api/counters/{counter}/open").raise_for_status()
    together = threading.Barrier(CLIENTS)

    def press(client_number: int) -> list[str]:
        called: list[str] = []
        with server.client() as client:
            together.wait()
            while True:
                answer = client.post(f"/api/counters/{COUNTERS[client_number % 4]}/call-next")
                assert answer.status_code == 200, answer.text
                ticket = answer.json()["ticket"]
                if ticket is None:
                    return called
                called.append(ticket["id"])

    with ThreadPoolExecutor(CLIENTS) as clients:
        called = [ticket for tickets in clients.map(press, range(CLIENTS)) for ticket in tickets]
    assert Counter(called) == Counter(given)


def test_a_power_cut_under_load_loses_no_answered_ticket_and_doubles_none(start_server: StartServer) -> None:
    running = start_server()
    running.token("admin", "root")
    enough = threading.Semaphore(0)
    answered: list[list[dict[str, str]]] = [[] for _ in range(CLIENTS)]

    def take_numbers(client_number: int) -> None:
        with running.client() as client:
            while True:
                key = f"c{client_number}-{len(answered[client_number])}"
                try:
                    answer = client.post(
                        "/api/tickets",
                        json={"service": "AB"[client_number % 2]},
                        headers={"Idempotency-Key": key},
                    )
                except httpx.TransportError:
                    return
                assert answer.status_code == 201, answer.text
                answered[client_number].append({"key": key, **answer.json()})
                enough.release()

    with ThreadPoolExecutor(CLIENTS) as clients:
        work = [clients.submit(take_numbers, number) for number in range(CLIENTS)]
        for _ in range(200):
            assert enough.acquire(timeout=30)
        running.kill()
        for done in work:
            done.result(30)
    running.start()
    with running.client() as api:
        there = {ticket["id"]: ticket["number"] for ticket in api.get("/api/lobby").json()["tickets"]}
        told = {ticket["id"]: ticket["number"] for tickets in answered for ticket in tickets}
        assert told.items() <= there.items()
        assert len(set(there.values())) == len(there) <= len(told) + CLIENTS
        for number, tickets in enumerate(answered):
            again = api.post(
                "/api/tickets",
                json={"service": "AB"[number % 2]},
                headers={"Idempotency-Key": tickets[-1]["key"]},
            )
            assert again.json() | {"key": tickets[-1]["key"]} == tickets[-1]
        assert len(api.get("/api/lobby").json()["tickets"]) == len(there)
    verified = command_line("journal", "verify", "--data", running.folder)
    assert verified.returncode == 0, verified.stderr


def test_a_client_resumes_where_it_was_after_a_power_cut(start_server: StartServer) -> None:
    running = start_server()
    with running.live() as client:
        journal = client.hello["journal"]
    with running.client() as api:
        seq = api.get("/api/health").json()["seq"]
        api.post("/api/tickets", json={"service": "A"}).raise_for_status()
    running.kill()
    running.start()
    with running.live(query=f"?since={seq}&journal={journal}") as client:
        assert client.next()["seq"] == seq + 1
