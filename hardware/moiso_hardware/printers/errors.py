"""What a ticket printer's owner can be told about."""

from moiso_shared.errors import Invalid, MoisoError, Unavailable


class PrinterAddressInvalid(Invalid):
    """The printer's address cannot be understood."""

    code = "printer_address_invalid"


class ProfileUnknown(Invalid):
    """No profile of this name is known."""

    code = "printer_profile_unknown"


class FontMissing(MoisoError):
    """A font package that tickets are written with is not installed."""

    code = "font_missing"


class PaperTooNarrow(Invalid):
    """The picture is wider than the paper."""

    code = "paper_too_narrow"


class PrinterAway(Unavailable):
    """No link to the printer: switched off, unplugged or in other hands."""

    code = "printer_away"


class LinkLost(PrinterAway):
    """The link to the printer broke while it was in use."""

    code = "printer_link_lost"
