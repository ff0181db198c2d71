"""Opening hours as a centre writes them."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_shared.timetable import Span, SpecialDay, Week
from pydantic import ValidationError


def span(words: Any) -> Span:
    return Span.model_validate(words)


@pytest.mark.parametrize(
    ("written", "start_min", "end_min"),
    [
        ("07:30-11:30", 450, 690),
        ("7:30-11:30", 450, 690),
        (" 07:30 - 11:30 ", 450, 690),
        ("07:30–11:30", 450, 690),
        ("00:00-24:00", 0, 1440),
        ("23:59-24:00", 1439, 1440),
        ({"start_min": 450, "end_min": 690}, 450, 690),
    ],
)
def test_a_span_is_read_however_it_is_written(written: Any, start_min: int, end_min: int) -> None:
    assert (span(written).start_min, span(written).end_min) == (start_min, end_min)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("7h30-11h30", "is not a span of time; write it like '07:30-11:30'"),
        ("07:30", "is not a span of time"),
        ("07:30-11:30-12:00", "is not a span of time"),
        ("", "is not a span of time"),
        (730, "730 is not a span of time"),
        (None, "None is not a span of time"),
        ("07:60-11:30", "times go from 00:00 to 24:00"),
        ("07:30-24:01", "times go from 00:00 to 24:00"),
        ("24:00-24:00", "ends before it begins"),
        ("11:30-07:30", "ends before it begins"),
        ("07:30-07:30", "ends before it begins"),
        ({"start_min": 690, "end_min": 450}, "ends before it begins"),
    ],
)
def test_a_span_that_is_none_is_refused_with_what_is_allowed(written: Any, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        span(written)


@given(
    st.tuples(st.integers(0, 1440), st.integers(0, 1440)).map(sorted).filter(lambda ends: ends[0] < ends[1])
)
def test_a_span_reads_back_from_its_own_words(ends: list[int]) -> None:
    one = Span(start_min=ends[0], end_min=ends[1])
    assert span(str(one)) == one


def test_the_end_of_a_span_does_not_belong_to_it() -> None:
    morning = span("07:30-11:30")
    assert not morning.holds(time(7, 29, 59))
    assert morning.holds(time(7, 30))
    assert morning.holds(time(11, 29, 59))
    assert not morning.holds(time(11, 30))


def test_a_day_left_out_of_a_week_is_closed() -> None:
    week = Week.model_validate({"mon": ["07:30-11:30", "13:30-17:00"]})
    assert week.on(date(2026, 11, 23)) == (span("07:30-11:30"), span("13:30-17:00"))
    assert week.on(date(2026, 11, 24)) == ()


@pytest.mark.parametrize("spans", [["07:30-11:30", "11:00-12:00"], ["13:30-17:00", "07:30-11:30"]])
def test_spans_that_overlap_or_stand_in_the_wrong_order_are_refused(spans: list[str]) -> None:
    with pytest.raises(ValidationError, match="overlap or are out of order"):
        Week.model_validate({"tue": spans})
    with pytest.raises(ValidationError, match="overlap or are out of order"):
        SpecialDay.model_validate({"date": "2026-09-02", "name": "Làm bù", "open": spans})


def test_spans_that_touch_are_allowed() -> None:
    assert len(Week.model_validate({"tue": ["07:30-11:30", "11:30-13:00"]}).tue) == 2


def test_hours_are_written_as_people_write_them() -> None:
    week = Week.model_validate({"mon": ["7:30 - 11:30"]})
    assert week.model_dump(mode="json", exclude_defaults=True) == {"mon": ["07:30-11:30"]}
