"""Nothing that can be sent over HTTP brings the server down, hangs it, or finds a bug."""

import json
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.server.server_process import ServerProcess

FINE = {200, 201, 400, 401, 403, 404, 405, 409, 413, 415, 422}
ODD_TEXT = st.sampled_from(
    [
        *("", " ", "\x00", "a\x00b", "\ud800", "\udfff\ud800", "\u202e", "Đ001", "ĐA", "é", "e\u0301", "𝟘𝟙"),
        *("A001", "1", "A", "99", "null", "../../etc/passwd", "%2e%2e", "a" * 65, "a" * 70_000, "🎟" * 30),
        *("-1", "1e400", "NaN", "' OR 1=1 --", "{}", "\r\nX: y", "२", "A001\n", "elderly", "vi"),
    ]
)
NUMBERS = st.sampled_from([0, -1, 1, 2**31, 2**63, 2**64, 10**400, 0.5, 1e308, float("nan"), float("inf")])
SCALARS = st.none() | st.booleans() | NUMBERS | ODD_TEXT | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD_TEXT, inner, max_size=3),
    max_leaves=6,
)
RAW = st.sampled_from(
    [b"", b"{", b"\xff\xfe", b"null", b"[" * 20_000, b'{"service":"A"}garbage', b"0" * 5000]
)
SEGMENTS = st.sampled_from(
    [
        "1",
        "A",
        "%C4%901",
        "%00",
        "%ED%A0%80",
        "%F0%9F%8E%9F",
        "%2F",
        "%0A",
        "%C4%90001",
        "..",
        "a" * 3000,
        "%",
        "'",
        "%FF",
    ]
)
TYPES = st.sampled_from(["application/json", "text/plain", "", "application/json; charset=utf-16"])
KEYS = st.sampled_from([b"", b"one", b"two", b"\xff", b"k" * 65, b"a b", "Đ".encode()])


Operation = tuple[str, str, list[str]]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """An admin's client of a server that nobody else uses."""
    running = ServerProcess(tmp_path_factory.mktemp("fuzzed"))
    with running.client() as client:
        yield client
    running.stop()


@pytest.fixture(scope="module")
def operations(api: httpx.Client) -> list[Operation]:
    """Method, path and names of fields of everything that can be asked."""
    interface = api.get("/api/openapi.json").json()
    found = []
    for path, methods in interface["paths"].items():
        for method, operation in methods.items():
            schema = json.dumps(operation.get("requestBody", {}))
            names = [
                field
                for name, part in interface["components"]["schemas"].items()
                if f'schemas/{name}"' in schema
                for field in part.get("properties", {})
            ]
            found.append((method.upper(), path, names))
    return found


@settings(max_examples=300)
@given(data=st.data())
def test_no_request_is_answered_with_an_internal_fault(
    api: httpx.Client, operations: list[Operation], data: st.DataObject
) -> None:
    method, path, names = data.draw(st.sampled_from(operations))
    if "{" in path:
        head, _, tail = path.partition("{")
        path = head + data.draw(SEGMENTS) + tail.partition("}")[2]
    fields = st.dictionaries(st.sampled_from([*names, "x"]), VALUES, max_size=4)
    body = data.draw(fields | fields | VALUES | RAW)
    headers = [(b"Content-Type", data.draw(TYPES).encode()), (b"Idempotency-Key", data.draw(KEYS))]
    answer = api.request(
        method,
        api.base_url.copy_with(raw_path=path.encode()),  # an address is not tidied on the way
        headers=headers,
        content=body if isinstance(body, bytes) else json.dumps(body).encode(),
    )
    assert answer.status_code in FINE, (method, path, body, answer.text)
    if answer.status_code >= 400:
        assert set(answer.json()) == {"error"}
