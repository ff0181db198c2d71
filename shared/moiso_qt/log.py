"""What a program tells whoever looks after its machine."""

import logging


def write_log() -> None:
    """Write what happens to standard error, where systemd or a terminal keeps it."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
