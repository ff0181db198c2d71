"""The ticket as a picture."""

import base64
import io
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from moiso_hardware import fonts
from moiso_hardware.printers.errors import FontMissing
from moiso_hardware.printers.paper import qr_picture, render
from moiso_hardware.printers.samples import sample_values
from moiso_hardware.printers.typesetting import ELLIPSIS, font, text_picture, wrap
from moiso_shared.paper_layout import LogoBlock, PaperLayout, TextBlock, default_layout
from moiso_shared.text import Text
from PIL import Image
from pydantic import ValidationError

LONG = ("Thủ tục cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất " * 13)[:1094]


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_qr_code_on_the_ticket_can_be_read(width: int, language: str) -> None:
    ticket = render(default_layout(), sample_values(), language=language, width_dots=width)
    found = zxingcpp.read_barcodes(np.asarray(ticket.convert("L")))
    assert [code.text for code in found] == [sample_values()["qr"]]


@pytest.mark.parametrize("content", ["K7QX2M4VNB5TZ3WJ6RHC8YPDFA", "https://so.example.vn/t/abc"])
def test_a_qr_code_has_its_quiet_zone(content: str) -> None:
    dots = np.asarray(qr_picture(content, 192))
    assert zxingcpp.read_barcodes(dots)[0].text == content
    dark = np.argwhere(dots == 0)
    margin, module = dark.min(), (dots.shape[0] - 2 * dark.min()) / (dots.shape[0] / dark.min() * 4 - 8)
    assert margin >= 3.9 * module


def test_a_name_of_1094_letters_still_gives_a_ticket_of_one_hand() -> None:
    short = render(default_layout(), sample_values())
    long = render(default_layout(), sample_values() | {"service": LONG})
    assert long.height < short.height + 250


def test_what_is_too_long_ends_in_an_ellipsis_between_words() -> None:
    face = font("bold", 40)
    lines = wrap(LONG, face, 500, 3)
    assert len(lines) == 3
    assert lines[-1].endswith(ELLIPSIS)
    assert LONG.startswith(" ".join(lines)[:-1])
    assert all(face.getlength(line) <= 500 for line in lines)


def test_a_word_longer_than_the_paper_is_broken_and_kept() -> None:
    lines = wrap("Đ" * 100, font("regular", 40), 200, 40)
    assert "".join(lines) == "Đ" * 100


def test_stacked_marks_are_never_cut_off() -> None:
    for words in ("ẪẨỄỘỰ", "ỹựợặ"):
        dots = np.asarray(text_picture([words, words], font("bold", 60), 400))
        assert dots[0].min() == 255
        assert dots[-1].min() == 255


@pytest.mark.parametrize("number", ["A015", "A1000", "ĐĐ10000"])
def test_the_number_is_the_largest_thing_and_stays_inside_the_paper(number: str) -> None:
    picture = render(default_layout(), {"number": number})
    dots = np.asarray(picture)
    assert dots[:, :8].all()
    assert dots[:, -8:].all()
    runs = "".join("x" if 0 in row else " " for row in dots.tolist()).split()
    assert max(len(run) for run in runs) >= 90


def test_a_block_is_left_out_where_its_placeholder_is_empty() -> None:
    layout = PaperLayout(blocks=(TextBlock(when="priority", text=Text("ƯU TIÊN {priority}")),))
    assert render(layout, {"priority": ""}).height == 1
    assert render(layout, {"priority": "Người cao tuổi"}).height > 20


def test_a_foreign_ticket_says_it_in_vietnamese_too() -> None:
    values = sample_values()
    assert render(default_layout(), values, language="en").height > render(default_layout(), values).height


def test_decomposed_letters_look_like_composed_ones() -> None:
    layout = PaperLayout(blocks=(TextBlock(text=Text("{service}")),))
    pictures = {render(layout, {"service": words}).tobytes() for words in ("Ộ", "O\u0323\u0302")}
    assert len(pictures) == 1


def test_braces_in_a_value_are_words_and_control_bytes_are_blanks() -> None:
    layout = PaperLayout(blocks=(TextBlock(text=Text("{service}")),))
    plain = render(layout, {"service": "a {number} b", "number": "A015"})
    assert plain.tobytes() == render(layout, {"service": "a\x00{number}\r\nb", "number": "B1"}).tobytes()


def logo(colour: str = "black") -> bytes:
    kept = io.BytesIO()
    Image.new("RGBA", (200, 100), colour).save(kept, "PNG")
    return base64.b64encode(kept.getvalue())


def test_a_ticket_drawn_twice_is_the_same_ticket() -> None:
    first, second = (render(default_layout(), sample_values(), language="en") for _ in range(2))
    assert first.tobytes() == second.tobytes()


def test_a_logo_is_drawn_at_its_width() -> None:
    whole = LogoBlock(png=logo(), width_mm=24)
    assert render(PaperLayout(blocks=(whole,)), {}).height == 96


@pytest.mark.allows_log("logo of the ticket cannot be read")
def test_a_damaged_logo_does_not_stop_a_ticket() -> None:
    raw = base64.b64decode(logo())
    broken = LogoBlock(png=base64.b64encode(raw[: len(raw) // 2]))
    assert render(PaperLayout(blocks=(broken,)), {}).size == (576, 1)


@pytest.mark.parametrize("png", ["??", base64.b64encode(b"GIF89a" * 9).decode()])
def test_a_logo_must_be_a_png(png: str) -> None:
    with pytest.raises(ValidationError, match="PNG"):
        LogoBlock.model_validate({"png": png})


def test_an_unknown_placeholder_is_named_with_those_that_are_known() -> None:
    with pytest.raises(ValidationError, match=r"unknown placeholder \{centr\}; known are centre,"):
        TextBlock.model_validate({"text": "{centr}"})


def test_a_missing_font_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(fonts._FILES, "number", ("font_that_is_not_there", "Roboto-Black.ttf"))
    fonts.font_file.cache_clear()
    with pytest.raises(FontMissing, match="font-that-is-not-there"):
        fonts.need_fonts()
    fonts.font_file.cache_clear()
