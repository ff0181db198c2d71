"""What strangers type: without marks, misspelt, as it sounds, in short, or as keys that nothing composed."""

import json
import random
import re
import unicodedata
from collections.abc import Iterator

import pytest
from moiso_server.centres import ready_made_procedures
from moiso_shared.folding import fold
from moiso_shared.procedures import Procedure
from pydantic import TypeAdapter

from tests.fakes.many_procedures import many_procedures, mistyped
from tests.server.catalogue.conftest import TODAY, Shelf, make_shelf

TYPED: dict[str, str] = {
    "1.001193": "lam khai sinh cho con, ddangs ky khai sinh, "
    "khai sihn, giay khai snh, khai sinh tre em, em be moi sinh, ks cho con, dkks",
    "1.004222": "hooj khaaur, dang ky ho khau, nhap khau cho vo, chuyen khau, thuong tru",
    "1.000894": "giay ket hon, ddawng kys keets hoon, ket hon, dam cuoi, dkkh",
    "1.012783": "so do, gcn qsdd, soor ddor, so hong",
    "2.001177": "cmnd, the can cuoc, làm căn cước cho con, can cuot, cmt, cccd gan chip, lam cccd lan dau",
    "2.000815": "chung thuc ban sao, chung thuc ban soa, cong chung, photo cong chung, sao y cong chung",
    "1.004194": "tam tru, tam tru tam vang, dang ki tam chu",
    "2.000488": "ly lich tu phap, li lich tu phap, lys lichj tuw phaps, lltp",
    "1.001978": "bao hiem that nghiep, tro cap that nghiep, nghi viec lanh bao hiem, bhtn",
    "1.009122": "giay phep xay dung, xay nha cap 4, xin xay nha, gpxd",
    "1.002809": "bang lai xe het han, doi bang lai, bang lai se, gplx",
    "1.002820": "mat bang lai xe",
    "1.001456": "ho chieu, hooj chieeus, lam ho chieu di nuoc ngoai, ho trieu",
    "1.000656": "khai tu, bao tu cho bo, ong noi mat",
    "1.004873": "xac nhan doc than, xac nhan tinh trang hon nhan",
    "2.000635": "trich luc khai sinh, ban sao giay khai sinh",
    "2.002165": "mua xe may moi, dang ky xe",
    "2.002166": "sang ten xe may cu",
    "1.001612": "mo quan ca phe, mo tiem tap hoa, ban hang online, dkkd, hkd",
    "2.001199": "thanh lap cong ty tnhh, lap cty",
    "2.002029": "tam ngung kinh doanh",
    "1.008346": "dong thue dat, thue nha dat",
    "1.008603": "le phi truoc ba",
    "1.008325": "hoan thue tncn, quyet toan thue",
    "1.007014": "ma so thue, dang ky mst ca nhan",
    "1.002759": "the bao hiem y te, mat the bhyt",
    "1.001613": "rut bao hiem 1 lan, rut bhxh mot lan, bhxh 1 lan",
    "1.001967": "thai san, tien de, nghi thai san",
    "1.001776": "tro cap nguoi gia, tien nguoi cao tuoi",
    "1.001699": "giay khuyet tat, nguoi tan tat",
    "2.001914": "mat bang dai hoc, mat bang cap 3, cap lai bang tot nghiep",
    "3.000321": "dien nuoc, lap dong ho dien, mac dien",
    "2.001263": "nhan con nuoi, xin con nuoi",
    "2.002038": "nhap quoc tich",
    "1.004837": "giam ho",
    "1.001022": "nhan cha cho con",
    "2.000884": "uy quyen, giay uy quyen ban dat, chung thuc chu ky, so yeu ly lich",
    "2.001019": "lam di chuc",
    "2.001035": "hop dong mua ban nha, hop dong cho thue nha",
    "1.012781": "mua ban nha dat, cho con dat, thua ke dat",
    "1.012785": "tach so do, chia dat cho con",
    "1.012789": "len tho cu, chuyen dat vuon sang dat o",
    "1.011441": "the chap ngan hang",
    "1.011444": "xoa the chap, xoa dang ky the chap",
    "1.012790": "do dat, ban do dia chinh",
    "1.012784": "doi so do cu",
    "1.012786": "mat so hong",
    "1.009123": "coi noi nha",
    "1.009972": "quy hoach dat",
    "1.002877": "phu hieu xe tai",
    "2.001175": "can cuoc bi mat",
    "2.001174": "doi can cuoc cong dan, cccd het han",
    "1.004859": "sai ten giay khai sinh, doi ten cho con, doi dan toc",
    "1.004884": "lam lai giay khai sinh",
    "1.003197": "tach ho khau",
    "1.005280": "htx",
    "1.010801": "con thuong binh liet si",
}
"""By the code of what they came for, divided by commas."""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """The shipped catalogue among 2 600 other procedures."""
    listed = TypeAdapter(list[Procedure]).validate_python(json.loads(ready_made_procedures()))
    others = [each.model_copy(update={"code": f"9{each.code[1:]}"}) for each in many_procedures()]
    full = make_shelf(tmp_path_factory.mktemp("crowded") / "catalogue.db", [*listed, *others])
    yield full
    full.file.close()


TELEX_TONES = dict(zip("\u0300\u0301\u0309\u0303\u0323", "fsrxj", strict=True))
TELEX_SHAPES = {"\u0306": "w", "\u031b": "w"}


def telex_keys(text: str) -> str:
    """The keys that were meant to give these words."""
    return re.sub(r"\w+", lambda word: _keys(word.group()), unicodedata.normalize("NFC", text.lower()))


def _keys(word: str) -> str:
    keys = tone = ""
    for sign in unicodedata.normalize("NFD", word.replace("đ", "dd")):
        tone = TELEX_TONES.get(sign, tone)
        if sign not in TELEX_TONES:
            keys += keys[-1] if sign == "\u0302" else TELEX_SHAPES.get(sign, sign)
    return keys + tone


def share_found(shelf: Shelf, queries: list[tuple[str, str]]) -> float:
    """How many of these queries have their code among the first three."""
    return sum(code in shelf.codes(query, 3) for query, code in queries) / len(queries)


def test_what_strangers_typed_is_among_the_first_three(well_known: Shelf) -> None:
    asked = [(query, code) for code, queries in TYPED.items() for query in queries.split(", ")]
    assert len(asked) > 130
    assert [query for query, code in asked if code not in well_known.codes(query, 3)] == []


def test_they_are_found_among_thousands_too(crowded: Shelf) -> None:
    asked = [(query, code) for code, queries in TYPED.items() for query in queries.split(", ")]
    assert share_found(crowded, asked) >= 0.85


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("birth certificate", "Đăng ký khai sinh"),
        ("ID card", "Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên"),
        ("driving licence", "Cấp đổi giấy phép lái xe"),
        ("criminal record", "Cấp phiếu lý lịch tư pháp cho công dân Việt Nam"),
        ("certified copy", "Chứng thực bản sao từ bản chính giấy tờ, văn bản"),
        ("health insurance", "Cấp lại, đổi thẻ bảo hiểm y tế"),
    ],
)
def test_a_visitor_may_type_english(well_known: Shelf, query: str, name: str) -> None:
    assert name in well_known.names(query, 3)


def test_every_name_of_the_shipped_catalogue_is_found_however_it_is_typed(well_known: Shelf) -> None:
    chance = random.Random(9)
    names = [(each.name, each.code) for each in well_known.procedures.in_force(TODAY)]
    assert len(names) >= 60
    assert share_found(well_known, [(fold(name), code) for name, code in names]) >= 0.9
    assert share_found(well_known, [(telex_keys(name), code) for name, code in names]) >= 0.9
    assert share_found(well_known, [(mistyped(fold(name), chance), code) for name, code in names]) >= 0.8


def test_words_that_sound_alike_are_taken_for_each_other(well_known: Shelf) -> None:
    assert well_known.names("hộ triếu", 1) == ["Cấp hộ chiếu phổ thông trong nước"]
    assert well_known.names("đăng ký khai xinh", 1) == ["Đăng ký khai sinh"]
