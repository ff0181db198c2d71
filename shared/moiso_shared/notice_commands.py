"""What a supervisor tells everybody in the hall."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from moiso_shared.command_base import Command, Id

NoticeText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$"),
]
"""One line of 1 to 200 letters, for everybody to read; never about a person."""


class ShowNotice(Command):
    """Show a notice on boards and kiosks for a while; the day's end takes it away too."""

    kind: Literal["show_notice"] = "show_notice"
    text: NoticeText
    """In Vietnamese."""
    english: NoticeText | None = None
    zone: Id | None = None
    """Left out, everywhere."""
    minutes: Annotated[int, Field(ge=1, le=720)] = 30


class EndNotice(Command):
    """Take a notice away before its time."""

    kind: Literal["end_notice"] = "end_notice"
    notice: Id
