pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// A list by the page: as many rows as fit, and two buttons that turn the page.
Item {
    id: list
    required property var rows
    required property string more
    required property string less
    property int start: 0
    property int lines: 2 // of a name, at least
    readonly property real least: Math.max(Theme.target, Theme.body * (lines * 1.26 + 1))
    readonly property int whole: Math.max(1, Math.floor((height + Theme.gap) / (least + Theme.gap)))
    readonly property bool turns: rows.length > whole
    readonly property real room: turns ? height - Theme.target - Theme.gap : height
    readonly property int count: Math.max(1, Math.floor((room + Theme.gap) / (least + Theme.gap)))
    readonly property real rowHeight: Math.min((room + Theme.gap) / count - Theme.gap, least * 1.25)
    signal touched(string key)

    onRowsChanged: start = 0

    Repeater {
        model: Math.max(0, Math.min(list.count, list.rows.length - list.start))
        delegate: FoundRow {
            id: row
            required property int index
            readonly property var view: list.rows[list.start + index] ?? {}
            objectName: "row-" + index
            y: index * (list.rowHeight + Theme.gap)
            width: list.width
            height: list.rowHeight
            title: view.title ?? ""
            note: view.note ?? ""
            icon: view.icon ?? ""
            onTapped: list.touched(row.view.key)
        }
    }
    BigButton {
        objectName: "less"
        visible: list.turns && list.start > 0
        anchors {
            left: parent.left
            bottom: parent.bottom
        }
        width: (parent.width - Theme.gap) / 2
        height: Theme.target
        kind: "plain"
        icon: "back"
        text: list.less
        onTapped: list.start = Math.max(0, list.start - list.count)
    }
    BigButton {
        objectName: "more-rows"
        visible: list.turns && list.start + list.count < list.rows.length
        anchors {
            right: parent.right
            bottom: parent.bottom
        }
        width: (parent.width - Theme.gap) / 2
        height: Theme.target
        kind: "plain"
        icon: "forward"
        text: list.more
        onTapped: list.start += list.count
    }
}
