pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// What was found, part by part, and what can be done with it; a long answer is turned by the page.
Stage {
    id: view
    required property var found
    required property bool upright
    property int start: 0
    readonly property int total: found.parts.length
    property int end: 0 // the first part that does not fit
    readonly property bool scant: page.modes.large || page.modes.sign || (page.modes.reach && upright)
    readonly property bool turns: start > 0 || end < total
    readonly property string subject: found.title
    readonly property real aside: scan.visible ? scan.width + Theme.gap * 2 : 0
    signal acted(string key)

    function measure() {
        let next = start;
        while (next < total && (parts.itemAt(next) as AnswerPart)?.fits)
            next += 1;
        end = next;
    }

    onSubjectChanged: start = 0
    onStartChanged: Qt.callLater(measure)
    onTotalChanged: {
        end = total; // until measured
        Qt.callLater(measure);
    }

    Heading {
        id: heading
        width: view.width - view.aside
        lines: 5
        title: view.found.title
        lead: view.scant && view.total > 0 ? "" : view.found.lead
        size: view.found.title.length > 70 ? Theme.body * 1.08 : view.found.title.length > 40 ? Theme.title : Theme.headline
    }
    Banner {
        id: status
        objectName: "status"
        y: heading.height + Theme.gap
        width: heading.width
        visible: text !== ""
        text: view.found.status
        kind: "note"
        sign: "bell"
    }
    Column {
        id: scan
        objectName: "online"
        visible: view.found.qr !== ""
        x: view.width - width
        width: Theme.mm * (view.upright ? 50 : 62)
        spacing: Theme.gap * 0.5

        QrCode {
            width: parent.width
            path: view.found.qr
            modules: view.found.qr_modules
        }
        Label {
            width: parent.width
            text: view.found.qr_note
            font.pixelSize: Theme.mm * 8.3
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Item {
        id: sheet
        readonly property real above: status.visible ? status.y + status.height : heading.height
        y: Math.max(above, view.upright && scan.visible ? scan.height : 0) + Theme.gap
        width: view.width - (view.upright ? 0 : view.aside)
        height: buttons.y - y - Theme.gap

        Repeater {
            id: parts
            model: view.total
            delegate: AnswerPart {
                required property int index
                readonly property AnswerPart before: index > view.start ? parts.itemAt(index - 1) as AnswerPart : null
                objectName: "part-" + index
                y: before ? before.y + before.height + (goesOn ? 0 : Theme.gap) : 0
                goesOn: before !== null && before.part.title === part.title
                fits: index === view.start || (index > view.start && y + height <= sheet.height)
                onFitsChanged: Qt.callLater(view.measure)
                width: sheet.width
                part: view.found.parts[index] ?? {}
            }
        }
    }
    Flow {
        id: buttons
        readonly property int count: view.found.actions.length + (view.turns ? 1 : 0)
        readonly property real half: (width - Theme.gap) / 2
        readonly property real share: (width - (count - 1) * Theme.gap) / Math.max(1, count)
        y: view.height - height
        width: view.width
        spacing: Theme.gap

        BigButton {
            id: turn
            objectName: "turn"
            visible: view.turns
            width: view.upright && buttons.count > 1 ? buttons.half : buttons.share
            height: Theme.target * 1.2
            kind: "plain"
            icon: view.end < view.total ? "down" : "back"
            text: (view.end < view.total ? view.found.words.find_more : view.found.words.find_less) ?? ""
            onTapped: view.start = view.end < view.total ? view.end : 0
        }
        Repeater {
            model: view.found.actions.length
            delegate: BigButton {
                id: button
                required property int index
                readonly property var action: view.found.actions[index] ?? {}
                readonly property bool alone: index === view.found.actions.length - 1 && buttons.count % 2 === 1
                objectName: "act-" + (action.key ?? "")
                width: !view.upright ? buttons.share : alone ? buttons.width : buttons.half
                height: Theme.target * 1.2
                kind: action.kind ?? "plain"
                icon: action.icon ?? ""
                text: action.text ?? ""
                onTapped: view.acted(button.action.key)
            }
        }
    }
}
