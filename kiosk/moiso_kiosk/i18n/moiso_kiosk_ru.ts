<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="vi">
<context>
    <name>kiosk</name>
    <message>
        <source>Tiếng Việt</source>
        <comment>language_name</comment>
        <translation>Русский</translation>
    </message>
    <message>
        <source>Chạm vào việc bạn cần làm</source>
        <comment>menu_lead</comment>
        <translation>Коснитесь того, за чем вы пришли</translation>
    </message>
    <message>
        <source>Tôi không biết, gặp người hướng dẫn</source>
        <comment>guide</comment>
        <translation>Не знаю, хочу спросить</translation>
    </message>
    <message>
        <source>Diễn tập – số này không có giá trị</source>
        <comment>rehearsal</comment>
        <translation>Репетиция – этот номер недействителен</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <comment>back</comment>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <comment>home</comment>
        <translation>В начало</translation>
    </message>
    <message>
        <source>Chưa có ai chờ</source>
        <comment>waiting_none</comment>
        <translation>Очереди нет</translation>
    </message>
    <message>
        <source>1 người đang chờ</source>
        <comment>waiting_one</comment>
        <translation>Ожидает 1 человек</translation>
    </message>
    <message>
        <source>{count} người đang chờ</source>
        <comment>waiting_many</comment>
        <translation>Ожидают: {count}</translation>
    </message>
    <message>
        <source>Nhận lại lúc {time}</source>
        <comment>opens_at</comment>
        <translation>Откроется в {time}</translation>
    </message>
    <message>
        <source>Nhận lại {day}, {time}</source>
        <comment>opens_on</comment>
        <translation>Откроется: {day}, {time}</translation>
    </message>
    <message>
        <source>Hiện không nhận số</source>
        <comment>closed_long</comment>
        <translation>Сейчас закрыто</translation>
    </message>
    <message>
        <source>Trung tâm đang ngoài giờ nhận số</source>
        <comment>centre_closed</comment>
        <translation>Сейчас талоны не выдаются</translation>
    </message>
    <message>
        <source>Đang tạm dừng nhận số</source>
        <comment>stopped_now</comment>
        <translation>Временно приостановлено</translation>
    </message>
    <message>
        <source>Tạm dừng đến {time}</source>
        <comment>stopped_until</comment>
        <translation>Приостановлено до {time}</translation>
    </message>
    <message>
        <source>đang quá đông</source>
        <comment>stop_full</comment>
        <translation>слишком много людей</translation>
    </message>
    <message>
        <source>sự cố hệ thống</source>
        <comment>stop_system</comment>
        <translation>сбой системы</translation>
    </message>
    <message>
        <source>vắng cán bộ</source>
        <comment>stop_staff</comment>
        <translation>нет сотрудника</translation>
    </message>
    <message>
        <source>đang họp</source>
        <comment>stop_meeting</comment>
        <translation>совещание</translation>
    </message>
    <message>
        <source>Giờ nhận hôm nay: {hours}</source>
        <comment>hours_today</comment>
        <translation>Сегодня открыто: {hours}</translation>
    </message>
    <message>
        <source>Bạn lấy số cho</source>
        <comment>confirm_lead</comment>
        <translation>Номер в очереди</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <comment>waiting_label</comment>
        <translation>Ожидают</translation>
    </message>
    <message>
        <source>{count} người</source>
        <comment>people</comment>
        <translation>{count}</translation>
    </message>
    <message>
        <source>Chưa có ai</source>
        <comment>nobody</comment>
        <translation>Никого</translation>
    </message>
    <message>
        <source>Chờ khoảng</source>
        <comment>wait_label</comment>
        <translation>Ждать около</translation>
    </message>
    <message>
        <source>{least}–{most} phút</source>
        <comment>wait_range</comment>
        <translation>{least}–{most} мин</translation>
    </message>
    <message>
        <source>{minutes} phút</source>
        <comment>wait_one</comment>
        <translation>{minutes} мин</translation>
    </message>
    <message>
        <source>Chưa có quầy nào mở</source>
        <comment>no_counter</comment>
        <translation>Ни одно окно пока не открыто</translation>
    </message>
    <message>
        <source>Đang đông: có thể không kịp phục vụ hôm nay. Bạn có thể quay lại buổi khác</source>
        <comment>maybe_not_today</comment>
        <translation>Много посетителей: сегодня вас могут не успеть принять</translation>
    </message>
    <message>
        <source>Thêm việc khác</source>
        <comment>more</comment>
        <translation>Ещё вопрос</translation>
    </message>
    <message>
        <source>Bạn cần làm thêm việc gì?</source>
        <comment>more_title</comment>
        <translation>Что ещё вам нужно?</translation>
    </message>
    <message>
        <source>Cùng một số với: {names}</source>
        <comment>same_number</comment>
        <translation>Тот же номер: {names}</translation>
    </message>
    <message>
        <source>Phục vụ tại</source>
        <comment>counters_label</comment>
        <translation>Где обслужат</translation>
    </message>
    <message>
        <source>Vị trí</source>
        <comment>zone_label</comment>
        <translation>Где</translation>
    </message>
    <message>
        <source>Quầy {numbers}</source>
        <comment>counter</comment>
        <translation>Окно {numbers}</translation>
    </message>
    <message>
        <source>Lấy số</source>
        <comment>take</comment>
        <translation>Получить номер</translation>
    </message>
    <message>
        <source>Lấy số ưu tiên</source>
        <comment>take_priority</comment>
        <translation>Номер без очереди</translation>
    </message>
    <message>
        <source>Bạn có thuộc diện ưu tiên không?</source>
        <comment>priority_question</comment>
        <translation>У вас есть право на приоритет?</translation>
    </message>
    <message>
        <source>Nếu có, chạm vào hình đúng với bạn</source>
        <comment>priority_lead</comment>
        <translation>Если да, коснитесь нужной картинки</translation>
    </message>
    <message>
        <source>Đang lấy số cho bạn…</source>
        <comment>asking</comment>
        <translation>Получаем ваш номер…</translation>
    </message>
    <message>
        <source>Đường truyền hơi chậm, xin bạn chờ thêm một chút</source>
        <comment>asking_slow</comment>
        <translation>Связь медленная, подождите ещё немного</translation>
    </message>
    <message>
        <source>Số của bạn</source>
        <comment>number_lead</comment>
        <translation>Ваш номер</translation>
    </message>
    <message>
        <source>Mời bạn ngồi chờ, theo dõi màn hình và loa gọi số</source>
        <comment>wait_for_call</comment>
        <translation>Присядьте, смотрите на экраны и слушайте объявления</translation>
    </message>
    <message>
        <source>Mời bạn đến {counter} ngay</source>
        <comment>called_now</comment>
        <translation>Подойдите сейчас: {counter}</translation>
    </message>
    <message>
        <source>Lượt của bạn</source>
        <comment>turn_label</comment>
        <translation>Ваша очередь</translation>
    </message>
    <message>
        <source>Bạn là người tiếp theo</source>
        <comment>ahead_none</comment>
        <translation>Вы следующий</translation>
    </message>
    <message>
        <source>Trước bạn còn 1 người</source>
        <comment>ahead_one</comment>
        <translation>Перед вами 1 человек</translation>
    </message>
    <message>
        <source>Trước bạn còn {count} người</source>
        <comment>ahead_many</comment>
        <translation>Перед вами: {count}</translation>
    </message>
    <message>
        <source>Đang in phiếu…</source>
        <comment>paper_printing</comment>
        <translation>Печатаем талон…</translation>
    </message>
    <message>
        <source>Mời bạn lấy phiếu ở khe bên dưới</source>
        <comment>paper_printed</comment>
        <translation>Возьмите талон внизу</translation>
    </message>
    <message>
        <source>Máy không in được phiếu. Xin bạn ghi lại hoặc chụp ảnh số này, số vẫn có giá trị</source>
        <comment>paper_failed</comment>
        <translation>Талон не напечатан. Запишите или сфотографируйте номер: он действителен</translation>
    </message>
    <message>
        <source>Nếu không thấy phiếu, xin bạn ghi lại hoặc chụp ảnh số này</source>
        <comment>paper_doubtful</comment>
        <translation>Если талона нет, запишите или сфотографируйте номер</translation>
    </message>
    <message>
        <source>Xin bạn ghi lại hoặc chụp ảnh số này</source>
        <comment>paper_none</comment>
        <translation>Запишите или сфотографируйте номер</translation>
    </message>
    <message>
        <source>Xin chờ một chút, hoặc ghi lại số này</source>
        <comment>paper_held</comment>
        <translation>Подождите или запишите номер</translation>
    </message>
    <message>
        <source>Máy không in được phiếu. Số này chỉ để diễn tập, không có giá trị</source>
        <comment>practice_failed</comment>
        <translation>Талон не напечатан. Этот номер учебный и недействителен</translation>
    </message>
    <message>
        <source>Có thể phiếu chưa ra. Số này chỉ để diễn tập, không có giá trị</source>
        <comment>practice_doubtful</comment>
        <translation>Возможно, талон не вышел. Этот номер учебный и недействителен</translation>
    </message>
    <message>
        <source>Số này chỉ để diễn tập, không có giá trị</source>
        <comment>practice_none</comment>
        <translation>Этот номер учебный и недействителен</translation>
    </message>
    <message>
        <source>Phiếu không ra, in lại</source>
        <comment>print_again</comment>
        <translation>Нет талона? Напечатать ещё</translation>
    </message>
    <message>
        <source>Máy này đã hết giấy in</source>
        <comment>no_paper</comment>
        <translation>В этом терминале кончилась бумага</translation>
    </message>
    <message>
        <source>Nắp máy in đang mở</source>
        <comment>cover_open</comment>
        <translation>Крышка принтера открыта</translation>
    </message>
    <message>
        <source>Máy in bị kẹt giấy</source>
        <comment>jammed</comment>
        <translation>В принтере застряла бумага</translation>
    </message>
    <message>
        <source>Máy in đang nóng, cần nghỉ ít phút</source>
        <comment>hot</comment>
        <translation>Принтер перегрелся, нужно несколько минут</translation>
    </message>
    <message>
        <source>Máy này tạm thời không in được phiếu</source>
        <comment>no_printer</comment>
        <translation>Этот терминал пока не печатает</translation>
    </message>
    <message>
        <source>Mời bạn lấy số tại {kiosk}</source>
        <comment>use_kiosk</comment>
        <translation>Возьмите номер здесь: {kiosk}</translation>
    </message>
    <message>
        <source>Số của bạn sẽ hiện trên màn hình</source>
        <comment>on_screen</comment>
        <translation>Номер появится на экране</translation>
    </message>
    <message>
        <source>Xong</source>
        <comment>done</comment>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Tôi đã ghi số</source>
        <comment>noted</comment>
        <translation>Номер записан</translation>
    </message>
    <message>
        <source>Quét mã để theo dõi lượt bằng điện thoại</source>
        <comment>qr_note</comment>
        <translation>Сканируйте, чтобы следить за очередью</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <comment>retry</comment>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>Bạn còn ở đây không?</source>
        <comment>idle_title</comment>
        <translation>Вы ещё здесь?</translation>
    </message>
    <message>
        <source>Màn hình sẽ về trang đầu sau {seconds} giây</source>
        <comment>idle_text</comment>
        <translation>Возврат в начало через {seconds} с</translation>
    </message>
    <message>
        <source>Tôi cần thêm thời gian</source>
        <comment>idle_stay</comment>
        <translation>Мне нужно время</translation>
    </message>
    <message>
        <source>Máy đang mất kết nối, tạm thời chưa lấy được số. Mời bạn đến bàn hướng dẫn</source>
        <comment>away</comment>
        <translation>Нет связи: номера сейчас не выдаются. Обратитесь к консультанту</translation>
    </message>
    <message>
        <source>Máy đang khởi động, xin chờ một chút</source>
        <comment>starting</comment>
        <translation>Запуск, подождите немного</translation>
    </message>
    <message>
        <source>Chạm màn hình để bắt đầu</source>
        <comment>slide_touch</comment>
        <translation>Коснитесь экрана, чтобы начать</translation>
    </message>
    <message>
        <source>Chạm vào việc bạn cần làm</source>
        <comment>slide_1</comment>
        <translation>Коснитесь того, за чем вы пришли</translation>
    </message>
    <message>
        <source>Bấm Lấy số, nhận phiếu ở khe bên dưới</source>
        <comment>slide_2</comment>
        <translation>Получите номер, талон выйдет внизу</translation>
    </message>
    <message>
        <source>Ngồi chờ, xem màn hình và nghe loa gọi số</source>
        <comment>slide_3</comment>
        <translation>Присядьте, смотрите на экраны и слушайте объявления</translation>
    </message>
    <message>
        <source>Cần chữ to, ngôn ngữ khác hoặc người giúp? Chạm các nút ở cuối màn hình</source>
        <comment>slide_4</comment>
        <translation>Крупный текст, другой язык или помощь? Кнопки внизу экрана</translation>
    </message>
    <message>
        <source>Chữ to</source>
        <comment>large_text</comment>
        <translation>Крупно</translation>
    </message>
    <message>
        <source>Tương phản</source>
        <comment>contrast</comment>
        <translation>Контраст</translation>
    </message>
    <message>
        <source>Hạ thấp</source>
        <comment>reach</comment>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Ngôn ngữ ký hiệu</source>
        <comment>sign</comment>
        <translation>Жестовый язык</translation>
    </message>
    <message>
        <source>Gọi hỗ trợ</source>
        <comment>help</comment>
        <translation>Помощь</translation>
    </message>
    <message>
        <source>Đã báo cho nhân viên. Xin bạn chờ tại đây, sẽ có người đến giúp</source>
        <comment>help_called</comment>
        <translation>Сотрудникам сообщили. Подождите здесь, к вам подойдут</translation>
    </message>
    <message>
        <source>Nhân viên đang đến. Xin bạn chờ tại đây</source>
        <comment>help_answered</comment>
        <translation>Сотрудник уже идёт. Пожалуйста, подождите здесь</translation>
    </message>
    <message>
        <source>Chưa báo được cho nhân viên. Mời bạn đến bàn hướng dẫn</source>
        <comment>help_failed</comment>
        <translation>Сообщить не удалось. Обратитесь к консультанту</translation>
    </message>
    <message>
        <source>Máy tạm ngừng phục vụ</source>
        <comment>locked</comment>
        <translation>Этот терминал не работает</translation>
    </message>
    <message>
        <source>Mời bạn dùng máy bên cạnh hoặc đến bàn hướng dẫn</source>
        <comment>locked_todo</comment>
        <translation>Воспользуйтесь другим или обратитесь к консультанту</translation>
    </message>
    <message>
        <source>Máy đang mất kết nối</source>
        <comment>problem_server_away</comment>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>Mời bạn đến bàn hướng dẫn để được nhận số, hoặc thử lại sau ít phút</source>
        <comment>todo_server_away</comment>
        <translation>Возьмите номер у консультанта или попробуйте через несколько минут</translation>
    </message>
    <message>
        <source>Chưa lấy được số</source>
        <comment>problem_no_answer</comment>
        <translation>Номера пока нет</translation>
    </message>
    <message>
        <source>Máy vẫn đang hỏi lại. Bạn có thể chờ thêm, hoặc đến bàn hướng dẫn để được giúp</source>
        <comment>todo_no_answer</comment>
        <translation>Мы ещё пытаемся. Подождите или обратитесь к консультанту</translation>
    </message>
    <message>
        <source>Chưa lấy được số</source>
        <comment>problem_too_late</comment>
        <translation>Номера пока нет</translation>
    </message>
    <message>
        <source>Đường truyền vừa bị ngắt. Mời bạn bấm Thử lại</source>
        <comment>todo_too_late</comment>
        <translation>Связь прервалась. Коснитесь «Ещё раз»</translation>
    </message>
    <message>
        <source>Hiện chưa nhận số cho việc này</source>
        <comment>problem_service_closed</comment>
        <translation>Сейчас номера не выдаются</translation>
    </message>
    <message>
        <source>Mời bạn quay lại trong giờ nhận, hoặc đến bàn hướng dẫn</source>
        <comment>todo_service_closed</comment>
        <translation>Приходите в часы работы или обратитесь к консультанту</translation>
    </message>
    <message>
        <source>Việc này đang tạm dừng nhận số</source>
        <comment>problem_service_stopped</comment>
        <translation>Выдача приостановлена</translation>
    </message>
    <message>
        <source>Mời bạn đến bàn hướng dẫn để được giúp</source>
        <comment>todo_service_stopped</comment>
        <translation>Обратитесь к консультанту</translation>
    </message>
    <message>
        <source>Hôm nay đã hết số cho việc này</source>
        <comment>problem_quota_reached</comment>
        <translation>На сегодня номеров нет</translation>
    </message>
    <message>
        <source>Mời bạn quay lại ngày khác, hoặc đến bàn hướng dẫn</source>
        <comment>todo_quota_reached</comment>
        <translation>Приходите в другой день или обратитесь к консультанту</translation>
    </message>
    <message>
        <source>Hôm nay bạn đã lấy số cho việc này</source>
        <comment>problem_one_per_person</comment>
        <translation>Вы уже брали номер на это дело сегодня</translation>
    </message>
    <message>
        <source>Mỗi người một số cho mỗi việc trong ngày. Nếu cần thêm, mời bạn đến bàn hướng dẫn</source>
        <comment>todo_one_per_person</comment>
        <translation>Один номер на человека для каждого дела в день. Если нужен ещё, обратитесь к консультанту</translation>
    </message>
    <message>
        <source>Chưa lấy được số</source>
        <comment>problem_other</comment>
        <translation>Номера пока нет</translation>
    </message>
    <message>
        <source>Mời bạn thử lại, hoặc đến bàn hướng dẫn để được giúp</source>
        <comment>todo_other</comment>
        <translation>Попробуйте ещё раз или обратитесь к консультанту</translation>
    </message>
    <message>
        <source>Hướng dẫn bằng giọng nói. Dùng phím mũi tên để chọn, phím giữa để đồng ý</source>
        <comment>guide_intro</comment>
        <translation>Голосовая помощь. Выбирайте стрелками, подтверждайте средней клавишей</translation>
    </message>
    <message>
        <source>Có {count} lựa chọn</source>
        <comment>guide_choices</comment>
        <translation>Вариантов: {count}</translation>
    </message>
    <message>
        <source>Đã chọn</source>
        <comment>guide_chosen</comment>
        <translation>Выбрано</translation>
    </message>
    <message>
        <source>Ngôn ngữ</source>
        <comment>language</comment>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <comment>weekday_0</comment>
        <translation>понедельник</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <comment>weekday_1</comment>
        <translation>вторник</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <comment>weekday_2</comment>
        <translation>среда</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <comment>weekday_3</comment>
        <translation>четверг</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <comment>weekday_4</comment>
        <translation>пятница</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <comment>weekday_5</comment>
        <translation>суббота</translation>
    </message>
    <message>
        <source>Chủ Nhật</source>
        <comment>weekday_6</comment>
        <translation>воскресенье</translation>
    </message>
    <message>
        <source>Tìm thủ tục, tra cứu hồ sơ</source>
        <comment>find</comment>
        <translation>Найти процедуру или дело</translation>
    </message>
    <message>
        <source>Bạn tìm thủ tục gì?</source>
        <comment>find_title</comment>
        <translation>Какую процедуру вы ищете?</translation>
    </message>
    <message>
        <source>Gõ vài từ, mã thủ tục hoặc mã hồ sơ; hoặc chọn cơ quan</source>
        <comment>find_lead</comment>
        <translation>Введите слова, код процедуры или дела; или выберите ведомство</translation>
    </message>
    <message>
        <source>Chưa tìm thấy. Mời bạn thử từ khác, hoặc đến bàn hướng dẫn</source>
        <comment>find_none</comment>
        <translation>Ничего не найдено. Попробуйте другие слова или обратитесь к консультанту</translation>
    </message>
    <message>
        <source>Tạm thời chưa tra cứu được</source>
        <comment>find_away</comment>
        <translation>Поиск временно недоступен</translation>
    </message>
    <message>
        <source>Máy đang mất kết nối. Mời bạn thử lại sau, hoặc đến bàn hướng dẫn</source>
        <comment>find_away_todo</comment>
        <translation>Нет связи. Попробуйте позже или обратитесь к консультанту</translation>
    </message>
    <message>
        <source>{count} thủ tục</source>
        <comment>find_count</comment>
        <translation>Процедур: {count}</translation>
    </message>
    <message>
        <source>Tra cứu hồ sơ {code}</source>
        <comment>find_dossier</comment>
        <translation>Проверить дело {code}</translation>
    </message>
    <message>
        <source>Xem tiếp</source>
        <comment>find_more</comment>
        <translation>Далее</translation>
    </message>
    <message>
        <source>Xem trước</source>
        <comment>find_less</comment>
        <translation>Назад по списку</translation>
    </message>
    <message>
        <source>Chọn</source>
        <comment>find_pick</comment>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Xem tất cả</source>
        <comment>find_all</comment>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>Chọn theo cơ quan</source>
        <comment>find_departments</comment>
        <translation>Выбрать по ведомству</translation>
    </message>
    <message>
        <source>Tên đầy đủ</source>
        <comment>full_name</comment>
        <translation>Полное название</translation>
    </message>
    <message>
        <source>Dấu cách</source>
        <comment>key_space</comment>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>Xóa</source>
        <comment>key_delete</comment>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Xóa hết</source>
        <comment>key_clear</comment>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Lấy số làm thủ tục này</source>
        <comment>take_for</comment>
        <translation>Взять номер</translation>
    </message>
    <message>
        <source>In hướng dẫn này</source>
        <comment>print_page</comment>
        <translation>Распечатать памятку</translation>
    </message>
    <message>
        <source>Đang in…</source>
        <comment>page_printing</comment>
        <translation>Печатается…</translation>
    </message>
    <message>
        <source>Mời bạn lấy tờ hướng dẫn ở khe bên dưới</source>
        <comment>page_printed</comment>
        <translation>Возьмите памятку внизу</translation>
    </message>
    <message>
        <source>Máy chưa in được. Xin bạn chụp ảnh màn hình</source>
        <comment>page_failed</comment>
        <translation>Распечатать не удалось. Сфотографируйте экран</translation>
    </message>
    <message>
        <source>Quét mã để nộp trực tuyến</source>
        <comment>online_scan</comment>
        <translation>Отсканируйте, чтобы подать онлайн</translation>
    </message>
    <message>
        <source>Hình thức nộp</source>
        <comment>online_label</comment>
        <translation>Способ подачи</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <comment>note_label</comment>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Chưa tìm thấy thủ tục này</source>
        <comment>procedure_none</comment>
        <translation>Процедура не найдена</translation>
    </message>
    <message>
        <source>Hồ sơ {code}</source>
        <comment>dossier_lead</comment>
        <translation>Дело {code}</translation>
    </message>
    <message>
        <source>Chưa tìm thấy hồ sơ này</source>
        <comment>dossier_none</comment>
        <translation>Дело не найдено</translation>
    </message>
    <message>
        <source>Mời bạn xem lại mã trên giấy hẹn, hoặc đến bàn hướng dẫn để được giúp</source>
        <comment>dossier_none_todo</comment>
        <translation>Проверьте код на расписке или обратитесь к консультанту</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <comment>dossier_holder</comment>
        <translation>Заявитель</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <comment>dossier_procedure</comment>
        <translation>Процедура</translation>
    </message>
    <message>
        <source>Ngày hẹn trả</source>
        <comment>dossier_due</comment>
        <translation>Срок</translation>
    </message>
    <message>
        <source>{day} (đã quá hẹn)</source>
        <comment>dossier_overdue</comment>
        <translation>{day} (просрочено)</translation>
    </message>
    <message>
        <source>Trung tâm xin lỗi vì đã chậm hẹn</source>
        <comment>dossier_sorry</comment>
        <translation>Центр приносит извинения за задержку</translation>
    </message>
    <message>
        <source>Đã trả kết quả</source>
        <comment>dossier_returned</comment>
        <translation>Результат выдан</translation>
    </message>
    <message>
        <source>Việc cần làm</source>
        <comment>dossier_todo</comment>
        <translation>Что делать</translation>
    </message>
    <message>
        <source>Lấy số nhận kết quả</source>
        <comment>take_results</comment>
        <translation>Взять номер за результатом</translation>
    </message>
    <message>
        <source>Phiếu của bạn: {number}</source>
        <comment>mine_title</comment>
        <translation>Ваш талон: {number}</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <comment>mine_state</comment>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <comment>mine_waiting</comment>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>Đang được mời</source>
        <comment>mine_called</comment>
        <translation>Вызывается</translation>
    </message>
    <message>
        <source>Đang được phục vụ</source>
        <comment>mine_serving</comment>
        <translation>Обслуживается</translation>
    </message>
    <message>
        <source>Đã gọi mà chưa thấy bạn</source>
        <comment>mine_missed</comment>
        <translation>Вас вызывали, но вы не подошли</translation>
    </message>
    <message>
        <source>Đang tạm hoãn</source>
        <comment>mine_parked</comment>
        <translation>Отложен</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <comment>mine_finished</comment>
        <translation>Завершён</translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <comment>mine_cancelled</comment>
        <translation>Отменён</translation>
    </message>
    <message>
        <source>Đã hết hạn</source>
        <comment>mine_expired</comment>
        <translation>Истёк</translation>
    </message>
    <message>
        <source>Tôi đã quay lại</source>
        <comment>mine_back</comment>
        <translation>Я вернулся</translation>
    </message>
    <message>
        <source>Cho tôi thêm 15 phút</source>
        <comment>mine_later</comment>
        <translation>Ещё 15 минут</translation>
    </message>
    <message>
        <source>Thêm việc khác</source>
        <comment>mine_more</comment>
        <translation>Добавить ещё дело</translation>
    </message>
    <message>
        <source>Thêm vào số {number}</source>
        <comment>add_to</comment>
        <translation>Добавить к номеру {number}</translation>
    </message>
    <message>
        <source>Đã thêm việc này vào số của bạn</source>
        <comment>added</comment>
        <translation>Дело добавлено к вашему номеру</translation>
    </message>
    <message>
        <source>Hôm nay bạn đã có số này cho việc vừa chọn</source>
        <comment>held</comment>
        <translation>На это дело у вас сегодня уже есть этот номер</translation>
    </message>
    <message>
        <source>Hủy số này</source>
        <comment>mine_cancel</comment>
        <translation>Отменить номер</translation>
    </message>
    <message>
        <source>In lại phiếu</source>
        <comment>mine_print</comment>
        <translation>Распечатать талон</translation>
    </message>
    <message>
        <source>Bạn chắc chắn muốn hủy số {number}?</source>
        <comment>mine_sure</comment>
        <translation>Отменить номер {number}?</translation>
    </message>
    <message>
        <source>Số đã hủy không dùng lại được</source>
        <comment>mine_sure_lead</comment>
        <translation>Отменённый номер больше не действует</translation>
    </message>
    <message>
        <source>Vâng, hủy số</source>
        <comment>mine_yes</comment>
        <translation>Да, отменить</translation>
    </message>
    <message>
        <source>Không, giữ số</source>
        <comment>mine_no</comment>
        <translation>Нет, оставить</translation>
    </message>
    <message>
        <source>Đã ghi nhận</source>
        <comment>mine_done</comment>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Đã ghi nhận. 15 phút nữa số của bạn được gọi theo lượt cũ</source>
        <comment>mine_later_done</comment>
        <translation>Принято. Через 15 минут номер вернётся на своё место</translation>
    </message>
    <message>
        <source>Chưa thực hiện được. Mời bạn đến bàn hướng dẫn</source>
        <comment>mine_failed</comment>
        <translation>Не получилось. Обратитесь к консультанту</translation>
    </message>
    <message>
        <source>Phiếu này không dùng được hôm nay</source>
        <comment>mine_gone</comment>
        <translation>Этот талон сегодня не действует</translation>
    </message>
    <message>
        <source>Nếu cần, mời bạn lấy số mới ở trang đầu</source>
        <comment>mine_gone_todo</comment>
        <translation>При необходимости возьмите новый номер на первой странице</translation>
    </message>
    <message>
        <source>Máy chưa dùng được mã này</source>
        <comment>scan_title</comment>
        <translation>Этот код здесь не подходит</translation>
    </message>
    <message>
        <source>Mời bạn dùng phiếu số, giấy hẹn, thẻ căn cước, hoặc chọn trên màn hình</source>
        <comment>scan_sorry</comment>
        <translation>Используйте талон, расписку или удостоверение, либо выберите на экране</translation>
    </message>
    <message>
        <source>Máy quét chưa đọc được mã. Mời bạn thử lại, hoặc gọi hỗ trợ</source>
        <comment>scan_misread</comment>
        <translation>Не удалось прочитать код. Попробуйте ещё раз или позовите помощника</translation>
    </message>
    <message>
        <source>Đây là mã lịch hẹn</source>
        <comment>appointment_title</comment>
        <translation>Это код записи на приём</translation>
    </message>
    <message>
        <source>Mời bạn đến bàn hướng dẫn để được tiếp đón theo lịch hẹn</source>
        <comment>appointment_todo</comment>
        <translation>Подойдите к консультанту, вас примут по записи</translation>
    </message>
    <message>
        <source>Xin chào {name}. Mời bạn chọn việc cần làm</source>
        <comment>hello</comment>
        <translation>Здравствуйте, {name}. Выберите, что вам нужно</translation>
    </message>
    <message>
        <source>Đã đọc thẻ căn cước. Mời bạn chọn việc cần làm</source>
        <comment>hello_card</comment>
        <translation>Карта прочитана. Выберите, что вам нужно</translation>
    </message>
    <message>
        <source>Theo tuổi, bạn thuộc diện ưu tiên “{kind}”. Chạm vào hình để chọn</source>
        <comment>hello_offer</comment>
        <translation>По возрасту у вас приоритет: «{kind}». Коснитесь картинки</translation>
    </message>
    <message>
        <source>Nghe số</source>
        <comment>hear_number</comment>
        <translation>Слушать</translation>
    </message>
    <message>
        <source>Gọi số bằng</source>
        <comment>call_language</comment>
        <translation>Язык вызова</translation>
    </message>
    <message>
        <source>Chỉ đường</source>
        <comment>way_button</comment>
        <translation>Показать путь</translation>
    </message>
    <message>
        <source>Đường đến {zone}</source>
        <comment>way_title</comment>
        <translation>Как пройти: {zone}</translation>
    </message>
    <message>
        <source>Bạn đang ở đây</source>
        <comment>way_here</comment>
        <translation>Вы здесь</translation>
    </message>
    <message>
        <source>đi thẳng</source>
        <comment>way_first_ahead</comment>
        <translation>идите прямо</translation>
    </message>
    <message>
        <source>đi về bên trái</source>
        <comment>way_first_left</comment>
        <translation>идите налево</translation>
    </message>
    <message>
        <source>đi về bên phải</source>
        <comment>way_first_right</comment>
        <translation>идите направо</translation>
    </message>
    <message>
        <source>đi về phía sau lưng bạn</source>
        <comment>way_first_behind</comment>
        <translation>идите назад</translation>
    </message>
    <message>
        <source>rẽ trái</source>
        <comment>way_left</comment>
        <translation>поверните налево</translation>
    </message>
    <message>
        <source>rẽ phải</source>
        <comment>way_right</comment>
        <translation>поверните направо</translation>
    </message>
    <message>
        <source>đi theo đường vẽ trên sơ đồ</source>
        <comment>way_follow</comment>
        <translation>следуйте линии на плане</translation>
    </message>
    <message>
        <source>{steps} tới {place}</source>
        <comment>way_to</comment>
        <translation>{steps}: {place}</translation>
    </message>
    <message>
        <source>{place} ở ngay đây</source>
        <comment>way_near</comment>
        <translation>{place} — прямо здесь</translation>
    </message>
    <message>
        <source>{way}, lên {floor}, tới {place}</source>
        <comment>way_up</comment>
        <translation>{way}, вверх: {floor}, {place}</translation>
    </message>
    <message>
        <source>{way}, xuống {floor}, tới {place}</source>
        <comment>way_down</comment>
        <translation>{way}, вниз: {floor}, {place}</translation>
    </message>
    <message>
        <source>{way}, khoảng {metres} mét</source>
        <comment>way_metres</comment>
        <translation>{way}, около {metres} метров</translation>
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
        <translation>этаж {floor}</translation>
    </message>
    <message>
        <source>tầng trệt</source>
        <comment>way_floor_ground</comment>
        <translation>нижний этаж</translation>
    </message>
    <message>
        <source>tầng hầm {floor}</source>
        <comment>way_floor_below</comment>
        <translation>подвал {floor}</translation>
    </message>
    <message>
        <source>thang máy</source>
        <comment>way_lift</comment>
        <translation>лифт</translation>
    </message>
    <message>
        <source>cầu thang</source>
        <comment>way_stairs</comment>
        <translation>лестница</translation>
    </message>
    <message>
        <source>lối vào</source>
        <comment>way_entrance</comment>
        <translation>вход</translation>
    </message>
</context>
</TS>
