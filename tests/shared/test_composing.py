"""Vietnamese by plain keys."""

import pytest
from moiso_shared.composing import TELEX, VNI, compose


def typed(keys: str, method: str) -> str:
    text = ""
    for key in keys:
        text = compose(text, key, method)
    return text


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("ddawng kys khai sinh", "đăng ký khai sinh"),
        ("chuwngs thuwcj", "chứng thực"),
        ("quyeenf suwr dungj ddaats", "quyền sử dụng đất"),
        ("giaays ruouwj nguoiwf huuw", "giấy rượu người hưu"),
        ("hoas toans ngoaif khuyar gif gias muaw", "hóa toán ngoài khuỷa gì giá mưa"),
        ("hoonf hoof", "hồn hồ"),
        ("tois toiss aaa ddd w", "tói tois aa dd ư"),
        ("quaw lys licchj", "quă lý lịcch"),
        ("mias miasz", "mía mia"),
        ("1.001193", "1.001193"),
    ],
)
def test_telex_composes_words(keys: str, words: str) -> None:
    assert typed(keys, TELEX) == words


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("d9ang8 ky1 ke6t1 ho6n", "đăng ký kết hôn"),
        ("chung71 thu75c", "chứng thực"),
        ("nguo7i2 d9a6t1", "người đất"),
        ("000.a0.01.h26-210212-9090", "000.a0.01.h26-210212-9090"),
        ("1.001193 h21.65", "1.001193 h21.65"),
    ],
)
def test_vni_composes_words_and_leaves_codes_alone(keys: str, words: str) -> None:
    assert typed(keys, VNI) == words
