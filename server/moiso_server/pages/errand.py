"""What the server tells its pages process at the start, through a pipe that nobody else can read."""

from datetime import time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Port = Annotated[int, Field(ge=1, le=65535)]


class Copying(BaseModel):
    """Where and when copies of the data are made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: str
    at: time
    """Local time from which the day's copy is due."""
    keep: Annotated[int, Field(ge=1)]


class Errand(BaseModel):
    """Where the hall is, how to get in, and where to serve the pages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    api: str
    """Base address of the API, e.g. ``http://127.0.0.1:8710``."""
    token: str = Field(repr=False)
    folder: str
    """The server's data folder: reports are worked out from its journal."""
    reports: str
    """Folder for the daily reports."""
    report_at: time | None = None
    """Local time from which the running day is reported too."""
    copying: Copying | None = None
    link_key: str = Field(repr=False)
    """Secret behind the links of rating tablets, in hexadecimal digits."""
    host: str = "0.0.0.0"
    staff_port: Port = 8711
    public_port: Port = 8712
