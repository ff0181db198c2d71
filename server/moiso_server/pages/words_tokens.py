"""Words of the page about the tokens of devices."""

TOKENS: dict[str, tuple[str, str]] = {
    "tokens": ("Thiết bị và mã kết nối", "Devices and their tokens"),
    "tokens_lead": (
        "Mỗi máy lấy số, máy quầy và bảng cần một mã kết nối. Khi thu hồi mã, thiết bị bị ngắt ngay.",
        "Each kiosk, counter and board needs a token. Revoking it cuts the device off at once.",
    ),
    "to_tokens": ("Mã kết nối của thiết bị", "Tokens of devices"),
    "device": ("Thiết bị", "Device"),
    "since": ("Từ ngày", "Since"),
    "state": ("Kết nối", "Connection"),
    "here": ("Đang kết nối", "Connected"),
    "away": ("Đã mất kết nối", "Lost"),
    "unseen": ("Chưa thấy từ khi máy chủ khởi động", "Not seen since the server started"),
    "revoke": ("Thu hồi", "Revoke"),
    "revoked": ("Đã thu hồi mã của {name}.", "The token of {name} is revoked."),
    "create_code": ("Tạo mã ghép", "Make a pairing code"),
    "code_lead": (
        "Mã ghép có 8 ký tự, gõ một lần trên thiết bị. Mã dài dùng khi thiết bị được cài bằng tệp.",
        "A pairing code has 8 signs and is typed once at the device. The long token is for devices that are "
        "set up by a file.",
    ),
    "code_valid": ("có hiệu lực 10 phút, dùng một lần", "good for ten minutes, and once"),
    "create": ("Tạo mã dài", "Make a long token"),
    "create_lead": ("Tạo mã cho một thiết bị", "A token for a device"),
    "no_tokens": ("Chưa có mã nào.", "There are no tokens yet."),
    "once": (
        "Hãy chép ngay: mã chỉ hiện một lần này.",
        "Copy it now: it is shown this one time only.",
    ),
    "run": (
        "Trên thiết bị, chạy lệnh này rồi nhập mã khi được hỏi:",
        "Run this on the device and enter the token when asked:",
    ),
    "address": ("Địa chỉ máy chủ", "Server's address"),
    "token_of": ("Mã của {role} {name}", "Token of {role} {name}"),
    "role_kiosk": ("Máy lấy số", "Kiosk"),
    "role_counter": ("Quầy", "Counter"),
    "role_board": ("Bảng", "Board"),
    "role_guide": ("Hướng dẫn viên", "Guide"),
    "role_supervisor": ("Người điều hành", "Supervisor"),
    "role_admin": ("Quản trị", "Administrator"),
    "role_onestop": ("Một cửa điện tử", "One-stop system"),
}
