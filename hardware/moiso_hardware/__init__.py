"""Devices: printers, voice, boards, scanners and keypads. Knows no program."""
