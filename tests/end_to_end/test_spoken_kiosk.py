"""A key on the real kiosk makes it speak its page aloud."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from moiso_server.demo import until

from tests.server.server_process import ServerProcess
from tests.simulators.sound_server import RATE_HZ, SoundServer

SPOKEN_S = 1
"""The greeting and the first page take longer."""


def loud_seconds(raw: Path) -> float:
    """How much of a recording is speech rather than silence, in tenths of a second."""
    samples = np.frombuffer(raw.read_bytes()[: raw.stat().st_size // 2 * 2], np.int16).astype(float)
    tenths = samples[: len(samples) // (RATE_HZ // 10) * (RATE_HZ // 10)].reshape(-1, RATE_HZ // 10)
    return float((np.sqrt((tenths**2).mean(axis=1)) > 300).sum()) / 10 if len(tenths) else 0.0


def test_the_first_key_begins_to_speak_the_page(tmp_path: Path) -> None:
    if shutil.which("pulseaudio") is None:  # nothing can be heard here
        return
    server = ServerProcess(tmp_path / "server")
    token = tmp_path / "kiosk.token"
    token.write_text(server.token("kiosk", "k1"))
    command = [
        sys.executable, "-m", "moiso_kiosk", "--server", server.url, "--token-file", str(token),
        "--data", str(tmp_path / "kiosk"), "--shots", str(tmp_path),
    ]  # fmt: skip
    raw = tmp_path / "heard.raw"
    with tempfile.TemporaryDirectory(prefix="snd") as folder, SoundServer(Path(folder)) as sounds:
        kiosk = subprocess.Popen(command, env={**os.environ, **sounds.surroundings})
        try:
            wish = tmp_path / "kiosk-1.want"
            wish.touch()
            until(lambda: not wish.exists(), "the kiosk's first page")
            with sounds.recording(raw):
                (tmp_path / "kiosk-2.do").write_text("key F15\n")
                until(lambda: raw.exists() and loud_seconds(raw) >= SPOKEN_S, "the spoken page")
        finally:
            kiosk.kill()
            kiosk.wait()
            server.kill()
