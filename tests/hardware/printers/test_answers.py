"""One stream of answers, taken apart the same way however it was cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_hardware.printers.answers import (
    AnswerParser,
    AutomaticStatus,
    Block,
    BuffersCleared,
    Event,
    Flow,
    FullStatus,
    Garbage,
    PaperAnswer,
    ProcessDone,
    RealTimeStatus,
)

bits = st.integers(0, 255)
four = st.tuples(bits.map(lambda b: b & 0x6C | 0x10), *[bits.map(lambda b: b & 0x6F)] * 3).map(bytes)
answers: st.SearchStrategy[tuple[bytes, Event]] = st.one_of(
    st.sampled_from([(b"\x11", Flow(True)), (b"\x13", Flow(False)), (b"\x37\x25\x00", BuffersCleared())]),
    bits.map(lambda b: b & 0x6C | 0x12).map(lambda b: (bytes([b]), RealTimeStatus(b))),
    four.map(lambda b: (b, AutomaticStatus(b))),
    st.sampled_from([0x00, 0x03, 0x0C, 0x0F]).map(lambda b: (bytes([b]), PaperAnswer(b))),
    st.binary(min_size=4, max_size=4)
    .map(lambda raw: bytes(0x20 + byte % 95 for byte in raw))
    .map(lambda name: (b"\x37\x22" + name + b"\x00", ProcessDone(name))),
    st.sampled_from(
        [(b"\x5fTM-T88V\x00", Block(0x5F, b"TM-T88V")), (b"\x37\x23\x61\x00", Block(0x37, b"\x23a"))]
    ),
)


def pieces(stream: bytes, cuts: list[int]) -> list[bytes]:
    places = [0, *sorted(cut % (len(stream) + 1) for cut in cuts), len(stream)]
    return [stream[start:end] for start, end in pairwise(places)]


@given(st.lists(answers, max_size=12), st.lists(st.integers(0, 10_000), max_size=12))
def test_every_answer_is_understood_however_the_stream_is_cut(
    said: list[tuple[bytes, Event]], cuts: list[int]
) -> None:
    parser = AnswerParser()
    stream = b"".join(raw for raw, _ in said)
    events = [event for piece in pieces(stream, cuts) for event in parser.feed(piece)]
    assert events == [event for _, event in said]


@given(st.binary(max_size=300), st.lists(st.integers(0, 10_000), max_size=20), st.booleans())
def test_garbage_gives_the_same_events_in_any_pieces_and_never_an_error(
    noise: bytes, cuts: list[int], custom: bool
) -> None:
    whole = AnswerParser(full_status=custom).feed(noise)
    parser = AnswerParser(full_status=custom)
    assert [event for piece in pieces(noise, cuts) for event in parser.feed(piece)] == whole


@given(st.binary(max_size=60).map(lambda raw: bytes(byte | 0x80 for byte in raw)))
def test_a_parser_that_heard_noise_understands_the_next_answer(noise: bytes) -> None:
    parser = AnswerParser()
    parser.feed(noise)
    assert parser.feed(b"\x37\x22ABCD\x00")[-1] == ProcessDone(b"ABCD")


def test_the_tail_of_a_broken_status_never_passes_for_a_paper_answer() -> None:
    events = AnswerParser().feed(b"\x14\x00\x00\x80\x12")
    assert events == [Garbage(0x14), Garbage(0x80), RealTimeStatus(0x12)]


def test_flow_control_may_stand_inside_an_automatic_status() -> None:
    events = AnswerParser().feed(b"\x10\x00\x13\x00\x0f")
    assert events == [Flow(False), AutomaticStatus(b"\x10\x00\x00\x0f")]


def test_the_six_byte_status_of_presenters_is_one_answer() -> None:
    assert AnswerParser(full_status=True).feed(b"\x10\x0f\x20\x08\x90\x01") == [
        FullStatus(b"\x20\x08\x90\x01")
    ]


@pytest.mark.parametrize("header", [0x35, 0x37, 0x3B, 0x3D, 0x53, 0x5F])
def test_a_block_without_an_end_is_given_up(header: int) -> None:
    events = AnswerParser().feed(bytes([header]) + b"x" * 500 + b"\x12")
    assert events[-1] == RealTimeStatus(0x12)
