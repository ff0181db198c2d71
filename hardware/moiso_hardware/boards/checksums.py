"""The checksums that board makers use."""

from collections.abc import Callable, Mapping

from moiso_shared.led_frames import Check


def sum8(data: bytes) -> bytes:
    """The sum of all bytes, its lowest eight bits."""
    return bytes([sum(data) & 0xFF])


def xor8(data: bytes) -> bytes:
    """All bytes combined by exclusive or."""
    found = 0
    for byte in data:
        found ^= byte
    return bytes([found])


def crc16_modbus(data: bytes) -> bytes:
    """CRC-16 that begins with FFFF, low byte first, as Modbus RTU sends it."""
    return _crc16(data, 0xFFFF).to_bytes(2, "little")


def crc16_arc(data: bytes) -> bytes:
    """CRC-16 that begins with 0, low byte first."""
    return _crc16(data, 0).to_bytes(2, "little")


CHECKSUMS: Mapping[Check, Callable[[bytes], bytes]] = {
    "sum8": sum8, "xor8": xor8, "crc16-modbus": crc16_modbus, "crc16-arc": crc16_arc,
}  # fmt: skip


def _crc16(data: bytes, crc: int) -> int:
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    return crc
