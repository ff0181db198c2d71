"""Folding: words as a search sees them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_shared.folding import fold, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đăng ký khai sinh", "dang ky khai sinh"),
        ("ĐƯỜNG Nguyễn Huệ", "duong nguyen hue"),
        ("Ẩm thực; quốc-tịch (lần đầu)", "am thuc quoc tich lan dau"),
        ("  0,5 % giá  ", "0 5 gia"),
        ("ẰẲẴẶ ỖỘ ỮỰ ỶỸỴ ₫", "aaaa oo uu yyy"),
        ("ﬁle Ⅳ", "file iv"),
        ("…", ""),
    ],
)
def test_marks_case_and_punctuation_do_not_count(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_composed_and_decomposed_letters_fold_alike_and_folding_again_changes_nothing(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed) == fold(decomposed) == fold(fold(composed))
    assert all(letter.isascii() and (letter.isalnum() or letter == " ") for letter in fold(text))


def test_words_keep_their_order() -> None:
    assert words("Cấp đổi, thẻ căn cước") == ["cap", "doi", "the", "can", "cuoc"]
