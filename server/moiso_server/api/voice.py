"""What one socket is allowed to say aloud in the hall."""

from moiso_shared.wire import AskVoice, Lease, Presence

from moiso_server.devices import Devices
from moiso_server.private import Bearer
from moiso_server.voices import Voices


class Voice:
    """Asks in the name of the program that is at the other end of a socket."""

    def __init__(self, voices: Voices, devices: Devices, bearer: Bearer) -> None:
        self._voices, self._devices, self._bearer = voices, devices, bearer
        self._name = str(bearer)

    async def ask(self, frame: AskVoice) -> Lease:
        """Answer a wish to be a voice; what was said before a restart is told to the hall again."""
        self._name = f"{self._bearer} {frame.run}"
        for seq in frame.said:
            if self._voices.note_said(seq):
                await self._devices.said(self._bearer, Presence(speaking=seq))
        lease = self._voices.ask(self._name, frame.zones, frame.held)
        return lease.model_copy(update={"asked_at": frame.asked_at})

    def allowed(self, frame: Presence) -> Presence:
        """What a program tells of itself, without a call that it may not speak."""
        if frame.speaking is None or self._voices.claim(self._name, frame.speaking):
            return frame
        return frame.model_copy(update={"speaking": None})
