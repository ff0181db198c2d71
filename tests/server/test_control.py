"""The command line's way to the running server: every request gets an answer."""

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from moiso_server.control import Control, ask
from moiso_shared.errors import RuleFailed


@pytest.mark.expects_log("a request of the command line failed")
def test_a_bug_is_logged_and_answered_as_one(tmp_path: Path) -> None:
    async def handle(request: Mapping[str, Any]) -> Mapping[str, Any]:
        raise ValueError(request["do"])

    async def story() -> object:
        async with Control(tmp_path / "control.json", handle):
            return await asyncio.to_thread(ask, tmp_path / "control.json", {"do": "fail"})

    with pytest.raises(RuleFailed, match="server's log"):
        asyncio.run(story())


def test_whoever_has_not_the_key_gets_no_answer(tmp_path: Path) -> None:
    async def handle(request: Mapping[str, Any]) -> Mapping[str, Any]:
        return request

    async def story() -> bytes:
        async with Control(tmp_path / "control.json", handle):
            port = json.loads((tmp_path / "control.json").read_text())["port"]
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b'{"do": "token_list", "key": "guessed"}\n')
            answer = await reader.read()
            writer.close()
            return answer

    assert asyncio.run(story()) == b""
