"""A PulseAudio of our own with one null output, and a recorder of what is played on it."""

import contextlib
import os
import subprocess
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

RATE_HZ = 22_050
_OUTPUT = ("module-null-sink", "sink_name=lobby", "rate=48000", "channels=2")
Samples = npt.NDArray[np.float64]


class SoundServer:
    """Runs until the ``with`` block ends; programs reach it through ``surroundings``.

    Args:
        folder: An empty folder with a short path, for the server's socket.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.surroundings = os.environ | {
            "XDG_RUNTIME_DIR": str(folder), "PULSE_RUNTIME_PATH": str(folder / "pulse"), "HOME": str(folder),
        }  # fmt: skip
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "SoundServer":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "-L", "module-native-protocol-unix",
             "-L", " ".join(_OUTPUT), "-L", "module-always-sink"],
            env=self.surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            asked = subprocess.run(["pactl", "info"], env=self.surroundings, capture_output=True, check=False)
            if asked.returncode == 0:
                return
        raise TimeoutError("PulseAudio did not start")

    def stop(self) -> None:
        """End it."""
        if self._server is not None:
            self._server.terminate()
            self._server.wait()
            self._server = None

    def unplug(self) -> None:
        """Take the only output away, as when the loudspeaker's card is pulled; a dummy stands in."""
        self._control("unload-module", "module-null-sink")

    def plug_in(self) -> None:
        """Bring the output back."""
        self._control("load-module", *_OUTPUT)

    def split(self) -> None:
        """Add the outputs Left and Right, which are heard on one channel each."""
        for name in ("left", "right"):
            self._control(
                "load-module", "module-remap-sink", f"sink_name={name}", "master=lobby", "channels=1",
                "channel_map=mono", f"master_channel_map=front-{name}", "remix=no",
                f"sink_properties=device.description={name.capitalize()}",
            )  # fmt: skip

    def hear_itself(self) -> None:
        """Add a microphone that hears what is played."""
        self._control("load-module", "module-remap-source", "master=lobby.monitor", "source_name=microphone")
        self._control("set-default-source", "microphone")

    def _control(self, *words: str) -> None:
        subprocess.run(["pactl", *words], env=self.surroundings, check=True, stdout=subprocess.DEVNULL)

    @contextlib.contextmanager
    def recording(self, path: Path) -> Iterator[None]:
        """Record everything that is played within the block, as bare 16-bit samples (``….raw``)."""
        parec = ["parec", "-d", "lobby.monitor", "--raw", "--format=s16le", f"--rate={RATE_HZ}",
                 "--channels=1", "--latency-msec=500"]  # fmt: skip
        with (
            path.open("wb") as target,
            subprocess.Popen(parec, env=self.surroundings, stdout=target) as recorder,
        ):
            try:
                while path.stat().st_size < 2_000:
                    if recorder.poll() is not None:
                        raise RuntimeError("the recorder ended")
                yield
            finally:
                recorder.terminate()


def samples(path: Path) -> Samples:
    """A recording or a WAV as numbers between -1 and 1."""
    if path.suffix == ".raw":
        return _numbers(path.read_bytes())
    with wave.open(str(path), "rb") as file:
        raw = file.readframes(10**9)
    return _numbers(raw)


def places(recorded: Samples, wanted: Samples, *, like: float = 0.9) -> list[float]:
    """Seconds at which a sound was heard, by normalised cross-correlation."""
    size = len(recorded) + len(wanted) - 1
    spectrum = np.fft.rfft(recorded, size) * np.conj(np.fft.rfft(wanted, size))
    match = np.fft.irfft(spectrum, size)[: max(0, len(recorded) - len(wanted) + 1)]
    energy = np.concatenate([[0.0], np.cumsum(recorded**2)])
    local = energy[len(wanted) :] - energy[: -len(wanted)]
    likeness = match / np.sqrt(np.maximum(local, 1e-3) * np.sum(wanted**2))
    found: list[float] = []
    while likeness.size and likeness.max() >= like:
        best = int(likeness.argmax())
        found.append(best / RATE_HZ)
        likeness[max(0, best - RATE_HZ // 2) : best + RATE_HZ // 2] = 0
    return sorted(found)


def heard_at(recorded: Samples, wanted: Samples) -> list[float]:
    """Seconds at which a sound was heard, also when a busy machine tore small gaps into it.

    The sound is looked for piece by piece; most pieces must lie where they belong.
    """
    size = min(RATE_HZ // 2, len(wanted) // 6)
    starts = range(0, len(wanted) - size, size)
    found = [
        [place - start / RATE_HZ for place in places(recorded, wanted[start : start + size])]
        for start in starts
    ]
    beginnings: list[float] = []
    for begin in sorted(place for piece in found for place in piece):
        near = sum(any(abs(place - begin) < 0.3 for place in piece) for piece in found)
        if near >= 0.6 * len(found) and all(abs(begin - known) > 0.7 for known in beginnings):
            beginnings.append(begin)
    return beginnings


def _numbers(raw: bytes) -> Samples:
    return np.frombuffer(raw[: len(raw) // 2 * 2], dtype="<i2").astype(np.float64) / 32_768
