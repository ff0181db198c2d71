<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="vi">
<context>
    <name>kiosk</name>
    <message>
        <source>Tiếng Việt</source>
        <comment>language_name</comment>
        <translation>Français</translation>
    </message>
    <message>
        <source>Chạm vào việc bạn cần làm</source>
        <comment>menu_lead</comment>
        <translation>Touchez ce qui vous amène</translation>
    </message>
    <message>
        <source>Tôi không biết, gặp người hướng dẫn</source>
        <comment>guide</comment>
        <translation>Je ne sais pas, je voudrais demander</translation>
    </message>
    <message>
        <source>Diễn tập – số này không có giá trị</source>
        <comment>rehearsal</comment>
        <translation>Exercice – ce numéro n’est pas valable</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <comment>back</comment>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <comment>home</comment>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Chưa có ai chờ</source>
        <comment>waiting_none</comment>
        <translation>Personne n’attend</translation>
    </message>
    <message>
        <source>1 người đang chờ</source>
        <comment>waiting_one</comment>
        <translation>1 personne attend</translation>
    </message>
    <message>
        <source>{count} người đang chờ</source>
        <comment>waiting_many</comment>
        <translation>{count} personnes attendent</translation>
    </message>
    <message>
        <source>Nhận lại lúc {time}</source>
        <comment>opens_at</comment>
        <translation>Réouverture à {time}</translation>
    </message>
    <message>
        <source>Nhận lại {day}, {time}</source>
        <comment>opens_on</comment>
        <translation>Réouverture {day}, {time}</translation>
    </message>
    <message>
        <source>Hiện không nhận số</source>
        <comment>closed_long</comment>
        <translation>Fermé actuellement</translation>
    </message>
    <message>
        <source>Trung tâm đang ngoài giờ nhận số</source>
        <comment>centre_closed</comment>
        <translation>Pas de tickets à cette heure</translation>
    </message>
    <message>
        <source>Đang tạm dừng nhận số</source>
        <comment>stopped_now</comment>
        <translation>En pause pour le moment</translation>
    </message>
    <message>
        <source>Tạm dừng đến {time}</source>
        <comment>stopped_until</comment>
        <translation>Arrêt jusqu’à {time}</translation>
    </message>
    <message>
        <source>đang quá đông</source>
        <comment>stop_full</comment>
        <translation>trop de monde</translation>
    </message>
    <message>
        <source>sự cố hệ thống</source>
        <comment>stop_system</comment>
        <translation>panne du système</translation>
    </message>
    <message>
        <source>vắng cán bộ</source>
        <comment>stop_staff</comment>
        <translation>personnel absent</translation>
    </message>
    <message>
        <source>đang họp</source>
        <comment>stop_meeting</comment>
        <translation>en réunion</translation>
    </message>
    <message>
        <source>Giờ nhận hôm nay: {hours}</source>
        <comment>hours_today</comment>
        <translation>Ouvert aujourd’hui : {hours}</translation>
    </message>
    <message>
        <source>Bạn lấy số cho</source>
        <comment>confirm_lead</comment>
        <translation>Un numéro pour</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <comment>waiting_label</comment>
        <translation>En attente</translation>
    </message>
    <message>
        <source>{count} người</source>
        <comment>people</comment>
        <translation>{count} personnes</translation>
    </message>
    <message>
        <source>Chưa có ai</source>
        <comment>nobody</comment>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Chờ khoảng</source>
        <comment>wait_label</comment>
        <translation>Attente d’environ</translation>
    </message>
    <message>
        <source>{least}–{most} phút</source>
        <comment>wait_range</comment>
        <translation>{least}–{most} min</translation>
    </message>
    <message>
        <source>{minutes} phút</source>
        <comment>wait_one</comment>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>Chưa có quầy nào mở</source>
        <comment>no_counter</comment>
        <translation>Aucun guichet ouvert</translation>
    </message>
    <message>
        <source>Đang đông: có thể không kịp phục vụ hôm nay. Bạn có thể quay lại buổi khác</source>
        <comment>maybe_not_today</comment>
        <translation>Forte affluence : vous risquez de ne pas être reçu aujourd’hui</translation>
    </message>
    <message>
        <source>Thêm việc khác</source>
        <comment>more</comment>
        <translation>Autre démarche</translation>
    </message>
    <message>
        <source>Bạn cần làm thêm việc gì?</source>
        <comment>more_title</comment>
        <translation>Que souhaitez-vous faire d’autre ?</translation>
    </message>
    <message>
        <source>Cùng một số với: {names}</source>
        <comment>same_number</comment>
        <translation>Même numéro que : {names}</translation>
    </message>
    <message>
        <source>Phục vụ tại</source>
        <comment>counters_label</comment>
        <translation>Guichet</translation>
    </message>
    <message>
        <source>Vị trí</source>
        <comment>zone_label</comment>
        <translation>Où</translation>
    </message>
    <message>
        <source>Quầy {numbers}</source>
        <comment>counter</comment>
        <translation>Guichet {numbers}</translation>
    </message>
    <message>
        <source>Lấy số</source>
        <comment>take</comment>
        <translation>Prendre un numéro</translation>
    </message>
    <message>
        <source>Lấy số ưu tiên</source>
        <comment>take_priority</comment>
        <translation>Numéro prioritaire</translation>
    </message>
    <message>
        <source>Bạn có thuộc diện ưu tiên không?</source>
        <comment>priority_question</comment>
        <translation>Avez-vous droit à la priorité ?</translation>
    </message>
    <message>
        <source>Nếu có, chạm vào hình đúng với bạn</source>
        <comment>priority_lead</comment>
        <translation>Si oui, touchez l’image qui convient</translation>
    </message>
    <message>
        <source>Đang lấy số cho bạn…</source>
        <comment>asking</comment>
        <translation>Nous prenons votre numéro…</translation>
    </message>
    <message>
        <source>Đường truyền hơi chậm, xin bạn chờ thêm một chút</source>
        <comment>asking_slow</comment>
        <translation>La connexion est lente, un instant s’il vous plaît</translation>
    </message>
    <message>
        <source>Số của bạn</source>
        <comment>number_lead</comment>
        <translation>Votre numéro</translation>
    </message>
    <message>
        <source>Mời bạn ngồi chờ, theo dõi màn hình và loa gọi số</source>
        <comment>wait_for_call</comment>
        <translation>Veuillez vous asseoir, regarder les écrans et écouter les appels</translation>
    </message>
    <message>
        <source>Mời bạn đến {counter} ngay</source>
        <comment>called_now</comment>
        <translation>Présentez-vous maintenant : {counter}</translation>
    </message>
    <message>
        <source>Lượt của bạn</source>
        <comment>turn_label</comment>
        <translation>Votre tour</translation>
    </message>
    <message>
        <source>Bạn là người tiếp theo</source>
        <comment>ahead_none</comment>
        <translation>Vous êtes le suivant</translation>
    </message>
    <message>
        <source>Trước bạn còn 1 người</source>
        <comment>ahead_one</comment>
        <translation>1 personne avant vous</translation>
    </message>
    <message>
        <source>Trước bạn còn {count} người</source>
        <comment>ahead_many</comment>
        <translation>{count} personnes avant vous</translation>
    </message>
    <message>
        <source>Đang in phiếu…</source>
        <comment>paper_printing</comment>
        <translation>Impression du ticket…</translation>
    </message>
    <message>
        <source>Mời bạn lấy phiếu ở khe bên dưới</source>
        <comment>paper_printed</comment>
        <translation>Prenez votre ticket ci-dessous</translation>
    </message>
    <message>
        <source>Máy không in được phiếu. Xin bạn ghi lại hoặc chụp ảnh số này, số vẫn có giá trị</source>
        <comment>paper_failed</comment>
        <translation>Le ticket n’est pas sorti. Notez ou photographiez ce numéro : il est valable</translation>
    </message>
    <message>
        <source>Nếu không thấy phiếu, xin bạn ghi lại hoặc chụp ảnh số này</source>
        <comment>paper_doubtful</comment>
        <translation>Si aucun ticket ne sort, notez ou photographiez ce numéro</translation>
    </message>
    <message>
        <source>Xin bạn ghi lại hoặc chụp ảnh số này</source>
        <comment>paper_none</comment>
        <translation>Notez ou photographiez ce numéro</translation>
    </message>
    <message>
        <source>Xin chờ một chút, hoặc ghi lại số này</source>
        <comment>paper_held</comment>
        <translation>Patientez ou notez ce numéro</translation>
    </message>
    <message>
        <source>Máy không in được phiếu. Số này chỉ để diễn tập, không có giá trị</source>
        <comment>practice_failed</comment>
        <translation>Le ticket n’a pas pu être imprimé. Ce numéro sert à l’exercice et n’est pas valable</translation>
    </message>
    <message>
        <source>Có thể phiếu chưa ra. Số này chỉ để diễn tập, không có giá trị</source>
        <comment>practice_doubtful</comment>
        <translation>Le ticket n’est peut-être pas sorti. Ce numéro sert à l’exercice et n’est pas valable</translation>
    </message>
    <message>
        <source>Số này chỉ để diễn tập, không có giá trị</source>
        <comment>practice_none</comment>
        <translation>Ce numéro sert à l’exercice et n’est pas valable</translation>
    </message>
    <message>
        <source>Phiếu không ra, in lại</source>
        <comment>print_again</comment>
        <translation>Pas de ticket ? Réimprimer</translation>
    </message>
    <message>
        <source>Máy này đã hết giấy in</source>
        <comment>no_paper</comment>
        <translation>Cette borne n’a plus de papier</translation>
    </message>
    <message>
        <source>Nắp máy in đang mở</source>
        <comment>cover_open</comment>
        <translation>Le capot de l’imprimante est ouvert</translation>
    </message>
    <message>
        <source>Máy in bị kẹt giấy</source>
        <comment>jammed</comment>
        <translation>L’imprimante est bloquée</translation>
    </message>
    <message>
        <source>Máy in đang nóng, cần nghỉ ít phút</source>
        <comment>hot</comment>
        <translation>L’imprimante est trop chaude, quelques minutes de patience</translation>
    </message>
    <message>
        <source>Máy này tạm thời không in được phiếu</source>
        <comment>no_printer</comment>
        <translation>Cette borne ne peut pas imprimer pour le moment</translation>
    </message>
    <message>
        <source>Mời bạn lấy số tại {kiosk}</source>
        <comment>use_kiosk</comment>
        <translation>Prenez votre numéro à {kiosk}</translation>
    </message>
    <message>
        <source>Số của bạn sẽ hiện trên màn hình</source>
        <comment>on_screen</comment>
        <translation>Votre numéro s’affichera à l’écran</translation>
    </message>
    <message>
        <source>Xong</source>
        <comment>done</comment>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Tôi đã ghi số</source>
        <comment>noted</comment>
        <translation>J’ai noté mon numéro</translation>
    </message>
    <message>
        <source>Quét mã để theo dõi lượt bằng điện thoại</source>
        <comment>qr_note</comment>
        <translation>Scannez pour suivre votre tour</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <comment>retry</comment>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Bạn còn ở đây không?</source>
        <comment>idle_title</comment>
        <translation>Êtes-vous encore là ?</translation>
    </message>
    <message>
        <source>Màn hình sẽ về trang đầu sau {seconds} giây</source>
        <comment>idle_text</comment>
        <translation>Retour à l’accueil dans {seconds} secondes</translation>
    </message>
    <message>
        <source>Tôi cần thêm thời gian</source>
        <comment>idle_stay</comment>
        <translation>Il me faut plus de temps</translation>
    </message>
    <message>
        <source>Máy đang mất kết nối, tạm thời chưa lấy được số. Mời bạn đến bàn hướng dẫn</source>
        <comment>away</comment>
        <translation>Pas de connexion : aucun numéro pour l’instant. Adressez-vous à l’accueil</translation>
    </message>
    <message>
        <source>Máy đang khởi động, xin chờ một chút</source>
        <comment>starting</comment>
        <translation>Démarrage, un instant s’il vous plaît</translation>
    </message>
    <message>
        <source>Chạm màn hình để bắt đầu</source>
        <comment>slide_touch</comment>
        <translation>Touchez l’écran pour commencer</translation>
    </message>
    <message>
        <source>Chạm vào việc bạn cần làm</source>
        <comment>slide_1</comment>
        <translation>Touchez ce qui vous amène</translation>
    </message>
    <message>
        <source>Bấm Lấy số, nhận phiếu ở khe bên dưới</source>
        <comment>slide_2</comment>
        <translation>Prenez un numéro, le ticket sort en bas</translation>
    </message>
    <message>
        <source>Ngồi chờ, xem màn hình và nghe loa gọi số</source>
        <comment>slide_3</comment>
        <translation>Asseyez-vous, regardez les écrans et écoutez les appels</translation>
    </message>
    <message>
        <source>Cần chữ to, ngôn ngữ khác hoặc người giúp? Chạm các nút ở cuối màn hình</source>
        <comment>slide_4</comment>
        <translation>Texte agrandi, autre langue ou aide ? Touchez les boutons en bas</translation>
    </message>
    <message>
        <source>Chữ to</source>
        <comment>large_text</comment>
        <translation>Grand texte</translation>
    </message>
    <message>
        <source>Tương phản</source>
        <comment>contrast</comment>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Hạ thấp</source>
        <comment>reach</comment>
        <translation>Abaisser</translation>
    </message>
    <message>
        <source>Ngôn ngữ ký hiệu</source>
        <comment>sign</comment>
        <translation>Langue des signes</translation>
    </message>
    <message>
        <source>Gọi hỗ trợ</source>
        <comment>help</comment>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Đã báo cho nhân viên. Xin bạn chờ tại đây, sẽ có người đến giúp</source>
        <comment>help_called</comment>
        <translation>Le personnel est prévenu. Attendez ici, quelqu’un va venir</translation>
    </message>
    <message>
        <source>Nhân viên đang đến. Xin bạn chờ tại đây</source>
        <comment>help_answered</comment>
        <translation>Un agent arrive. Merci de patienter ici</translation>
    </message>
    <message>
        <source>Chưa báo được cho nhân viên. Mời bạn đến bàn hướng dẫn</source>
        <comment>help_failed</comment>
        <translation>Le personnel n’a pas pu être prévenu. Adressez-vous à l’accueil</translation>
    </message>
    <message>
        <source>Máy tạm ngừng phục vụ</source>
        <comment>locked</comment>
        <translation>Cette borne est hors service</translation>
    </message>
    <message>
        <source>Mời bạn dùng máy bên cạnh hoặc đến bàn hướng dẫn</source>
        <comment>locked_todo</comment>
        <translation>Utilisez une autre borne ou adressez-vous à l’accueil</translation>
    </message>
    <message>
        <source>Máy đang mất kết nối</source>
        <comment>problem_server_away</comment>
        <translation>Pas de connexion</translation>
    </message>
    <message>
        <source>Mời bạn đến bàn hướng dẫn để được nhận số, hoặc thử lại sau ít phút</source>
        <comment>todo_server_away</comment>
        <translation>Demandez un numéro à l’accueil, ou réessayez dans quelques minutes</translation>
    </message>
    <message>
        <source>Chưa lấy được số</source>
        <comment>problem_no_answer</comment>
        <translation>Pas encore de numéro</translation>
    </message>
    <message>
        <source>Máy vẫn đang hỏi lại. Bạn có thể chờ thêm, hoặc đến bàn hướng dẫn để được giúp</source>
        <comment>todo_no_answer</comment>
        <translation>Nous essayons encore. Vous pouvez attendre, ou demander à l’accueil</translation>
    </message>
    <message>
        <source>Chưa lấy được số</source>
        <comment>problem_too_late</comment>
        <translation>Pas encore de numéro</translation>
    </message>
    <message>
        <source>Đường truyền vừa bị ngắt. Mời bạn bấm Thử lại</source>
        <comment>todo_too_late</comment>
        <translation>La connexion a été interrompue. Touchez Réessayer</translation>
    </message>
    <message>
        <source>Hiện chưa nhận số cho việc này</source>
        <comment>problem_service_closed</comment>
        <translation>Pas de numéro pour cela actuellement</translation>
    </message>
    <message>
        <source>Mời bạn quay lại trong giờ nhận, hoặc đến bàn hướng dẫn</source>
        <comment>todo_service_closed</comment>
        <translation>Revenez pendant les heures d’ouverture, ou demandez à l’accueil</translation>
    </message>
    <message>
        <source>Việc này đang tạm dừng nhận số</source>
        <comment>problem_service_stopped</comment>
        <translation>Les numéros sont en pause</translation>
    </message>
    <message>
        <source>Mời bạn đến bàn hướng dẫn để được giúp</source>
        <comment>todo_service_stopped</comment>
        <translation>Adressez-vous à l’accueil</translation>
    </message>
    <message>
        <source>Hôm nay đã hết số cho việc này</source>
        <comment>problem_quota_reached</comment>
        <translation>Plus de numéros pour aujourd’hui</translation>
    </message>
    <message>
        <source>Mời bạn quay lại ngày khác, hoặc đến bàn hướng dẫn</source>
        <comment>todo_quota_reached</comment>
        <translation>Revenez un autre jour, ou demandez à l’accueil</translation>
    </message>
    <message>
        <source>Hôm nay bạn đã lấy số cho việc này</source>
        <comment>problem_one_per_person</comment>
        <translation>Vous avez déjà pris un numéro pour cela aujourd’hui</translation>
    </message>
    <message>
        <source>Mỗi người một số cho mỗi việc trong ngày. Nếu cần thêm, mời bạn đến bàn hướng dẫn</source>
        <comment>todo_one_per_person</comment>
        <translation>Un numéro par personne et par démarche chaque jour. Pour un autre, adressez-vous à l’accueil</translation>
    </message>
    <message>
        <source>Chưa lấy được số</source>
        <comment>problem_other</comment>
        <translation>Pas encore de numéro</translation>
    </message>
    <message>
        <source>Mời bạn thử lại, hoặc đến bàn hướng dẫn để được giúp</source>
        <comment>todo_other</comment>
        <translation>Réessayez, ou demandez à l’accueil</translation>
    </message>
    <message>
        <source>Hướng dẫn bằng giọng nói. Dùng phím mũi tên để chọn, phím giữa để đồng ý</source>
        <comment>guide_intro</comment>
        <translation>Guidage vocal. Utilisez les flèches pour choisir et la touche du milieu pour valider</translation>
    </message>
    <message>
        <source>Có {count} lựa chọn</source>
        <comment>guide_choices</comment>
        <translation>{count} choix</translation>
    </message>
    <message>
        <source>Đã chọn</source>
        <comment>guide_chosen</comment>
        <translation>Sélectionné</translation>
    </message>
    <message>
        <source>Ngôn ngữ</source>
        <comment>language</comment>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <comment>weekday_0</comment>
        <translation>lundi</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <comment>weekday_1</comment>
        <translation>mardi</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <comment>weekday_2</comment>
        <translation>mercredi</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <comment>weekday_3</comment>
        <translation>jeudi</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <comment>weekday_4</comment>
        <translation>vendredi</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <comment>weekday_5</comment>
        <translation>samedi</translation>
    </message>
    <message>
        <source>Chủ Nhật</source>
        <comment>weekday_6</comment>
        <translation>dimanche</translation>
    </message>
    <message>
        <source>Tìm thủ tục, tra cứu hồ sơ</source>
        <comment>find</comment>
        <translation>Chercher une démarche ou un dossier</translation>
    </message>
    <message>
        <source>Bạn tìm thủ tục gì?</source>
        <comment>find_title</comment>
        <translation>Quelle démarche cherchez-vous ?</translation>
    </message>
    <message>
        <source>Gõ vài từ, mã thủ tục hoặc mã hồ sơ; hoặc chọn cơ quan</source>
        <comment>find_lead</comment>
        <translation>Tapez des mots, un code de démarche ou de dossier ; ou choisissez un service</translation>
    </message>
    <message>
        <source>Chưa tìm thấy. Mời bạn thử từ khác, hoặc đến bàn hướng dẫn</source>
        <comment>find_none</comment>
        <translation>Rien trouvé. Essayez d&apos;autres mots, ou demandez à l&apos;accueil</translation>
    </message>
    <message>
        <source>Tạm thời chưa tra cứu được</source>
        <comment>find_away</comment>
        <translation>Recherche impossible pour le moment</translation>
    </message>
    <message>
        <source>Máy đang mất kết nối. Mời bạn thử lại sau, hoặc đến bàn hướng dẫn</source>
        <comment>find_away_todo</comment>
        <translation>La connexion est coupée. Réessayez plus tard, ou demandez à l&apos;accueil</translation>
    </message>
    <message>
        <source>{count} thủ tục</source>
        <comment>find_count</comment>
        <translation>{count} démarches</translation>
    </message>
    <message>
        <source>Tra cứu hồ sơ {code}</source>
        <comment>find_dossier</comment>
        <translation>Consulter le dossier {code}</translation>
    </message>
    <message>
        <source>Xem tiếp</source>
        <comment>find_more</comment>
        <translation>Suite</translation>
    </message>
    <message>
        <source>Xem trước</source>
        <comment>find_less</comment>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Chọn</source>
        <comment>find_pick</comment>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Xem tất cả</source>
        <comment>find_all</comment>
        <translation>Tout voir</translation>
    </message>
    <message>
        <source>Chọn theo cơ quan</source>
        <comment>find_departments</comment>
        <translation>Choisir par service</translation>
    </message>
    <message>
        <source>Tên đầy đủ</source>
        <comment>full_name</comment>
        <translation>Nom complet</translation>
    </message>
    <message>
        <source>Dấu cách</source>
        <comment>key_space</comment>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Xóa</source>
        <comment>key_delete</comment>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Xóa hết</source>
        <comment>key_clear</comment>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>Lấy số làm thủ tục này</source>
        <comment>take_for</comment>
        <translation>Prendre un numéro</translation>
    </message>
    <message>
        <source>In hướng dẫn này</source>
        <comment>print_page</comment>
        <translation>Imprimer ce guide</translation>
    </message>
    <message>
        <source>Đang in…</source>
        <comment>page_printing</comment>
        <translation>Impression…</translation>
    </message>
    <message>
        <source>Mời bạn lấy tờ hướng dẫn ở khe bên dưới</source>
        <comment>page_printed</comment>
        <translation>Prenez le guide dans la fente ci-dessous</translation>
    </message>
    <message>
        <source>Máy chưa in được. Xin bạn chụp ảnh màn hình</source>
        <comment>page_failed</comment>
        <translation>Impression impossible. Photographiez l&apos;écran</translation>
    </message>
    <message>
        <source>Quét mã để nộp trực tuyến</source>
        <comment>online_scan</comment>
        <translation>Scannez pour faire la démarche en ligne</translation>
    </message>
    <message>
        <source>Hình thức nộp</source>
        <comment>online_label</comment>
        <translation>Comment déposer</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <comment>note_label</comment>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Chưa tìm thấy thủ tục này</source>
        <comment>procedure_none</comment>
        <translation>Démarche introuvable</translation>
    </message>
    <message>
        <source>Hồ sơ {code}</source>
        <comment>dossier_lead</comment>
        <translation>Dossier {code}</translation>
    </message>
    <message>
        <source>Chưa tìm thấy hồ sơ này</source>
        <comment>dossier_none</comment>
        <translation>Dossier introuvable</translation>
    </message>
    <message>
        <source>Mời bạn xem lại mã trên giấy hẹn, hoặc đến bàn hướng dẫn để được giúp</source>
        <comment>dossier_none_todo</comment>
        <translation>Vérifiez le code sur votre reçu, ou demandez à l&apos;accueil</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <comment>dossier_holder</comment>
        <translation>Demandeur</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <comment>dossier_procedure</comment>
        <translation>Démarche</translation>
    </message>
    <message>
        <source>Ngày hẹn trả</source>
        <comment>dossier_due</comment>
        <translation>Date prévue</translation>
    </message>
    <message>
        <source>{day} (đã quá hẹn)</source>
        <comment>dossier_overdue</comment>
        <translation>{day} (dépassée)</translation>
    </message>
    <message>
        <source>Trung tâm xin lỗi vì đã chậm hẹn</source>
        <comment>dossier_sorry</comment>
        <translation>Le centre vous prie d&apos;excuser le retard</translation>
    </message>
    <message>
        <source>Đã trả kết quả</source>
        <comment>dossier_returned</comment>
        <translation>Résultat remis</translation>
    </message>
    <message>
        <source>Việc cần làm</source>
        <comment>dossier_todo</comment>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Lấy số nhận kết quả</source>
        <comment>take_results</comment>
        <translation>Prendre un numéro pour le résultat</translation>
    </message>
    <message>
        <source>Phiếu của bạn: {number}</source>
        <comment>mine_title</comment>
        <translation>Votre ticket : {number}</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <comment>mine_state</comment>
        <translation>État</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <comment>mine_waiting</comment>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Đang được mời</source>
        <comment>mine_called</comment>
        <translation>Appelé</translation>
    </message>
    <message>
        <source>Đang được phục vụ</source>
        <comment>mine_serving</comment>
        <translation>Au guichet</translation>
    </message>
    <message>
        <source>Đã gọi mà chưa thấy bạn</source>
        <comment>mine_missed</comment>
        <translation>Appelé, mais vous n&apos;étiez pas là</translation>
    </message>
    <message>
        <source>Đang tạm hoãn</source>
        <comment>mine_parked</comment>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>Đã xong</source>
        <comment>mine_finished</comment>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <comment>mine_cancelled</comment>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Đã hết hạn</source>
        <comment>mine_expired</comment>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Tôi đã quay lại</source>
        <comment>mine_back</comment>
        <translation>Je suis de retour</translation>
    </message>
    <message>
        <source>Cho tôi thêm 15 phút</source>
        <comment>mine_later</comment>
        <translation>15 minutes de plus</translation>
    </message>
    <message>
        <source>Thêm việc khác</source>
        <comment>mine_more</comment>
        <translation>Ajouter une démarche</translation>
    </message>
    <message>
        <source>Thêm vào số {number}</source>
        <comment>add_to</comment>
        <translation>Ajouter au numéro {number}</translation>
    </message>
    <message>
        <source>Đã thêm việc này vào số của bạn</source>
        <comment>added</comment>
        <translation>Démarche ajoutée à votre numéro</translation>
    </message>
    <message>
        <source>Hôm nay bạn đã có số này cho việc vừa chọn</source>
        <comment>held</comment>
        <translation>Vous avez déjà ce numéro pour cette démarche aujourd’hui</translation>
    </message>
    <message>
        <source>Hủy số này</source>
        <comment>mine_cancel</comment>
        <translation>Annuler ce numéro</translation>
    </message>
    <message>
        <source>In lại phiếu</source>
        <comment>mine_print</comment>
        <translation>Réimprimer le ticket</translation>
    </message>
    <message>
        <source>Bạn chắc chắn muốn hủy số {number}?</source>
        <comment>mine_sure</comment>
        <translation>Vraiment annuler le numéro {number} ?</translation>
    </message>
    <message>
        <source>Số đã hủy không dùng lại được</source>
        <comment>mine_sure_lead</comment>
        <translation>Un numéro annulé ne peut plus servir</translation>
    </message>
    <message>
        <source>Vâng, hủy số</source>
        <comment>mine_yes</comment>
        <translation>Oui, annuler</translation>
    </message>
    <message>
        <source>Không, giữ số</source>
        <comment>mine_no</comment>
        <translation>Non, le garder</translation>
    </message>
    <message>
        <source>Đã ghi nhận</source>
        <comment>mine_done</comment>
        <translation>C&apos;est noté</translation>
    </message>
    <message>
        <source>Đã ghi nhận. 15 phút nữa số của bạn được gọi theo lượt cũ</source>
        <comment>mine_later_done</comment>
        <translation>C&apos;est noté. Dans 15 minutes, votre numéro reprend sa place</translation>
    </message>
    <message>
        <source>Chưa thực hiện được. Mời bạn đến bàn hướng dẫn</source>
        <comment>mine_failed</comment>
        <translation>Cela n&apos;a pas marché. Demandez à l&apos;accueil</translation>
    </message>
    <message>
        <source>Phiếu này không dùng được hôm nay</source>
        <comment>mine_gone</comment>
        <translation>Ce ticket n&apos;est plus valable aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Nếu cần, mời bạn lấy số mới ở trang đầu</source>
        <comment>mine_gone_todo</comment>
        <translation>Au besoin, prenez un nouveau numéro à la première page</translation>
    </message>
    <message>
        <source>Máy chưa dùng được mã này</source>
        <comment>scan_title</comment>
        <translation>Ce code ne peut pas servir ici</translation>
    </message>
    <message>
        <source>Mời bạn dùng phiếu số, giấy hẹn, thẻ căn cước, hoặc chọn trên màn hình</source>
        <comment>scan_sorry</comment>
        <translation>Utilisez votre ticket, votre reçu ou votre carte, ou choisissez à l&apos;écran</translation>
    </message>
    <message>
        <source>Máy quét chưa đọc được mã. Mời bạn thử lại, hoặc gọi hỗ trợ</source>
        <comment>scan_misread</comment>
        <translation>Le lecteur n&apos;a pas pu lire. Réessayez, ou appelez de l&apos;aide</translation>
    </message>
    <message>
        <source>Đây là mã lịch hẹn</source>
        <comment>appointment_title</comment>
        <translation>C&apos;est le code d&apos;un rendez-vous</translation>
    </message>
    <message>
        <source>Mời bạn đến bàn hướng dẫn để được tiếp đón theo lịch hẹn</source>
        <comment>appointment_todo</comment>
        <translation>Présentez-vous à l&apos;accueil, où vous êtes attendu</translation>
    </message>
    <message>
        <source>Xin chào {name}. Mời bạn chọn việc cần làm</source>
        <comment>hello</comment>
        <translation>Bonjour {name}. Choisissez ce qui vous amène</translation>
    </message>
    <message>
        <source>Đã đọc thẻ căn cước. Mời bạn chọn việc cần làm</source>
        <comment>hello_card</comment>
        <translation>Votre carte est lue. Choisissez ce qui vous amène</translation>
    </message>
    <message>
        <source>Theo tuổi, bạn thuộc diện ưu tiên “{kind}”. Chạm vào hình để chọn</source>
        <comment>hello_offer</comment>
        <translation>Selon votre âge, vous êtes prioritaire : « {kind} ». Touchez l&apos;image</translation>
    </message>
    <message>
        <source>Nghe số</source>
        <comment>hear_number</comment>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Gọi số bằng</source>
        <comment>call_language</comment>
        <translation>Appel en</translation>
    </message>
    <message>
        <source>Chỉ đường</source>
        <comment>way_button</comment>
        <translation>Voir le chemin</translation>
    </message>
    <message>
        <source>Đường đến {zone}</source>
        <comment>way_title</comment>
        <translation>Chemin vers {zone}</translation>
    </message>
    <message>
        <source>Bạn đang ở đây</source>
        <comment>way_here</comment>
        <translation>Vous êtes ici</translation>
    </message>
    <message>
        <source>đi thẳng</source>
        <comment>way_first_ahead</comment>
        <translation>allez tout droit</translation>
    </message>
    <message>
        <source>đi về bên trái</source>
        <comment>way_first_left</comment>
        <translation>allez à gauche</translation>
    </message>
    <message>
        <source>đi về bên phải</source>
        <comment>way_first_right</comment>
        <translation>allez à droite</translation>
    </message>
    <message>
        <source>đi về phía sau lưng bạn</source>
        <comment>way_first_behind</comment>
        <translation>faites demi-tour</translation>
    </message>
    <message>
        <source>rẽ trái</source>
        <comment>way_left</comment>
        <translation>tournez à gauche</translation>
    </message>
    <message>
        <source>rẽ phải</source>
        <comment>way_right</comment>
        <translation>tournez à droite</translation>
    </message>
    <message>
        <source>đi theo đường vẽ trên sơ đồ</source>
        <comment>way_follow</comment>
        <translation>suivez la ligne du plan</translation>
    </message>
    <message>
        <source>{steps} tới {place}</source>
        <comment>way_to</comment>
        <translation>{steps} jusqu’à {place}</translation>
    </message>
    <message>
        <source>{place} ở ngay đây</source>
        <comment>way_near</comment>
        <translation>{place} : juste ici</translation>
    </message>
    <message>
        <source>{way}, lên {floor}, tới {place}</source>
        <comment>way_up</comment>
        <translation>{way}, montez : {floor}, {place}</translation>
    </message>
    <message>
        <source>{way}, xuống {floor}, tới {place}</source>
        <comment>way_down</comment>
        <translation>{way}, descendez : {floor}, {place}</translation>
    </message>
    <message>
        <source>{way}, khoảng {metres} mét</source>
        <comment>way_metres</comment>
        <translation>{way}, environ {metres} mètres</translation>
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
        <translation>niveau {floor}</translation>
    </message>
    <message>
        <source>tầng trệt</source>
        <comment>way_floor_ground</comment>
        <translation>rez-de-chaussée</translation>
    </message>
    <message>
        <source>tầng hầm {floor}</source>
        <comment>way_floor_below</comment>
        <translation>sous-sol {floor}</translation>
    </message>
    <message>
        <source>thang máy</source>
        <comment>way_lift</comment>
        <translation>l’ascenseur</translation>
    </message>
    <message>
        <source>cầu thang</source>
        <comment>way_stairs</comment>
        <translation>l’escalier</translation>
    </message>
    <message>
        <source>lối vào</source>
        <comment>way_entrance</comment>
        <translation>entrée</translation>
    </message>
</context>
</TS>
