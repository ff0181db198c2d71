"""Frames: the same codes, however the bytes are cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_hardware.scanners.framing import LONGEST_BYTES, SILENCE_S, Framer, decode
from moiso_hardware.scanners.port import Scan

CARD = "001185000123||Nguyễn Thị Ví Dụ|15071985|Nữ|Số 1 Phố Ví Dụ|10052021"
LETTERS = st.characters(exclude_characters="\r\n\x00\x02\x03\x04\x1d", exclude_categories=["Cs"])
CODES = st.lists(st.text(LETTERS, min_size=1, max_size=60).filter(str.strip), max_size=6)


@given(CODES, st.sampled_from([b"\r", b"\n", b"\r\n"]), st.lists(st.integers(0, 400), max_size=30))
def test_codes_come_whole_however_the_bytes_are_split(codes: list[str], end: bytes, cuts: list[int]) -> None:
    stream = b"".join(code.encode() + end for code in codes)
    places = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    framer = Framer()
    pieces = [stream[a:b] for a, b in pairwise(places)]
    frames = [frame for piece in pieces for frame in framer.feed(piece, 0.0)]
    assert frames == [code.encode() for code in codes]


def test_silence_ends_a_frame_that_has_no_end_mark() -> None:
    framer = Framer()
    assert framer.feed(CARD.encode(), 1.0) == []
    assert framer.quiet(1.0 + SILENCE_S / 2) == []
    assert framer.quiet(1.0 + SILENCE_S) == [CARD.encode()]
    assert framer.quiet(9.0) == []


def test_a_program_that_is_held_up_cuts_no_code() -> None:
    framer = Framer()
    assert framer.feed(CARD.encode()[:40], 1.0) == []
    assert framer.feed(CARD.encode()[40:], 1.0 + 2 * SILENCE_S) == []
    assert framer.feed(b"", 1.0 + 4 * SILENCE_S) == [CARD.encode()]


def test_a_letter_cut_in_two_is_whole_in_the_end() -> None:
    framer = Framer()
    raw = CARD.encode()
    middle = raw.index("ễ".encode()) + 1
    assert framer.feed(raw[:middle], 0.0) == []
    (frame,) = framer.feed(raw[middle:] + b"\r", 0.01)
    assert decode(frame) == Scan(CARD)


def test_an_endless_frame_is_dropped_and_the_next_code_is_read() -> None:
    framer = Framer()
    for _ in range(10):
        assert framer.feed(b"x" * 1000, 0.0) == []
    assert framer.feed(b"\rgood\r", 0.0) == [b"good"]
    assert framer.feed(b"x" * LONGEST_BYTES + b"\r", 0.0) == [b"x" * LONGEST_BYTES]


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        (b"]Q1H21.65-220914-0011", "H21.65-220914-0011"),
        (b"\x02]C0ABC\x03", "ABC"),
        (b" ABC \x1d", "ABC"),
        ("Nguye\u0302\u0303n".encode(), "Nguyễn"),
    ],
)
def test_the_scanners_own_marks_are_taken_off(frame: bytes, text: str) -> None:
    assert decode(frame).text == text


def test_bytes_of_another_alphabet_are_called_broken_and_not_guessed() -> None:
    assert decode("Huỳnh Hiếu".encode("utf-16-be")) == Scan("", broken=True)


def test_a_scan_does_not_show_its_text() -> None:
    assert "Ví Dụ" not in repr(decode(CARD.encode()))


@given(st.lists(st.binary(max_size=50), max_size=40))
def test_no_noise_breaks_the_reader(pieces: list[bytes]) -> None:
    framer = Framer()
    for number, piece in enumerate(pieces):
        for frame in framer.feed(piece, number / 50):
            decode(frame)
