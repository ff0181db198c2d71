"""What differs between printers, as data, each with where it was read.

None of these was tried on the real machine here; the sources are the makers' manuals and published drivers.
"""

from dataclasses import dataclass

from moiso_hardware.printers import commands
from moiso_hardware.printers.errors import ProfileUnknown


@dataclass(frozen=True)
class Profile:
    """One family of ticket printers."""

    name: str
    source: str
    width_dots: int = 576
    dots_per_inch: int = 203
    speed_mm_s: float = 150.0
    cut: bytes = commands.PARTIAL_CUT
    process_ids: bool | None = None
    """Whether it knows ``GS ( H``; None asks it once after connecting."""
    answers: bool | None = None
    """Whether it answers at all; None finds out, False never waits."""
    full_status: bool = False
    """It has the six-byte status of the Custom class."""
    clears: bool = True
    """It is worth asking it to clear its buffers (``DLE DC4`` function 8): these are control bytes only, so a
    printer that does not know them prints nothing."""
    motion_units: bool = True
    """It knows ``GS P``, so empty rows can be feeds where bytes cost time."""
    graphics_memory: bool = False
    """It prints a logo from its memory (``GS ( L`` function 69)."""
    native_qr: bool = False
    """It draws QR codes itself (``GS ( k``) and draws them right."""
    present_steps: int | None = None
    """Steps of ``GS e 3`` that hand the cut ticket over; None for a printer without presenter."""
    forgotten_ticket: bytes = commands.EJECT
    """What is done with a ticket that its citizen left in the presenter."""
    feed_to_mark: bytes = b""
    """Feed to the black mark before the cut, for marked paper."""
    answer_s: float = 1.0
    """How long an answer may take."""
    fresh_s: float = 0.25
    """How long an answer holds: the kiosk asks before it issues, and prints as soon as it has the number."""
    patience_s: float = 3.0
    """What a job may take beyond the wire's and the mechanism's time."""
    retry_s: float = 0.5
    """Pause before connecting again; it doubles up to twenty times of it."""


_EPSON = "Epson ESC/POS command reference, ref_escpos; GS ( H fn 48 list of models"
_CLONES = "docslib 5550126 '80mm Series'; python-escpos 3.1 capabilities.json (POS-5890, NT-80-V-UL)"
_CUSTOM = "Custom KPM150H, VKP80 and TG02H manuals; PyramidTechnologies/escpos"

_ALL = (
    Profile("generic", "what all of them share; asks for the rest"),
    Profile(
        "viewer",
        "our own moiso_hardware.printers.viewer",
        process_ids=True,
        answers=True,
    ),
    Profile(
        "epson-tm-t82",
        _EPSON,
        process_ids=True,
        answers=True,
        graphics_memory=True,
        native_qr=True,
    ),
    Profile(
        "epson-tm-t88",
        _EPSON + "; TM-T88IV and later, 180 dpi",
        width_dots=512,
        dots_per_inch=180,
        speed_mm_s=200.0,
        process_ids=True,
        answers=True,
        graphics_memory=True,
        native_qr=True,
    ),
    Profile(
        "epson-tm-m30",
        _EPSON,
        speed_mm_s=200.0,
        process_ids=True,
        answers=True,
        graphics_memory=True,
        native_qr=True,
    ),
    Profile("xprinter-80", _CLONES),
    Profile("zjiang-80", _CLONES + "; older ones cut with ESC i only", cut=commands.OLD_CUT),
    Profile("zjiang-58", _CLONES, width_dots=384, speed_mm_s=90.0, cut=b""),
    Profile("snbc-bt-t080", "SNBC BT-T080 manual p. 47", answers=True, speed_mm_s=220.0),
    Profile(
        "custom-vkp80",
        _CUSTOM + "; presenter step 7.3 mm",
        width_dots=608,
        answers=True,
        process_ids=False,
        full_status=True,
        present_steps=12,
        forgotten_ticket=commands.RETRACT,
    ),
    Profile(
        "custom-kpm",
        _CUSTOM + "; Infinite KPM210 p. 76: presenter step 0.625 mm",
        width_dots=608,
        answers=True,
        process_ids=False,
        full_status=True,
        present_steps=130,
    ),
)

PROFILES: dict[str, Profile] = {profile.name: profile for profile in _ALL}
"""By name."""

GENERIC = PROFILES["generic"]


def profile_named(name: str) -> Profile:
    """The profile of this name.

    Raises:
        ProfileUnknown: No such profile; the message lists those that are known.
    """
    try:
        return PROFILES[name]
    except KeyError:
        known = ", ".join(PROFILES)
        raise ProfileUnknown(f"Unknown printer profile '{name}'; known are {known}.") from None
