<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>kiosk</name>
    <message>
        <source>Tiếng Việt</source>
        <comment>language_name</comment>
        <translation>English</translation>
    </message>
    <message>
        <source>Chạm vào việc bạn cần làm</source>
        <comment>menu_lead</comment>
        <translation>Touch what you have come for</translation>
    </message>
    <message>
        <source>Tôi không biết, gặp người hướng dẫn</source>
        <comment>guide</comment>
        <translation>I am not sure, I would like to ask</translation>
    </message>
    <message>
        <source>Diễn tập – số này không có giá trị</source>
        <comment>rehearsal</comment>
        <translation>Rehearsal – this number is not valid</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <comment>back</comment>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <comment>home</comment>
        <translation>First page</translation>
    </message>
    <message>
        <source>Chưa có ai chờ</source>
        <comment>waiting_none</comment>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>1 người đang chờ</source>
        <comment>waiting_one</comment>
        <translation>1 person waiting</translation>
    </message>
    <message>
        <source>{count} người đang chờ</source>
        <comment>waiting_many</comment>
        <translation>{count} people waiting</translation>
    </message>
    <message>
        <source>Nhận lại lúc {time}</source>
        <comment>opens_at</comment>
        <translation>Open again at {time}</translation>
    </message>
    <message>
        <source>Nhận lại {day}, {time}</source>
        <comment>opens_on</comment>
        <translation>Open again {day}, {time}</translation>
    </message>
    <message>
        <source>Hiện không nhận số</source>
        <comment>closed_long</comment>
        <translation>Closed at present</translation>
    </message>
    <message>
        <source>Trung tâm đang ngoài giờ nhận số</source>
        <comment>centre_closed</comment>
        <translation>Numbers are not being given at this hour</translation>
    </message>
    <message>
        <source>Đang tạm dừng nhận số</source>
        <comment>stopped_now</comment>
        <translation>Paused at the moment</translation>
    </message>
    <message>
        <source>Tạm dừng đến {time}</source>
        <comment>stopped_until</comment>
        <translation>Stopped until {time}</translation>
    </message>
    <message>
        <source>đang quá đông</source>
        <comment>stop_full</comment>
        <translation>too many people</translation>
    </message>
    <message>
        <source>sự cố hệ thống</source>
        <comment>stop_system</comment>
        <translation>a system fault</translation>
    </message>
    <message>
        <source>vắng cán bộ</source>
        <comment>stop_staff</comment>
        <translation>staff are away</translation>
    </message>
    <message>
        <source>đang họp</source>
        <comment>stop_meeting</comment>
        <translation>a meeting</translation>
    </message>
    <message>
        <source>Giờ nhận hôm nay: {hours}</source>
        <comment>hours_today</comment>
        <translation>Open today: {hours}</translation>
    </message>
    <message>
        <source>Bạn lấy số cho</source>
        <comment>confirm_lead</comment>
        <translation>A number for</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <comment>waiting_label</comment>
        <translation>Waiting now</translation>
    </message>
    <message>
        <source>{count} người</source>
        <comment>people</comment>
        <translation>{count} people</translation>
    </message>
    <message>
        <source>Chưa có ai</source>
        <comment>nobody</comment>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Chờ khoảng</source>
        <comment>wait_label</comment>
        <translation>Wait about</translation>
    </message>
    <message>
        <source>{least}–{most} phút</source>
        <comment>wait_range</comment>
        <translation>{least}–{most} minutes</translation>
    </message>
    <message>
        <source>{minutes} phút</source>
        <comment>wait_one</comment>
        <translation>{minutes} minutes</translation>
    </message>
    <message>
        <source>Chưa có quầy nào mở</source>
        <comment>no_counter</comment>
        <translation>No counter open yet</translation>
    </message>
    <message>
        <source>Đang đông: có thể không kịp phục vụ hôm nay. Bạn có thể quay lại buổi khác</source>
        <comment>maybe_not_today</comment>
        <translation>Very busy: you may not be served today. You may prefer to come back another time</translation>
    </message>
    <message>
        <source>Thêm việc khác</source>
        <comment>more</comment>
        <translation>Add another matter</translation>
    </message>
    <message>
        <source>Bạn cần làm thêm việc gì?</source>
        <comment>more_title</comment>
        <translation>What else do you need?</translation>
    </message>
    <message>
        <source>Cùng một số với: {names}</source>
        <comment>same_number</comment>
        <translation>Same number as: {names}</translation>
    </message>
    <message>
        <source>Phục vụ tại</source>
        <comment>counters_label</comment>
        <translation>Served at</translation>
    </message>
    <message>
        <source>Vị trí</source>
        <comment>zone_label</comment>
        <translation>Where</translation>
    </message>
    <message>
        <source>Quầy {numbers}</source>
        <comment>counter</comment>
        <translation>Counter {numbers}</translation>
    </message>
    <message>
        <source>Lấy số</source>
        <comment>take</comment>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>Lấy số ưu tiên</source>
        <comment>take_priority</comment>
        <translation>Take a priority number</translation>
    </message>
    <message>
        <source>Bạn có thuộc diện ưu tiên không?</source>
        <comment>priority_question</comment>
        <translation>Are you entitled to priority?</translation>
    </message>
    <message>
        <source>Nếu có, chạm vào hình đúng với bạn</source>
        <comment>priority_lead</comment>
        <translation>If so, touch the picture that fits</translation>
    </message>
    <message>
        <source>Đang lấy số cho bạn…</source>
        <comment>asking</comment>
        <translation>Getting your number…</translation>
    </message>
    <message>
        <source>Đường truyền hơi chậm, xin bạn chờ thêm một chút</source>
        <comment>asking_slow</comment>
        <translation>The connection is slow, please wait a little longer</translation>
    </message>
    <message>
        <source>Số của bạn</source>
        <comment>number_lead</comment>
        <translation>Your number</translation>
    </message>
    <message>
        <source>Mời bạn ngồi chờ, theo dõi màn hình và loa gọi số</source>
        <comment>wait_for_call</comment>
        <translation>Please take a seat. Watch the screens and listen for your number</translation>
    </message>
    <message>
        <source>Mời bạn đến {counter} ngay</source>
        <comment>called_now</comment>
        <translation>Please go to {counter} now</translation>
    </message>
    <message>
        <source>Lượt của bạn</source>
        <comment>turn_label</comment>
        <translation>Your turn</translation>
    </message>
    <message>
        <source>Bạn là người tiếp theo</source>
        <comment>ahead_none</comment>
        <translation>You are next</translation>
    </message>
    <message>
        <source>Trước bạn còn 1 người</source>
        <comment>ahead_one</comment>
        <translation>1 person before you</translation>
    </message>
    <message>
        <source>Trước bạn còn {count} người</source>
        <comment>ahead_many</comment>
        <translation>{count} people before you</translation>
    </message>
    <message>
        <source>Đang in phiếu…</source>
        <comment>paper_printing</comment>
        <translation>Printing your ticket…</translation>
    </message>
    <message>
        <source>Mời bạn lấy phiếu ở khe bên dưới</source>
        <comment>paper_printed</comment>
        <translation>Please take your ticket below</translation>
    </message>
    <message>
        <source>Máy không in được phiếu. Xin bạn ghi lại hoặc chụp ảnh số này, số vẫn có giá trị</source>
        <comment>paper_failed</comment>
        <translation>No paper came out. Please write the number down or photograph it: it is valid</translation>
    </message>
    <message>
        <source>Nếu không thấy phiếu, xin bạn ghi lại hoặc chụp ảnh số này</source>
        <comment>paper_doubtful</comment>
        <translation>If no ticket comes out, please write the number down or photograph it</translation>
    </message>
    <message>
        <source>Xin bạn ghi lại hoặc chụp ảnh số này</source>
        <comment>paper_none</comment>
        <translation>Please write the number down or photograph it</translation>
    </message>
    <message>
        <source>Xin chờ một chút, hoặc ghi lại số này</source>
        <comment>paper_held</comment>
        <translation>Please wait, or note this number</translation>
    </message>
    <message>
        <source>Máy không in được phiếu. Số này chỉ để diễn tập, không có giá trị</source>
        <comment>practice_failed</comment>
        <translation>The ticket could not be printed. This number is for practice only and is not valid</translation>
    </message>
    <message>
        <source>Có thể phiếu chưa ra. Số này chỉ để diễn tập, không có giá trị</source>
        <comment>practice_doubtful</comment>
        <translation>Perhaps no ticket came out. This number is for practice only and is not valid</translation>
    </message>
    <message>
        <source>Số này chỉ để diễn tập, không có giá trị</source>
        <comment>practice_none</comment>
        <translation>This number is for practice only and is not valid</translation>
    </message>
    <message>
        <source>Phiếu không ra, in lại</source>
        <comment>print_again</comment>
        <translation>No ticket? Print again</translation>
    </message>
    <message>
        <source>Máy này đã hết giấy in</source>
        <comment>no_paper</comment>
        <translation>This kiosk is out of paper</translation>
    </message>
    <message>
        <source>Nắp máy in đang mở</source>
        <comment>cover_open</comment>
        <translation>The printer’s cover is open</translation>
    </message>
    <message>
        <source>Máy in bị kẹt giấy</source>
        <comment>jammed</comment>
        <translation>The printer is jammed</translation>
    </message>
    <message>
        <source>Máy in đang nóng, cần nghỉ ít phút</source>
        <comment>hot</comment>
        <translation>The printer is too warm and needs a few minutes</translation>
    </message>
    <message>
        <source>Máy này tạm thời không in được phiếu</source>
        <comment>no_printer</comment>
        <translation>This kiosk cannot print just now</translation>
    </message>
    <message>
        <source>Mời bạn lấy số tại {kiosk}</source>
        <comment>use_kiosk</comment>
        <translation>Please take your number at {kiosk}</translation>
    </message>
    <message>
        <source>Số của bạn sẽ hiện trên màn hình</source>
        <comment>on_screen</comment>
        <translation>Your number will be shown on the screen</translation>
    </message>
    <message>
        <source>Xong</source>
        <comment>done</comment>
        <translation>Done</translation>
    </message>
    <message>
        <source>Tôi đã ghi số</source>
        <comment>noted</comment>
        <translation>I have noted my number</translation>
    </message>
    <message>
        <source>Quét mã để theo dõi lượt bằng điện thoại</source>
        <comment>qr_note</comment>
        <translation>Scan to follow your turn on your phone</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <comment>retry</comment>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Bạn còn ở đây không?</source>
        <comment>idle_title</comment>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>Màn hình sẽ về trang đầu sau {seconds} giây</source>
        <comment>idle_text</comment>
        <translation>Back to the first page in {seconds} seconds</translation>
    </message>
    <message>
        <source>Tôi cần thêm thời gian</source>
        <comment>idle_stay</comment>
        <translation>I need more time</translation>
    </message>
    <message>
        <source>Máy đang mất kết nối, tạm thời chưa lấy được số. Mời bạn đến bàn hướng dẫn</source>
        <comment>away</comment>
        <translation>No connection: numbers cannot be given just now. Please go to the guide&apos;s desk</translation>
    </message>
    <message>
        <source>Máy đang khởi động, xin chờ một chút</source>
        <comment>starting</comment>
        <translation>Starting, one moment please</translation>
    </message>
    <message>
        <source>Chạm màn hình để bắt đầu</source>
        <comment>slide_touch</comment>
        <translation>Touch the screen to begin</translation>
    </message>
    <message>
        <source>Chạm vào việc bạn cần làm</source>
        <comment>slide_1</comment>
        <translation>Touch what you have come for</translation>
    </message>
    <message>
        <source>Bấm Lấy số, nhận phiếu ở khe bên dưới</source>
        <comment>slide_2</comment>
        <translation>Take a number, your ticket comes out below</translation>
    </message>
    <message>
        <source>Ngồi chờ, xem màn hình và nghe loa gọi số</source>
        <comment>slide_3</comment>
        <translation>Take a seat, watch the screens and listen for your number</translation>
    </message>
    <message>
        <source>Cần chữ to, ngôn ngữ khác hoặc người giúp? Chạm các nút ở cuối màn hình</source>
        <comment>slide_4</comment>
        <translation>Larger words, another language or help? Use the buttons at the bottom</translation>
    </message>
    <message>
        <source>Chữ to</source>
        <comment>large_text</comment>
        <translation>Large text</translation>
    </message>
    <message>
        <source>Tương phản</source>
        <comment>contrast</comment>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>Hạ thấp</source>
        <comment>reach</comment>
        <translation>Lower</translation>
    </message>
    <message>
        <source>Ngôn ngữ ký hiệu</source>
        <comment>sign</comment>
        <translation>Sign language</translation>
    </message>
    <message>
        <source>Gọi hỗ trợ</source>
        <comment>help</comment>
        <translation>Get help</translation>
    </message>
    <message>
        <source>Đã báo cho nhân viên. Xin bạn chờ tại đây, sẽ có người đến giúp</source>
        <comment>help_called</comment>
        <translation>Staff have been told. Please wait here, someone will come</translation>
    </message>
    <message>
        <source>Nhân viên đang đến. Xin bạn chờ tại đây</source>
        <comment>help_answered</comment>
        <translation>A member of staff is on the way. Please wait here</translation>
    </message>
    <message>
        <source>Chưa báo được cho nhân viên. Mời bạn đến bàn hướng dẫn</source>
        <comment>help_failed</comment>
        <translation>Staff could not be told. Please go to the guide&apos;s desk</translation>
    </message>
    <message>
        <source>Máy tạm ngừng phục vụ</source>
        <comment>locked</comment>
        <translation>This machine is out of service</translation>
    </message>
    <message>
        <source>Mời bạn dùng máy bên cạnh hoặc đến bàn hướng dẫn</source>
        <comment>locked_todo</comment>
        <translation>Please use another machine, or go to the guide&apos;s desk</translation>
    </message>
    <message>
        <source>Máy đang mất kết nối</source>
        <comment>problem_server_away</comment>
        <translation>No connection</translation>
    </message>
    <message>
        <source>Mời bạn đến bàn hướng dẫn để được nhận số, hoặc thử lại sau ít phút</source>
        <comment>todo_server_away</comment>
        <translation>Please ask for a number at the guide&apos;s desk, or try again in a few minutes</translation>
    </message>
    <message>
        <source>Chưa lấy được số</source>
        <comment>problem_no_answer</comment>
        <translation>No number yet</translation>
    </message>
    <message>
        <source>Máy vẫn đang hỏi lại. Bạn có thể chờ thêm, hoặc đến bàn hướng dẫn để được giúp</source>
        <comment>todo_no_answer</comment>
        <translation>We are still trying. You may wait here, or ask at the guide&apos;s desk</translation>
    </message>
    <message>
        <source>Chưa lấy được số</source>
        <comment>problem_too_late</comment>
        <translation>No number yet</translation>
    </message>
    <message>
        <source>Đường truyền vừa bị ngắt. Mời bạn bấm Thử lại</source>
        <comment>todo_too_late</comment>
        <translation>The connection was interrupted. Please touch Try again</translation>
    </message>
    <message>
        <source>Hiện chưa nhận số cho việc này</source>
        <comment>problem_service_closed</comment>
        <translation>No numbers for this just now</translation>
    </message>
    <message>
        <source>Mời bạn quay lại trong giờ nhận, hoặc đến bàn hướng dẫn</source>
        <comment>todo_service_closed</comment>
        <translation>Please come back during opening hours, or ask at the guide&apos;s desk</translation>
    </message>
    <message>
        <source>Việc này đang tạm dừng nhận số</source>
        <comment>problem_service_stopped</comment>
        <translation>Numbers for this are paused</translation>
    </message>
    <message>
        <source>Mời bạn đến bàn hướng dẫn để được giúp</source>
        <comment>todo_service_stopped</comment>
        <translation>Please ask at the guide&apos;s desk</translation>
    </message>
    <message>
        <source>Hôm nay đã hết số cho việc này</source>
        <comment>problem_quota_reached</comment>
        <translation>All numbers for today are taken</translation>
    </message>
    <message>
        <source>Mời bạn quay lại ngày khác, hoặc đến bàn hướng dẫn</source>
        <comment>todo_quota_reached</comment>
        <translation>Please come back another day, or ask at the guide&apos;s desk</translation>
    </message>
    <message>
        <source>Hôm nay bạn đã lấy số cho việc này</source>
        <comment>problem_one_per_person</comment>
        <translation>You have already taken a number for this today</translation>
    </message>
    <message>
        <source>Mỗi người một số cho mỗi việc trong ngày. Nếu cần thêm, mời bạn đến bàn hướng dẫn</source>
        <comment>todo_one_per_person</comment>
        <translation>One number per person for each errand a day. If you need another, please ask at the guide’s desk</translation>
    </message>
    <message>
        <source>Chưa lấy được số</source>
        <comment>problem_other</comment>
        <translation>No number yet</translation>
    </message>
    <message>
        <source>Mời bạn thử lại, hoặc đến bàn hướng dẫn để được giúp</source>
        <comment>todo_other</comment>
        <translation>Please try again, or ask at the guide&apos;s desk</translation>
    </message>
    <message>
        <source>Hướng dẫn bằng giọng nói. Dùng phím mũi tên để chọn, phím giữa để đồng ý</source>
        <comment>guide_intro</comment>
        <translation>Spoken guidance. Use the arrow keys to choose and the middle key to confirm</translation>
    </message>
    <message>
        <source>Có {count} lựa chọn</source>
        <comment>guide_choices</comment>
        <translation>{count} choices</translation>
    </message>
    <message>
        <source>Đã chọn</source>
        <comment>guide_chosen</comment>
        <translation>Selected</translation>
    </message>
    <message>
        <source>Ngôn ngữ</source>
        <comment>language</comment>
        <translation>Language</translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <comment>weekday_0</comment>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <comment>weekday_1</comment>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <comment>weekday_2</comment>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <comment>weekday_3</comment>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <comment>weekday_4</comment>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <comment>weekday_5</comment>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Chủ Nhật</source>
        <comment>weekday_6</comment>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Tìm thủ tục, tra cứu hồ sơ</source>
        <comment>find</comment>
        <translation>Find a procedure or a dossier</translation>
    </message>
    <message>
        <source>Bạn tìm thủ tục gì?</source>
        <comment>find_title</comment>
        <translation>Which procedure are you looking for?</translation>
    </message>
    <message>
        <source>Gõ vài từ, mã thủ tục hoặc mã hồ sơ; hoặc chọn cơ quan</source>
        <comment>find_lead</comment>
        <translation>Type some words, or the code of a procedure or dossier; or choose an office</translation>
    </message>
    <message>
        <source>Chưa tìm thấy. Mời bạn thử từ khác, hoặc đến bàn hướng dẫn</source>
        <comment>find_none</comment>
        <translation>Nothing found. Please try other words, or ask at the guide&apos;s desk</translation>
    </message>
    <message>
        <source>Tạm thời chưa tra cứu được</source>
        <comment>find_away</comment>
        <translation>Nothing can be looked up just now</translation>
    </message>
    <message>
        <source>Máy đang mất kết nối. Mời bạn thử lại sau, hoặc đến bàn hướng dẫn</source>
        <comment>find_away_todo</comment>
        <translation>This machine has lost its connection. Please try later, or ask at the guide&apos;s desk</translation>
    </message>
    <message>
        <source>{count} thủ tục</source>
        <comment>find_count</comment>
        <translation>{count} procedures</translation>
    </message>
    <message>
        <source>Tra cứu hồ sơ {code}</source>
        <comment>find_dossier</comment>
        <translation>Look up dossier {code}</translation>
    </message>
    <message>
        <source>Xem tiếp</source>
        <comment>find_more</comment>
        <translation>More</translation>
    </message>
    <message>
        <source>Xem trước</source>
        <comment>find_less</comment>
        <translation>Back up</translation>
    </message>
    <message>
        <source>Chọn</source>
        <comment>find_pick</comment>
        <translation>Open</translation>
    </message>
    <message>
        <source>Xem tất cả</source>
        <comment>find_all</comment>
        <translation>See all</translation>
    </message>
    <message>
        <source>Chọn theo cơ quan</source>
        <comment>find_departments</comment>
        <translation>Choose by office</translation>
    </message>
    <message>
        <source>Tên đầy đủ</source>
        <comment>full_name</comment>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Dấu cách</source>
        <comment>key_space</comment>
        <translation>Space</translation>
    </message>
    <message>
        <source>Xóa</source>
        <comment>key_delete</comment>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Xóa hết</source>
        <comment>key_clear</comment>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Lấy số làm thủ tục này</source>
        <comment>take_for</comment>
        <translation>Take a number for this</translation>
    </message>
    <message>
        <source>In hướng dẫn này</source>
        <comment>print_page</comment>
        <translation>Print this guide</translation>
    </message>
    <message>
        <source>Đang in…</source>
        <comment>page_printing</comment>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Mời bạn lấy tờ hướng dẫn ở khe bên dưới</source>
        <comment>page_printed</comment>
        <translation>Please take the guide from the slot below</translation>
    </message>
    <message>
        <source>Máy chưa in được. Xin bạn chụp ảnh màn hình</source>
        <comment>page_failed</comment>
        <translation>It could not be printed. Please take a photo of the screen</translation>
    </message>
    <message>
        <source>Quét mã để nộp trực tuyến</source>
        <comment>online_scan</comment>
        <translation>Scan to apply online</translation>
    </message>
    <message>
        <source>Hình thức nộp</source>
        <comment>online_label</comment>
        <translation>How to apply</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <comment>note_label</comment>
        <translation>Note</translation>
    </message>
    <message>
        <source>Chưa tìm thấy thủ tục này</source>
        <comment>procedure_none</comment>
        <translation>This procedure was not found</translation>
    </message>
    <message>
        <source>Hồ sơ {code}</source>
        <comment>dossier_lead</comment>
        <translation>Dossier {code}</translation>
    </message>
    <message>
        <source>Chưa tìm thấy hồ sơ này</source>
        <comment>dossier_none</comment>
        <translation>This dossier was not found</translation>
    </message>
    <message>
        <source>Mời bạn xem lại mã trên giấy hẹn, hoặc đến bàn hướng dẫn để được giúp</source>
        <comment>dossier_none_todo</comment>
        <translation>Please check the code on your slip, or ask at the guide&apos;s desk</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <comment>dossier_holder</comment>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <comment>dossier_procedure</comment>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Ngày hẹn trả</source>
        <comment>dossier_due</comment>
        <translation>Due date</translation>
    </message>
    <message>
        <source>{day} (đã quá hẹn)</source>
        <comment>dossier_overdue</comment>
        <translation>{day} (overdue)</translation>
    </message>
    <message>
        <source>Trung tâm xin lỗi vì đã chậm hẹn</source>
        <comment>dossier_sorry</comment>
        <translation>The centre apologises for the delay</translation>
    </message>
    <message>
        <source>Đã trả kết quả</source>
        <comment>dossier_returned</comment>
        <translation>Result handed over</translation>
    </message>
    <message>
        <source>Việc cần làm</source>
        <comment>dossier_todo</comment>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Lấy số nhận kết quả</source>
        <comment>take_results</comment>
        <translation>Take a number for results</translation>
    </message>
    <message>
        <source>Phiếu của bạn: {number}</source>
        <comment>mine_title</comment>
        <translation>Your ticket: {number}</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <comment>mine_state</comment>
        <translation>State</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <comment>mine_waiting</comment>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Đang được mời</source>
        <comment>mine_called</comment>
        <translation>Being called</translation>
    </message>
    <message>
        <source>Đang được phục vụ</source>
        <comment>mine_serving</comment>
        <translation>Being served</translation>
    </message>
    <message>
        <source>Đã gọi mà chưa thấy bạn</source>
        <comment>mine_missed</comment>
        <translation>Called, but you were not seen</translation>
    </message>
    <message>
        <source>Đang tạm hoãn</source>
        <comment>mine_parked</comment>
        <translation>Set aside for now</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <comment>mine_finished</comment>
        <translation>Done</translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <comment>mine_cancelled</comment>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Đã hết hạn</source>
        <comment>mine_expired</comment>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Tôi đã quay lại</source>
        <comment>mine_back</comment>
        <translation>I am back</translation>
    </message>
    <message>
        <source>Cho tôi thêm 15 phút</source>
        <comment>mine_later</comment>
        <translation>Give me 15 more minutes</translation>
    </message>
    <message>
        <source>Thêm việc khác</source>
        <comment>mine_more</comment>
        <translation>Add something else</translation>
    </message>
    <message>
        <source>Thêm vào số {number}</source>
        <comment>add_to</comment>
        <translation>Add to number {number}</translation>
    </message>
    <message>
        <source>Đã thêm việc này vào số của bạn</source>
        <comment>added</comment>
        <translation>This has been added to your number</translation>
    </message>
    <message>
        <source>Hôm nay bạn đã có số này cho việc vừa chọn</source>
        <comment>held</comment>
        <translation>You already have this number for it today</translation>
    </message>
    <message>
        <source>Hủy số này</source>
        <comment>mine_cancel</comment>
        <translation>Cancel this number</translation>
    </message>
    <message>
        <source>In lại phiếu</source>
        <comment>mine_print</comment>
        <translation>Print the ticket again</translation>
    </message>
    <message>
        <source>Bạn chắc chắn muốn hủy số {number}?</source>
        <comment>mine_sure</comment>
        <translation>Really cancel number {number}?</translation>
    </message>
    <message>
        <source>Số đã hủy không dùng lại được</source>
        <comment>mine_sure_lead</comment>
        <translation>A cancelled number cannot be used again</translation>
    </message>
    <message>
        <source>Vâng, hủy số</source>
        <comment>mine_yes</comment>
        <translation>Yes, cancel it</translation>
    </message>
    <message>
        <source>Không, giữ số</source>
        <comment>mine_no</comment>
        <translation>No, keep it</translation>
    </message>
    <message>
        <source>Đã ghi nhận</source>
        <comment>mine_done</comment>
        <translation>Noted</translation>
    </message>
    <message>
        <source>Đã ghi nhận. 15 phút nữa số của bạn được gọi theo lượt cũ</source>
        <comment>mine_later_done</comment>
        <translation>Noted. In 15 minutes your number takes its old place again</translation>
    </message>
    <message>
        <source>Chưa thực hiện được. Mời bạn đến bàn hướng dẫn</source>
        <comment>mine_failed</comment>
        <translation>That did not work. Please ask at the guide&apos;s desk</translation>
    </message>
    <message>
        <source>Phiếu này không dùng được hôm nay</source>
        <comment>mine_gone</comment>
        <translation>This ticket cannot be used today</translation>
    </message>
    <message>
        <source>Nếu cần, mời bạn lấy số mới ở trang đầu</source>
        <comment>mine_gone_todo</comment>
        <translation>If you need to, please take a new number on the first page</translation>
    </message>
    <message>
        <source>Máy chưa dùng được mã này</source>
        <comment>scan_title</comment>
        <translation>This code cannot be used here</translation>
    </message>
    <message>
        <source>Mời bạn dùng phiếu số, giấy hẹn, thẻ căn cước, hoặc chọn trên màn hình</source>
        <comment>scan_sorry</comment>
        <translation>Please use your ticket, slip or identity card, or choose on the screen</translation>
    </message>
    <message>
        <source>Máy quét chưa đọc được mã. Mời bạn thử lại, hoặc gọi hỗ trợ</source>
        <comment>scan_misread</comment>
        <translation>The scanner could not read it. Please try again, or call for help</translation>
    </message>
    <message>
        <source>Đây là mã lịch hẹn</source>
        <comment>appointment_title</comment>
        <translation>This is the code of an appointment</translation>
    </message>
    <message>
        <source>Mời bạn đến bàn hướng dẫn để được tiếp đón theo lịch hẹn</source>
        <comment>appointment_todo</comment>
        <translation>Please go to the guide&apos;s desk, where you are expected</translation>
    </message>
    <message>
        <source>Xin chào {name}. Mời bạn chọn việc cần làm</source>
        <comment>hello</comment>
        <translation>Welcome, {name}. Please choose what you have come for</translation>
    </message>
    <message>
        <source>Đã đọc thẻ căn cước. Mời bạn chọn việc cần làm</source>
        <comment>hello_card</comment>
        <translation>Your card was read. Please choose what you have come for</translation>
    </message>
    <message>
        <source>Theo tuổi, bạn thuộc diện ưu tiên “{kind}”. Chạm vào hình để chọn</source>
        <comment>hello_offer</comment>
        <translation>By age you have priority: “{kind}”. Touch its picture to choose it</translation>
    </message>
    <message>
        <source>Nghe số</source>
        <comment>hear_number</comment>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Gọi số bằng</source>
        <comment>call_language</comment>
        <translation>Called in</translation>
    </message>
    <message>
        <source>Chỉ đường</source>
        <comment>way_button</comment>
        <translation>Show the way</translation>
    </message>
    <message>
        <source>Đường đến {zone}</source>
        <comment>way_title</comment>
        <translation>The way to {zone}</translation>
    </message>
    <message>
        <source>Bạn đang ở đây</source>
        <comment>way_here</comment>
        <translation>You are here</translation>
    </message>
    <message>
        <source>đi thẳng</source>
        <comment>way_first_ahead</comment>
        <translation>go straight ahead</translation>
    </message>
    <message>
        <source>đi về bên trái</source>
        <comment>way_first_left</comment>
        <translation>go to your left</translation>
    </message>
    <message>
        <source>đi về bên phải</source>
        <comment>way_first_right</comment>
        <translation>go to your right</translation>
    </message>
    <message>
        <source>đi về phía sau lưng bạn</source>
        <comment>way_first_behind</comment>
        <translation>turn around and go back</translation>
    </message>
    <message>
        <source>rẽ trái</source>
        <comment>way_left</comment>
        <translation>turn left</translation>
    </message>
    <message>
        <source>rẽ phải</source>
        <comment>way_right</comment>
        <translation>turn right</translation>
    </message>
    <message>
        <source>đi theo đường vẽ trên sơ đồ</source>
        <comment>way_follow</comment>
        <translation>follow the line on the map</translation>
    </message>
    <message>
        <source>{steps} tới {place}</source>
        <comment>way_to</comment>
        <translation>{steps} to {place}</translation>
    </message>
    <message>
        <source>{place} ở ngay đây</source>
        <comment>way_near</comment>
        <translation>{place} is right here</translation>
    </message>
    <message>
        <source>{way}, lên {floor}, tới {place}</source>
        <comment>way_up</comment>
        <translation>{way}, up to {floor}, to {place}</translation>
    </message>
    <message>
        <source>{way}, xuống {floor}, tới {place}</source>
        <comment>way_down</comment>
        <translation>{way}, down to {floor}, to {place}</translation>
    </message>
    <message>
        <source>{way}, khoảng {metres} mét</source>
        <comment>way_metres</comment>
        <translation>{way}, about {metres} metres</translation>
    </message>
    <message>
        <source>{zone} ({counters})</source>
        <comment>way_place</comment>
        <translation>{zone} ({counters})</translation>
    </message>
    <message>
        <source>{place}, {floor}</source>
        <comment>way_on_floor</comment>
        <translation>{place}, {floor}</translation>
    </message>
    <message>
        <source>tầng {floor}</source>
        <comment>way_floor</comment>
        <translation>floor {floor}</translation>
    </message>
    <message>
        <source>tầng trệt</source>
        <comment>way_floor_ground</comment>
        <translation>ground floor</translation>
    </message>
    <message>
        <source>tầng hầm {floor}</source>
        <comment>way_floor_below</comment>
        <translation>basement {floor}</translation>
    </message>
    <message>
        <source>thang máy</source>
        <comment>way_lift</comment>
        <translation>the lift</translation>
    </message>
    <message>
        <source>cầu thang</source>
        <comment>way_stairs</comment>
        <translation>the stairs</translation>
    </message>
    <message>
        <source>lối vào</source>
        <comment>way_entrance</comment>
        <translation>entrance</translation>
    </message>
</context>
</TS>
