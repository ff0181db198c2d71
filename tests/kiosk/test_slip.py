import re
from zoneinfo import ZoneInfo

import pytest
import zxingcpp
from moiso_kiosk.asking import Given
from moiso_kiosk.qr_picture import qr_path
from moiso_kiosk.slip import qr_content, slip
from moiso_shared.centre import Centre
from moiso_shared.paper_layout import PLACEHOLDERS, NumberBlock, PaperLayout
from PIL import Image

from tests.fakes.centre import small_centre
from tests.fakes.link import MORNING
from tests.kiosk.stand import a_ticket


def values(centre: Centre, *, reprint: bool = False, **ticket: str) -> dict[str, str]:
    given = Given(a_ticket("A015", **ticket), ahead=7, code="abc")
    return dict(slip(centre, given, "job", wait="15–25", now=MORNING, reprint=reprint).values)


def test_the_rule_for_coming_back_stands_on_the_paper_with_the_centres_figures(centre: Centre) -> None:
    rule = centre.calling.model_copy(update={"comeback_min": 35, "comeback_after": 4})
    paper = values(centre.model_copy(update={"calling": rule}))
    assert ("35 phút" in paper["comeback"], "4 người" in paper["comeback"]) == (True, True)
    assert "35 minutes" in paper["comeback.en"]


def test_no_rule_for_coming_back_is_printed_where_there_is_none(centre: Centre) -> None:
    rule = centre.calling.model_copy(update={"comebacks_most": 0})
    assert values(centre.model_copy(update={"calling": rule}))["comeback"] == ""


def test_who_is_left_over_reads_when_the_number_is_called(centre: Centre) -> None:
    paper = values(centre, reprint=True, kept_for="2026-11-24")
    assert paper["note"].startswith("Số này được giữ sang ngày 24/11/2026")
    assert paper["note.en"].startswith("This number is kept for 24/11/2026")
    assert paper["ahead"] == ""


def test_only_a_repeat_is_marked(centre: Centre) -> None:
    assert (values(centre)["reprint"], values(centre, reprint=True)["reprint"]) == ("", "1")


def test_every_placeholder_of_the_layout_has_a_value(centre: Centre) -> None:
    assert set(PLACEHOLDERS) <= set(values(centre))


def test_the_paper_tells_the_local_time_and_the_counters(centre: Centre) -> None:
    local = MORNING.astimezone(ZoneInfo(centre.time_zone))
    paper = values(centre)
    assert (paper["number"], paper["time"], paper["date"]) == ("A015", f"{local:%H:%M}", f"{local:%d/%m/%Y}")
    assert (paper["counters"], paper["ahead"]) == ("1, 3", "7")


def test_texts_stand_in_every_language_that_they_have(centre: Centre) -> None:
    paper = values(centre, priority="elderly", language="en")
    assert (paper["service"], paper["service.en"]) == ("Chứng thực", "Certification")
    assert (paper["priority"], paper["priority.en"]) == ("Người cao tuổi", "Elderly")


@pytest.mark.parametrize(
    ("url", "code", "content"),
    [
        (None, "", ""),
        (None, "abc", "ABC"),
        ("http://192.168.1.10:8712/", "abc", "HTTP://192.168.1.10:8712/T/ABC"),
    ],
)
def test_the_qr_code_leads_to_the_ticket(url: str | None, code: str, content: str) -> None:
    assert qr_content(small_centre(public_url=url), code) == content


def test_the_qr_code_on_the_screen_can_be_scanned() -> None:
    content = "HTTP://192.168.1.10:8712/T/K7QX2M4VNB5TZ3WJ6RHC8YPDFA"
    path, modules = qr_path(content)
    picture = Image.new("L", (modules + 8, modules + 8), 255)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", path):
        for step in range(int(width)):
            picture.putpixel((int(x) + step + 4, int(y) + 4), 0)
    found = zxingcpp.read_barcodes(
        picture.resize((picture.width * 6, picture.height * 6), Image.Resampling.NEAREST)
    )
    assert [code.text for code in found] == [content]


def test_the_paper_of_a_rehearsal_says_so_first_in_any_layout(centre: Centre) -> None:
    given, own = Given(a_ticket("A015"), ahead=7, code="abc"), PaperLayout(blocks=(NumberBlock(),))
    for layout in (centre.ticket, own):
        drawn = centre.model_copy(update={"ticket": layout})
        job = slip(drawn, given, "job", wait="", now=MORNING, rehearsal=True)
        first = job.layout.blocks[0]
        assert (first.when, job.values["rehearsal"]) == ("rehearsal", "1")
        assert sum("PHIẾU DIỄN TẬP" in str(block) for block in job.layout.blocks) == 1
    assert values(centre)["rehearsal"] == ""
