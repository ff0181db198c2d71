"""What went wrong, said to the person in front of the screen: one plain sentence for each code."""

ENGLISH = "en"

_SENTENCES: dict[str, tuple[str, str]] = {
    "error": (
        "Có trục trặc. Vui lòng thử lại, hoặc báo người phụ trách.",
        "Something went wrong. Please try again, or tell the person in charge.",
    ),
    "invalid": (
        "Yêu cầu không hợp lệ. Vui lòng kiểm tra lại.",
        "That request is not valid. Please check it.",
    ),
    "unauthorised": (
        "Máy chủ không nhận mã truy cập của thiết bị này. Vui lòng báo quản trị viên cấp mã mới.",
        "The server does not accept this device's token. Please ask the administrator for a new one.",
    ),
    "forbidden": (
        "Thiết bị này không có quyền làm việc đó.",
        "This device is not allowed to do that.",
    ),
    "not_found": ("Không tìm thấy nội dung yêu cầu.", "That was not found."),
    "refused": ("Chưa thể thực hiện lúc này.", "That cannot be done now."),
    "unavailable": (
        "Máy chủ đang bận. Vui lòng thử lại sau giây lát.",
        "The server is busy. Please try again in a moment.",
    ),
    "centre_invalid": (
        "Tệp cấu hình của trung tâm có lỗi. Vui lòng báo quản trị viên.",
        "The centre's document has mistakes. Please tell the administrator.",
    ),
    "unknown_service": (
        "Dịch vụ này không còn trong danh mục của trung tâm.",
        "The centre does not offer this service any more.",
    ),
    "unknown_counter": (
        "Trung tâm không có quầy này. Vui lòng kiểm tra lại mã quầy của máy.",
        "The centre has no such counter. Please check which counter this machine is for.",
    ),
    "unknown_ticket": (
        "Không tìm thấy số này trong ngày hôm nay.",
        "There is no such number today.",
    ),
    "unknown_priority": (
        "Dịch vụ này không áp dụng diện ưu tiên đã chọn.",
        "This service does not know that priority.",
    ),
    "counter_closed": ("Quầy đang đóng. Hãy mở quầy trước.", "The counter is closed. Open it first."),
    "kiosk_away": ("Ki-ốt này đang mất kết nối.", "That kiosk is not connected."),
    "help_not_called": (
        "Quầy không còn gọi hỗ trợ đó nữa.",
        "The counter does not call for that help any more.",
    ),
    "help_is_coming": (
        "Đã có người đang đến quầy đó rồi.",
        "Somebody is on the way to that counter already.",
    ),
    "counter_paused": (
        "Quầy đang tạm dừng. Hãy mở lại quầy trước.",
        "The counter is paused. Open it again first.",
    ),
    "counter_busy": (
        "Quầy còn một số đang gọi hoặc đang phục vụ. Hãy kết thúc số đó trước.",
        "A number is still at this counter. Close that one first.",
    ),
    "wrong_state": (
        "Số này vừa thay đổi trạng thái nên không làm được bước đó nữa.",
        "This number has just changed, so that step is no longer possible.",
    ),
    "wrong_counter": (
        "Quầy này không phục vụ dịch vụ của số đó.",
        "This counter does not serve that number's service.",
    ),
    "service_closed": (
        "Hiện không cấp số cho dịch vụ này. Vui lòng quay lại trong giờ làm việc.",
        "No numbers are given for this service now. Please come back during opening hours.",
    ),
    "service_stopped": (
        "Dịch vụ này đang tạm ngừng cấp số. Vui lòng hỏi người hướng dẫn.",
        "This service gives no numbers for a while. Please ask the guide.",
    ),
    "quota_reached": (
        "Đã cấp hết số trong ngày cho dịch vụ này. Vui lòng quay lại vào ngày làm việc tiếp theo.",
        "All numbers of the day for this service are given. Please come back on the next working day.",
    ),
    "recall_too_soon": (
        "Số này vừa được gọi. Vui lòng chờ vài giây rồi gọi lại.",
        "This number was called a moment ago. Please wait a few seconds.",
    ),
    "recalled_enough": (
        "Đã gọi lại đủ số lần. Nếu không có ai đến, hãy chọn “Vắng mặt”.",
        "It was called often enough. If nobody comes, choose “No-show”.",
    ),
    "outcome_required": (
        "Vui lòng chọn kết quả giải quyết trước khi kết thúc lượt.",
        "Please choose how the visit ended before finishing it.",
    ),
    "performed_required": (
        "Vui lòng chọn những việc đã giải quyết trước khi kết thúc lượt.",
        "Please choose which services were performed before finishing the visit.",
    ),
    "unknown_person": (
        "Không có cán bộ nào mang mã này.",
        "No clerk has this id.",
    ),
    "too_many_at_once": (
        "Quầy đang phục vụ đủ số lượt cho phép cùng lúc.",
        "The counter already serves as many tickets as the centre allows.",
    ),
    "one_per_person": (
        "Bạn đã có một số cho việc này hôm nay.",
        "You already have a number for this today.",
    ),
    "wrong_pin": (
        "Tên hoặc mã PIN không đúng.",
        "The name or the PIN is not right.",
    ),
    "wrong_password": (
        "Tên đăng nhập hoặc mật khẩu không đúng.",
        "The name or the password is not right.",
    ),
    "ticket_id_taken": (
        "Chưa lấy được số. Vui lòng thử lại.",
        "The number could not be taken. Please try again.",
    ),
    "already_rated": (
        "Lượt này đã được đánh giá rồi.",
        "This visit has already been rated.",
    ),
    "nothing_to_undo": (
        "Không còn gì để hoàn tác: đã quá thời gian hoặc số đã thay đổi.",
        "There is nothing to undo: it is too late, or the number has changed.",
    ),
    "command_id_reused": (
        "Yêu cầu bị trùng. Vui lòng thao tác lại.",
        "That request was a duplicate. Please do it again.",
    ),
    "too_late": (
        "Yêu cầu đến máy chủ quá muộn nên không được thực hiện. Vui lòng làm lại nếu vẫn cần.",
        "The request came too late and was not carried out. Please repeat it if it is still needed.",
    ),
    "in_use": (
        "Không thể bỏ vì đang có số hoặc quầy sử dụng.",
        "It is still used by numbers or counters and cannot be removed.",
    ),
    "clock_doubtful": (
        "Đồng hồ máy chủ có vẻ sai. Vui lòng báo quản trị viên kiểm tra.",
        "The server's clock seems to be wrong. Please tell the administrator.",
    ),
    "numbers_given": (
        "Hôm đó đã phát số nên không đổi được ngày diễn tập nữa.",
        "Numbers of that day have been given already, so it can no longer be changed.",
    ),
    "journal_unavailable": (
        "Máy chủ chưa ghi được dữ liệu nên chưa có gì thay đổi. Vui lòng thử lại.",
        "The server could not save, so nothing has changed. Please try again.",
    ),
    "internal": (
        "Máy chủ gặp lỗi nên chưa có gì thay đổi. Vui lòng thử lại, hoặc báo quản trị viên.",
        "The server had a fault; nothing has changed. Please try again, or tell the administrator.",
    ),
    "folder_in_use": (
        "Đã có một chương trình khác dùng thư mục dữ liệu này.",
        "Another program uses this data folder.",
    ),
    "journal_broken": (
        "Sổ ghi của máy chủ có chỗ không khớp. Vui lòng báo quản trị viên.",
        "The server's journal does not add up. Please tell the administrator.",
    ),
    "not_paired": (
        "Thiết bị chưa được kết nối với máy chủ nào.",
        "This device is not connected to any server yet.",
    ),
    "pairing_code_refused": (
        "Mã ghép không đúng, đã dùng rồi hoặc đã quá 10 phút. Hãy tạo mã mới.",
        "The pairing code is wrong, used already, or older than ten minutes. Please make a new one.",
    ),
    "pairing_server_silent": (
        "Không có máy chủ nào trả lời ở địa chỉ này. Vui lòng kiểm tra địa chỉ và mạng.",
        "No server answers at this address. Please check the address and the network.",
    ),
    "device_unreadable": (
        "Không đọc được thiết lập kết nối của thiết bị này.",
        "The connection settings of this device cannot be read.",
    ),
    "no_answer": (
        "Máy chủ chưa trả lời. Hãy xem tình trạng hiện tại trước khi làm lại.",
        "The server did not answer. Look at the present state before you repeat it.",
    ),
    "unreachable": ("Không kết nối được với máy chủ.", "The server cannot be reached."),
    "silent": ("Máy chủ không phản hồi.", "The server does not respond."),
    "other_server": (
        "Địa chỉ này thuộc về một máy chủ khác. Vui lòng báo quản trị viên.",
        "Another server answers at this address. Please tell the administrator.",
    ),
}


def codes() -> frozenset[str]:
    """Every code that has a sentence of its own: errors, and what ``Link.trouble`` can say."""
    return frozenset(_SENTENCES)


def sentence(code: str, language: str = "vi") -> str:
    """What to tell the person; English when that is asked for, otherwise Vietnamese.

    A code of a newer server gets the general sentence.
    """
    vietnamese, english = _SENTENCES.get(code) or _SENTENCES["error"]
    return english if language == ENGLISH else vietnamese
