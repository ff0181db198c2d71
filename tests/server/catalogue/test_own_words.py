"""What people say in their own words, without marks; written down before the search was looked at."""

from tests.server.catalogue.conftest import Shelf

OWN_WORDS: dict[str, str] = {
    "1.001193": "dang ky giay to cho em be, vo moi sanh em be, lam giay khai sanh",
    "1.000894": "hai dua muon cuoi nhau, dang ky vo chong, lay chong nuoc ngoai",
    "1.000656": "bao nguoi chet, cha toi mat hom qua, xoa ten nguoi da mat",
    "1.004873": "giay chung nhan chua co vo, xac nhan chua ket hon, giay doc than de cuoi",
    "2.000635": "xin lai ban sao khai sinh, trich luc ket hon",
    "1.004859": "sua ngay sinh, doi ho cho con, khai sinh ghi sai nam",
    "2.000815": "sao y, photo dong dau, chung giay to photo",
    "2.000884": "xac nhan chu ky so yeu ly lich, chung so yeu li lich di lam",
    "2.001035": "cong chung mua ban dat, giay sang nhuong nha",
    "1.012783": "lam so do lan dau, dat chua co so, cap giay chung nhan dat",
    "1.012781": "sang ten so do, ba me cho dat, thua huong nha cua ong ba",
    "1.012785": "chia lo dat, tach thua",
    "1.012789": "chuyen dat ruong len dat o",
    "1.011444": "tra no ngan hang xong lay lai so do",
    "1.009122": "xin phep cat nha, xay nha moi can giay gi",
    "1.009123": "sua nha, xin phep nang tang",
    "2.001177": "lam cccd, con 14 tuoi lam can cuoc",
    "2.001175": "lam mat can cuoc, rot mat cccd",
    "1.001456": "di nuoc ngoai lam passport, lam ho chieu cho con nho",
    "2.000488": "giay xac nhan khong tien an, lltp so 2",
    "1.004222": "nhap ho khau, ho khau cho con moi sinh, chuyen ho khau ve nha chong",
    "1.004194": "khai bao o tro, dang ky tam tru cho sinh vien",
    "2.002165": "lay bien so xe, dang ky xe dien moi mua",
    "2.002166": "rut ho so xe, mua lai xe cu sang ten",
    "1.002809": "gia han bang lai, doi gplx o to",
    "1.001612": "mo cua hang, giay phep kinh doanh ho gia dinh, mo tiem hot toc",
    "2.002029": "dong cua cong ty mot thoi gian",
    "1.007014": "xin ma so thue",
    "1.008325": "lay lai tien thue da dong",
    "1.002759": "lam lai the bao hiem, sai ten tren the bhyt",
    "1.001613": "lay tien bao hiem xa hoi nghi viec",
    "1.001967": "tien thai san, vo sinh con huong che do gi",
    "1.001978": "mat viec lanh tro cap",
    "1.001776": "tien tro cap cho ba 80 tuoi, bao tro xa hoi",
    "1.001699": "lam giay cho nguoi khuyet tat nang",
    "2.001914": "rot bang tot nghiep, xin lai bang dai hoc",
    "3.000321": "keo dien vao nha moi",
}
"""By the code of what they came for, divided by commas."""


def test_own_words_lead_to_what_people_came_for(well_known: Shelf) -> None:
    asked = [(query, code) for code, queries in OWN_WORDS.items() for query in queries.split(", ")]
    found = [query for query, code in asked if code in well_known.codes(query, 3)]
    assert len(found) >= 0.95 * len(asked)


def test_the_register_comes_before_what_takes_people_out_of_it(well_known: Shelf) -> None:
    assert well_known.names("hộ khẩu", 1) == ["Đăng ký thường trú"]
    assert well_known.names("tách hộ khẩu", 1) == ["Tách hộ"]
