"""How a centre sounds: voice and wording by region, speed, loudness by hour, silence, languages."""

from datetime import time
from typing import Annotated, Literal

from pydantic import Field, field_serializer

from moiso_shared.spoken import Region
from moiso_shared.text import Strict
from moiso_shared.timetable import Span

Percent = Annotated[int, Field(ge=0, le=100)]


class LoudnessSpan(Strict):
    """Another loudness for a part of the day."""

    hours: Span
    volume: Percent

    @field_serializer("hours")
    def _words(self, hours: Span) -> str:
        return str(hours)


class VoiceSettings(Strict):
    """What every board of the centre keeps to when it speaks."""

    region: Region = Region.NORTH
    """Voice, and the regional forms of numbers."""
    words_per_minute: Annotated[int, Field(ge=80, le=260)] = 150
    languages: Literal["ticket", "vietnamese", "all"] = "ticket"
    """After Vietnamese: the language of the ticket, nothing, or every language of the centre."""
    volume: Percent = 100
    volume_at: tuple[LoudnessSpan, ...] = ()
    """The first span that holds the present local time counts."""
    quiet: tuple[Span, ...] = ()
    """Hours in which calls are shown and not spoken."""
    spoken_within_s: Annotated[int, Field(ge=0, le=600)] = 15
    """After a cut, older calls are only shown."""
    short_after_s: Annotated[int, Field(ge=0, le=600)] = 18
    """A queue of speech longer than this shortens itself."""

    @field_serializer("quiet")
    def _words(self, spans: tuple[Span, ...]) -> list[str]:
        return [str(span) for span in spans]

    def volume_now(self, moment: time) -> float:
        """Loudness at a local time of day, 0 to 1; 0 in quiet hours."""
        if any(span.holds(moment) for span in self.quiet):
            return 0.0
        fitting = (part.volume for part in self.volume_at if part.hours.holds(moment))
        return next(fitting, self.volume) / 100
