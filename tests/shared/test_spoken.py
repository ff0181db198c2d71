"""What a lobby hears, checked word by word."""

import unicodedata

import pytest
from moiso_shared import spoken_english
from moiso_shared.spoken import (
    LETTERS,
    Region,
    call_sentence,
    cardinal,
    characters,
    check_template,
    for_voice,
    place,
    rhyming,
    with_numbers,
)

NAMES = {
    "0": "không", "1": "một", "2": "hai", "3": "ba", "4": "bốn",
    "5": "năm", "6": "sáu", "7": "bảy", "8": "tám", "9": "chín",
}  # fmt: skip


def by_columns(number: int, *, gap: str, thousand: str, four: str) -> str:
    """The school way, written again from the digits' places."""
    digits = str(number)
    words: list[str] = []
    for place_left, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        rest = digits[len(digits) - place_left :]
        if place_left == 3:
            words += [NAMES[digit], thousand]
            if not int(rest):
                break
        elif place_left == 2:
            words += [NAMES[digit], "trăm"]
            if not int(rest):
                break
        elif place_left == 1:
            words += {"0": [gap], "1": ["mười"]}.get(digit, [NAMES[digit], "mươi"])
        else:
            before = digits[-2:-1]
            if digit == "0" and len(digits) > 1:
                continue
            late = {"1": "mốt", "4": four} if before > "1" else {}
            words.append("lăm" if digit == "5" and before >= "1" else late.get(digit, NAMES[digit]))
    return " ".join(words)


def test_every_number_to_9999_is_read_as_at_school_in_the_north() -> None:
    wrong = {
        n: cardinal(n)
        for n in range(10_000)
        if cardinal(n) != by_columns(n, gap="linh", thousand="nghìn", four="tư")
    }
    assert wrong == {}


@pytest.mark.parametrize("region", [Region.CENTRAL, Region.SOUTH])
def test_every_number_to_9999_is_read_with_le_ngan_and_bon_in_the_south(region: Region) -> None:
    wrong = {
        n: cardinal(n, region)
        for n in range(10_000)
        if cardinal(n, region) != by_columns(n, gap="lẻ", thousand="ngàn", four="bốn")
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("number", "north", "south"),
    [
        (0, "không", "không"),
        (5, "năm", "năm"),
        (10, "mười", "mười"),
        (11, "mười một", "mười một"),
        (14, "mười bốn", "mười bốn"),
        (15, "mười lăm", "mười lăm"),
        (20, "hai mươi", "hai mươi"),
        (21, "hai mươi mốt", "hai mươi mốt"),
        (24, "hai mươi tư", "hai mươi bốn"),
        (55, "năm mươi lăm", "năm mươi lăm"),
        (100, "một trăm", "một trăm"),
        (101, "một trăm linh một", "một trăm lẻ một"),
        (105, "một trăm linh năm", "một trăm lẻ năm"),
        (110, "một trăm mười", "một trăm mười"),
        (115, "một trăm mười lăm", "một trăm mười lăm"),
        (574, "năm trăm bảy mươi tư", "năm trăm bảy mươi bốn"),
        (1000, "một nghìn", "một ngàn"),
        (1001, "một nghìn không trăm linh một", "một ngàn không trăm lẻ một"),
        (1010, "một nghìn không trăm mười", "một ngàn không trăm mười"),
        (2021, "hai nghìn không trăm hai mươi mốt", "hai ngàn không trăm hai mươi mốt"),
        (9999, "chín nghìn chín trăm chín mươi chín", "chín ngàn chín trăm chín mươi chín"),
    ],
)
def test_tricky_numbers_are_read_right(number: int, north: str, south: str) -> None:
    assert (cardinal(number), cardinal(number, Region.SOUTH)) == (north, south)


@pytest.mark.parametrize("number", [-1, 10_000])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="0 to 9999"):
        cardinal(number)


def test_a_ticket_number_is_read_sign_by_sign_and_never_as_a_count() -> None:
    assert characters("A015") == ["A", "không", "một", "năm"]
    assert characters("Đ1041") == ["Đ", "một", "không", "bốn", "một"]
    assert characters("KQ-250", "en") == ["K", "Q", "two", "five", "zero"]


def test_the_default_call_is_worded_as_agreed() -> None:
    sentence = call_sentence("A015", "Quầy 3")
    assert sentence.shown == "Xin mời công dân có số A, không, một, năm, đến quầy số ba."
    assert sentence.voice == "xin mời công dân có số a, không, một, năm, đến quầy số ba."


@pytest.mark.parametrize("letter", list(LETTERS))
def test_every_prefix_is_spelled_for_the_voice_and_shown_as_its_letter(letter: str) -> None:
    sentence = call_sentence(f"{letter}024", "Quầy 24")
    assert f" {letter}, không, hai, bốn, " in sentence.shown
    assert f" {LETTERS[letter]}, không, hai, bốn, " in sentence.voice
    assert sentence.voice == sentence.voice.lower()


def test_all_letters_of_the_keyboard_and_the_vietnamese_d_have_a_name() -> None:
    assert set(LETTERS) == set("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert all(unicodedata.is_normalized("NFC", name) for name in LETTERS.values())


def test_an_english_call_names_number_and_counter_in_english() -> None:
    assert call_sentence("A015", "Quầy 21", language="en").voice == (
        "Ticket number A, zero, one, five, please proceed to counter number twenty-one."
    )


def test_a_centre_may_word_its_call_itself() -> None:
    sentence = call_sentence(
        "B007",
        "Quầy 12",
        service="Chứng thực",
        template="Mời số {number} đến {counter}, {service}.",
        region=Region.SOUTH,
    )
    assert sentence.shown == "Mời số B, không, không, bảy đến quầy số mười hai, Chứng thực."
    assert sentence.voice == "mời số bê, không, không, bảy đến quầy số mười hai, chứng thực."


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Quầy 3", "quầy số ba"),
        ("Quầy số 15", "quầy số mười lăm"),
        ("QUẦY 05", "quầy số năm"),
        ("Quầy 101", "quầy số một trăm linh một"),
        ("Bàn hướng dẫn", "bàn hướng dẫn"),
        ("Phòng 203", "phòng hai trăm linh ba"),
        ("UBND phường", "UBND phường"),
    ],
)
def test_counters_are_said_by_their_names(name: str, said: str) -> None:
    assert place(name) == said


def test_long_digit_groups_are_read_one_by_one() -> None:
    assert with_numbers("Mã 10250") == "Mã một không hai năm không"
    assert with_numbers("Phòng 07") == "Phòng không bảy"


def test_abbreviations_are_said_in_full_and_capitals_by_name() -> None:
    assert for_voice("Nộp TTHC tại UBND, khu B") == "nộp thủ tục hành chính tại ủy ban nhân dân, khu bê"
    assert for_voice("Thuế GTGT") == "thuế giê tê giê tê"


@pytest.mark.parametrize(
    ("template", "complaint"),
    [("Mời số {numbr}", "numbr"), ("Mời đến {counter}", r"\{number\}"), ("Mời {", "'{'|single|expected")],
)
def test_a_wording_with_a_mistake_is_refused_by_name(template: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=f"(?i){complaint}"):
        check_template(template)


def test_prefixes_that_rhyme_are_pointed_out_in_pairs() -> None:
    assert rhyming(["A", "B", "H", "P", "K"]) == [("B", "P")]
    assert rhyming(["M", "N", "A"]) == [("M", "N")]
    assert rhyming(["A", "E", "H", "L", "U", "C"]) == []
    assert rhyming(["AB", "AC", "HB"]) == [("AB", "AC")]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (40, "forty"),
        (300, "three hundred"),
        (1101, "one thousand one hundred and one"),
    ],
)
def test_english_counts(number: int, said: str) -> None:
    assert spoken_english.cardinal(number) == said


def test_no_two_numbers_sound_the_same() -> None:
    assert len({cardinal(n) for n in range(10_000)}) == 10_000
    assert len({spoken_english.cardinal(n) for n in range(10_000)}) == 10_000
