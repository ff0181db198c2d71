from dataclasses import fields

import pytest
from moiso_qt.theme.contrast import contrast
from moiso_qt.theme.icons import PATHS, svg
from moiso_qt.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Palette, Scale

PALETTES = [pytest.param(palette, id=palette.name) for palette in (LIGHT, DARK, HIGH_CONTRAST)]


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES)
def test_every_text_stands_out_from_its_surface_by_seven_to_one(palette: Palette) -> None:
    weak = [(text, under) for text, under in palette.text_pairs() if contrast(text, under) < 7]
    assert weak == []


@pytest.mark.parametrize("palette", PALETTES)
def test_every_colour_of_text_is_in_the_list_of_pairs(palette: Palette) -> None:
    used = {colour for pair in palette.text_pairs() for colour in pair}
    decoration = {palette.line, palette.focus, palette.name}
    assert {getattr(palette, field.name) for field in fields(palette)} - decoration <= used


def test_sizes_follow_the_glass_and_not_the_pixels() -> None:
    full_hd = Scale.of_screen(1080, 1920, inches=21.5)
    ultra_hd = Scale.of_screen(2160, 3840, inches=21.5)
    assert full_hd.target >= 81
    assert ultra_hd.target == pytest.approx(2 * full_hd.target, abs=1)


def test_capitals_of_body_text_are_as_tall_as_the_reader_needs() -> None:
    for metres, capital_mm in ((0.6, 7.3), (10, 122)):
        scale = Scale(px_per_mm=4.03, reading_m=metres)
        assert scale.body * 0.66 / 4.03 == pytest.approx(capital_mm, rel=0.02)


def test_large_text_enlarges_words_but_not_the_glass() -> None:
    usual, large = Scale(4.0), Scale(4.0, enlarge=1.25)
    assert large.body == pytest.approx(usual.body * 1.25, abs=1)
    assert large.target == usual.target


def test_every_icon_is_a_path_inside_a_picture() -> None:
    assert len(PATHS) > 40
    for name in PATHS:
        assert svg(name, "#000000").count("<path") == 1
