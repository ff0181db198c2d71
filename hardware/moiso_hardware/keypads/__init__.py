"""Keypads on a clerk's desk: on a serial line, or number pads taken away from the desktop."""
