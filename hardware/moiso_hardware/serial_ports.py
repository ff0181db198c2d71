"""What is the same of every serial port."""

import sys

GONE: tuple[type[Exception], ...] = (OSError, ValueError, TypeError)
if sys.platform != "win32":
    import termios

    GONE = (*GONE, termios.error)
"""What pyserial raises of a port that is not there, in other hands, not to be set up, or just pulled out.

``termios.error`` is no ``OSError``; a ``TypeError`` comes from a port that was closed during a reading.
"""
