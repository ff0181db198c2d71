"""The sentences about mistakes in a centre's document, in Vietnamese.

The checks speak English, once; here each of their sentences has its Vietnamese one beside it. What stands in
braces is carried over; ``{hint}`` and ``{must}`` are sentences of their own.
"""

import re
from collections.abc import Mapping
from functools import cache

HINTS = {
    "did you mean '{word}'?": "có phải “{word}”?",
    "none is defined": "chưa có mục nào để chọn",
    "allowed: {words}": "được dùng: {words}",
    "use 1 to 40 letters, digits, '-' or '_', beginning with a letter or digit": (
        "dùng 1 đến 40 chữ không dấu, chữ số, “-” hoặc “_”, bắt đầu bằng chữ hoặc chữ số"
    ),
    "use a language code such as vi or en": "dùng mã ngôn ngữ như vi hoặc en",
    "use at most 3 capital letters A to Z or Đ": "dùng tối đa 3 chữ hoa từ A đến Z hoặc Đ",
    "use 1 to 4 capital letters or digits, beginning with a letter": (
        "dùng 1 đến 4 chữ hoa hoặc chữ số, bắt đầu bằng chữ"
    ),
    "use the name of a file, without folders": "dùng tên một tệp, không kèm thư mục",
    "use a file name or an address such as https://so.example.vn/phim.mp4": (
        "dùng tên tệp hoặc địa chỉ như https://so.example.vn/phim.mp4"
    ),
    "use the name of a page such as menu": "dùng tên trang như menu",
    "use a port such as /dev/ttyUSB0 or COM3": "dùng tên cổng như /dev/ttyUSB0 hoặc COM3",
    "use 1 to 30 letters without marks, digits, '-' or '_'": (
        "dùng 1 đến 30 chữ không dấu, chữ số, “-” hoặc “_”"
    ),
    "use letters without marks, digits and simple signs": "dùng chữ không dấu, chữ số và dấu câu thường",
    "write it like https://so.example.vn": "viết như https://so.example.vn",
}
MUSTS = {
    "more than {n}": "lớn hơn {n}",
    "at least {n}": "từ {n} trở lên",
    "less than {n}": "nhỏ hơn {n}",
    "at most {n}": "không quá {n}",
    "a text in quotes, or texts by language such as {example}": (
        "là lời trong ngoặc kép, hoặc lời theo ngôn ngữ như {example}"
    ),
    "a list in [brackets]": "là danh sách trong [ngoặc vuông]",
    "a table of fields": "là bảng gồm các trường",
    "a date such as 2026-09-02": "là ngày, viết như 2026-09-02",
    "a valid string": "là chữ",
    "a valid integer": "là số nguyên",
    "a valid number": "là số",
    "a finite number": "là số",
    "a valid boolean": "là có hoặc không (true, false)",
    "a valid date": "là ngày, viết như 2026-09-02",
    "a valid dictionary": "là bảng gồm các trường",
    "a valid tuple": "là danh sách trong [ngoặc vuông]",
    "in a valid time format": "là giờ, viết như 07:30",
    "a valid time": "là giờ, viết như 07:30",
}
FAULTS = {
    "{what} (at line {line}, column {column})": "dòng {line}, cột {column}: {what}",
    "{what} (at end of document)": "cuối tệp: {what}",
}
"""Where ``tomllib`` found a text to be no TOML."""
WHATS = {
    "Expected '=' after a key in a key/value pair": "sau tên trường cần dấu =",
    "Expected newline or end of document after a statement": "thừa chữ sau giá trị; mỗi trường một dòng",
    "Invalid value": "giá trị sai; chữ phải đặt trong ngoặc kép",
    "Invalid statement": "dòng không đúng dạng; viết tên = giá trị",
    "Invalid initial character for a key part": "tên trường bắt đầu bằng ký tự không dùng được",
    "Unterminated string": "thiếu dấu ngoặc kép đóng",
    "Unclosed array": "thiếu dấu ] để đóng danh sách",
    "Unclosed inline table": "thiếu dấu } để đóng bảng",
    "Expected '{sign}'{rest}": "thiếu {sign}",
    'Expected "{sign}"{rest}': "thiếu {sign}",
    "Cannot overwrite a value": "trường này đã có ở trên",
    "Cannot declare {key} twice": "mục này đã khai báo ở trên",
    "Duplicate inline table key {key}": "trường {key} viết hai lần",
    "Illegal character {sign}": "ký tự không dùng được: {sign}",
    "Found invalid character {sign}": "ký tự không dùng được: {sign}",
    "Invalid date or datetime": "ngày không có thật",
    "Unescaped '\\' in a string": "dấu \\ trong ngoặc kép phải viết \\\\",
}
SENTENCES = {
    "not a TOML file: {fault}": "tệp không đúng dạng TOML: {fault}",
    "{value} is not allowed; it must be {must}": "không dùng được {value}; phải {must}",
    "{value} is not allowed; {hint}": "không dùng được {value}; {hint}",
    "unknown field; {hint}": "không có trường này; {hint}",
    "the field '{field}' is missing; {hint}": "thiếu trường “{field}”; {hint}",
    "at most {n} are allowed, not {count}": "được nhiều nhất {n} mục, đang có {count}",
    "at least {n} is needed": "cần ít nhất {n} mục",
    "is missing": "chưa nhập",
    "is nested too deeply": "lồng nhau quá nhiều tầng",
    "String should have at most {n} character{s}": "được nhiều nhất {n} ký tự",
    "String should have at least {n} character{s}": "cần ít nhất {n} ký tự",
    "Unable to parse input string as an integer, exceeded maximum size": "số quá lớn",
    "the prefixes '{one}' and '{other}' sound alike; people will mix them up": (
        "chữ đầu “{one}” và “{other}” nghe gần giống nhau, người nghe dễ nhầm"
    ),
    "no tile of the menu leads to '{word}'": "không có ô nào của thực đơn dẫn đến “{word}”",
    "'{word}' is not defined; {hint}": "chưa có “{word}”; {hint}",
    "'{word}' is used twice": "“{word}” bị dùng hai lần",
    "'{word}' is needed; the first screen is Vietnamese": (
        "cần có “{word}”: màn hình đầu tiên là tiếng Việt"
    ),
    "may not be empty": "không được để trống",
    "{last} is before the first number, {first}": "{last} nhỏ hơn số đầu tiên là {first}",
    "services of series '{word}' must begin at the same number": (
        "các lĩnh vực chung dãy số “{word}” phải bắt đầu từ cùng một số"
    ),
    "services of series '{word}' must end at the same number": (
        "các lĩnh vực chung dãy số “{word}” phải kết thúc ở cùng một số"
    ),
    "'{prefix}' is also used by '{owner}', so numbers would be given twice; choose another prefix or another "
    "range, or let both name the same series": (
        "chữ đầu “{prefix}” đã dùng cho “{owner}” nên sẽ có số trùng; hãy chọn chữ khác, khoảng số khác, "
        "hoặc ghi cùng một dãy số chung cho cả hai"
    ),
    "lies over '{word}', which takes x {left} to {right} and y {top} to {bottom} on floor {n}": (
        "đè lên “{word}”, vốn chiếm từ {left} đến {right} mét theo chiều ngang và từ {top} đến {bottom} mét "
        "theo chiều dọc ở tầng {n}"
    ),
    "names a floor twice": "ghi một tầng hai lần",
    "a lift or stairs lead to two floors or more, e.g. 1, 2": (
        "thang máy, cầu thang phải nối từ hai tầng trở lên, ví dụ 1, 2"
    ),
    "is not set, so its map cannot show the way": "chưa đặt, nên bản đồ của máy chưa chỉ đường được",
    "no lift or stairs in floor.landmarks lead there from floor {n}": (
        "chưa có thang máy, cầu thang nào trong sơ đồ tầng nối từ tầng {n} đến đó"
    ),
    "no counter serves '{word}'": "chưa có quầy nào phục vụ “{word}”",
    "is needed when there are more than {n} services": "cần có khi nhiều hơn {n} lĩnh vực",
    "the week '{word}' is needed, unless always_open is true": (
        "cần có lịch tuần “{word}”, trừ khi chọn luôn mở cửa"
    ),
    "helping out needs queue_over, wait_over_min, or both": (
        "hỗ trợ khi đông cần số người chờ, số phút chờ, hoặc cả hai"
    ),
    "the tile '{name}' needs either a service or tiles, not both": (
        "ô “{name}” cần dẫn đến một lĩnh vực hoặc chứa các ô khác, không cả hai"
    ),
    "'{value}' is not an IANA time zone; {hint}": "“{value}” không phải tên múi giờ; {hint}",
    "a slide of kind 'text' needs a title or a text": "trang loại chữ cần tiêu đề hoặc nội dung",
    "a slide of kind '{kind}' needs a file": "trang loại “{kind}” cần một tệp",
    "counter: a board of kind 'counter' names its counter, and no other board does": (
        "bảng loại màn hình của một quầy phải chọn quầy đó; bảng loại khác thì không chọn quầy"
    ),
    "{name} is not known here; use {known} or {last}": "không có {name} ở đây; dùng {known} hoặc {last}",
    "a call must say the {number}": "lời gọi phải có {number}",
    "Single '}' encountered in format string": "thừa dấu }",
    "Single '{' encountered in format string": "thừa dấu {",
    "expected '}' before end of string": "thiếu dấu } để đóng ngoặc",
    "'{code}' is not a language code; write it like vi or en": (
        "“{code}” không phải mã ngôn ngữ; viết như vi hoặc en"
    ),
    "a text needs its Vietnamese wording, under the key 'vi'": "cần có lời tiếng Việt (vi)",
    "{value} is not a span of time; write it like '07:30-11:30'": (
        "{value} không phải khoảng giờ; viết như 07:30-11:30"
    ),
    "'{value}' holds a time that no day has; times go from 00:00 to 24:00": (
        "“{value}” có giờ không tồn tại; giờ đi từ 00:00 đến 24:00"
    ),
    "'{value}' ends before it begins; write two spans for a night, up to 24:00": (
        "“{value}” kết thúc trước khi bắt đầu; qua đêm thì viết hai khoảng, đến 24:00"
    ),
    "'{value}' ends before it begins": "“{value}” kết thúc trước khi bắt đầu",
    "{earlier} and {later} overlap or are out of order": "{earlier} và {later} trùng nhau hoặc sai thứ tự",
    "unknown placeholder {name}; known are {words}": "không có chỗ điền {name}; có: {words}",
    "must be a PNG file in base64": "phải là tệp PNG viết theo base64",
    "the logo is {width} by {height} dots; at most {most} are allowed": (
        "biểu trưng rộng {width}, cao {height} điểm; được nhiều nhất {most}"
    ),
    "a frame needs at least one byte": "khung dữ liệu cần ít nhất một byte",
    "a frame has two marks '|', where escaping begins and where it ends, or none": (
        "khung dữ liệu có hai dấu “|” (chỗ bắt đầu và kết thúc thay byte), hoặc không có dấu nào"
    ),
    "'{word}' is no byte; write two signs of 0-9 and A-F": "“{word}” không phải byte; viết hai ký tự 0-9 A-F",
    "'{word}' is neither a byte nor a field; write 3A or {number:u16be}": (
        "“{word}” không phải byte hay trường; viết 3A hoặc {number:u16be}"
    ),
    "'{word}' is not known; fields: {fields}; checksums: {checks}": (
        "không có “{word}”; các trường: {fields}; mã kiểm: {checks}"
    ),
    "'{word}': after a checksum stands ':be', ':hex' or nothing": (
        "“{word}”: sau mã kiểm là “:be”, “:hex” hoặc không có gì"
    ),
    "'{word}' has no known format; formats: {formats}": "“{word}” có kiểu không rõ; các kiểu: {formats}",
    "'{word}': text may hold letters; write text:ascii5 or text:left5, or use number": (
        "“{word}”: text có thể chứa chữ; viết text:ascii5 hoặc text:left5, hoặc dùng number"
    ),
    "'{word}' must be one byte, such as A5": "“{word}” phải là một byte, như A5",
    "escapes: the frame needs two marks '|' that say what is escaped": (
        "thay byte: khung dữ liệu cần hai dấu “|” chỉ phần được thay"
    ),
    "registers need number, digits, or both": "thanh ghi cần number, digits, hoặc cả hai",
    "words: may hold {number} and {counter}, nothing else in braces": (
        "chỉ được có {number} và {counter} trong ngoặc nhọn"
    ),
    "the board '{word}' needs one of template, registers or area": (
        "bảng “{word}” cần một trong template, registers, area"
    ),
    "the board '{word}' shows a counter or a zone, not both": (
        "bảng “{word}” hiện một quầy hoặc một khu vực, không cả hai"
    ),
    "the board '{word}': addresses go from 0 to 255, but for an area": (
        "bảng “{word}”: địa chỉ từ 0 đến 255, trừ bảng loại area"
    ),
    "the new document drops what is in use: {used}": "cấu hình mới bỏ mất thứ đang dùng: {used}",
    "role: '{role}' is not a role of people; {hint}": "không có vai trò “{role}”; {hint}",
    "password: at least {n} characters, and not the person's id": (
        "mật khẩu cần ít nhất {n} ký tự và khác tên đăng nhập"
    ),
    "id: 1 to 64 of A-Z a-z 0-9 _ . -, and a name of printable letters": (
        "tên đăng nhập chỉ gồm chữ không dấu, chữ số và _ . - (1 đến 64 ký tự); họ tên không được để trống"
    ),
    "pin: 4 to 12 digits, not all the same": "mã PIN gồm 4 đến 12 chữ số, không giống nhau cả",
    "the document has no {role} of this name; {hint}": "cấu hình không có {role} nào tên như vậy; {hint}",
    "the server did not answer": "máy chủ chưa trả lời",
}

_INSIDE: Mapping[str, Mapping[str, str]] = {"hint": HINTS, "must": MUSTS, "fault": FAULTS, "what": WHATS}
_PATH = re.compile(r"[\w.\[\]-]+")


def in_vietnamese(sentence: str) -> str | None:
    """A sentence without the path of its field, in Vietnamese; None when it is not known."""
    for english, vietnamese in _patterns(tuple(SENTENCES.items())):
        if match := english.fullmatch(sentence):
            return _filled(vietnamese, match)
    return None


def told(message: str, language: str) -> str:
    """A message of one or more lines, ``path: sentence``, in a language; what is not known stays as it is."""
    if language != "vi":
        return message
    return "\n".join(_line(line) for line in message.splitlines())


def _line(line: str) -> str:
    path, sentence = apart(line)
    if path and (found := in_vietnamese(sentence)):
        return f"{path}: {found}"
    return in_vietnamese(line) or line


def apart(line: str) -> tuple[str, str]:
    """The path of the field that a line begins with, or an empty one, and the sentence about it."""
    path, colon, sentence = line.partition(": ")
    return (path, sentence) if colon and _PATH.fullmatch(path) else ("", line)


def _filled(vietnamese: str, match: re.Match[str]) -> str:
    for name, value in match.groupdict().items():
        part = _INSIDE.get(name)
        vietnamese = vietnamese.replace(f"{{{name}}}", value if part is None else _part(part, value))
    return vietnamese


def _part(table: Mapping[str, str], words: str) -> str:
    for english, vietnamese in _patterns(tuple(table.items())):
        if match := english.fullmatch(words):
            return _filled(vietnamese, match)
    return words


@cache
def _patterns(table: tuple[tuple[str, str], ...]) -> list[tuple[re.Pattern[str], str]]:
    return [(_pattern(english), vietnamese) for english, vietnamese in table]


def _pattern(english: str) -> re.Pattern[str]:
    """What stands in braces is anything; ``{number}`` and ``{counter}`` are words of the document itself."""
    own = ("{number}", "{counter}")
    parts = re.split(r"(\{[a-z]+\})", english)
    return re.compile(
        "".join(
            f"(?P<{part[1:-1]}>.*?)"
            if re.fullmatch(r"\{[a-z]+\}", part) and part not in own
            else re.escape(part)
            for part in parts
        ),
        re.DOTALL,
    )
