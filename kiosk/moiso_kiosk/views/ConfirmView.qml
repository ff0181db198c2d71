pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// What the visitor is about to get, the one question about priority, and the button.
Stage {
    id: confirm
    required property bool upright
    readonly property int choices: page.priorities.length
    readonly property bool sideBySide: !upright && choices > 0
    readonly property real leftWidth: sideBySide ? (width - Theme.gap * 2) * 0.44 : width
    readonly property bool tight: upright ? height < 270 * Theme.mm : page.modes.large || page.errands !== "" || width < 400 * Theme.mm
    signal chosen(string key)
    signal taken
    signal added

    Column {
        id: about
        width: confirm.leftWidth
        spacing: confirm.tight ? Theme.gap * 0.75 : Theme.gap * 1.5

        Heading {
            width: parent.width
            title: confirm.page.title
            lead: confirm.tight ? "" : confirm.page.lead
            leadFirst: true
            size: confirm.tight ? Theme.title : confirm.upright ? Theme.headline : Theme.title * 1.15
        }
        Label {
            objectName: "errands"
            width: parent.width
            visible: text !== ""
            text: confirm.page.errands
            font.pixelSize: confirm.tight ? Theme.caption : Theme.body
            maximumLineCount: 2
            elide: Text.ElideRight
            color: Theme.accentInk
            font.weight: Font.DemiBold
        }
        Card {
            width: parent.width
            height: facts.implicitHeight + 2 * facts.y

            Column {
                id: facts
                x: Theme.gap * 1.5
                y: Theme.gap * (confirm.tight ? 0.6 : 1.25)
                width: parent.width - 2 * x
                spacing: Theme.gap * (confirm.tight ? 0.4 : 0.75)

                Row {
                    width: parent.width
                    spacing: Theme.gap

                    Fact {
                        objectName: "waiting"
                        width: wait.visible ? (facts.width - Theme.gap) / 2 : facts.width
                        icon: "people"
                        label: confirm.page.words.waiting_label ?? ""
                        value: confirm.page.waiting
                        strong: !confirm.sideBySide
                        compact: confirm.tight
                    }
                    Fact {
                        id: wait
                        objectName: "wait"
                        visible: value !== ""
                        width: (facts.width - Theme.gap) / 2
                        icon: "clock"
                        label: confirm.page.words.wait_label ?? ""
                        value: confirm.page.wait
                        strong: !confirm.sideBySide
                        compact: confirm.tight
                    }
                }
                Fact {
                    width: parent.width
                    icon: "building"
                    label: confirm.page.words.counters_label ?? ""
                    value: confirm.page.counters
                    strong: !confirm.sideBySide
                    compact: confirm.tight
                }
            }
        }
        Label {
            width: parent.width
            visible: text !== "" && !confirm.page.open
            text: confirm.page.hours
        }
    }
    Item {
        id: question
        visible: confirm.choices > 0 && confirm.page.main !== ""
        x: confirm.sideBySide ? confirm.leftWidth + Theme.gap * 2 : 0
        y: confirm.sideBySide ? 0 : about.height + Theme.gap * 2
        width: confirm.sideBySide ? confirm.width - x : confirm.width
        height: take.y - y - Theme.gap * 1.5

        Heading {
            id: asked
            width: parent.width
            title: confirm.page.words.priority_question ?? ""
            lead: confirm.tight ? "" : confirm.page.words.priority_lead ?? ""
            size: Theme.title
        }
        Item {
            id: pictures
            readonly property int columns: confirm.choices <= 2 ? Math.max(1, confirm.choices) : confirm.sideBySide || confirm.choices === 4 ? 2 : 3
            readonly property int rows: Math.max(1, Math.ceil(confirm.choices / columns))
            readonly property real cellWidth: (width - (columns - 1) * Theme.gap) / columns
            readonly property real cellHeight: Math.min((height - (rows - 1) * Theme.gap) / rows, Theme.mm * 82)
            anchors {
                left: parent.left
                right: parent.right
                top: asked.bottom
                topMargin: Math.max(Theme.gap, confirm.low - question.y - asked.height)
                bottom: parent.bottom
            }

            Repeater {
                model: confirm.choices
                delegate: PriorityTile {
                    id: picture
                    required property int index
                    readonly property var choice: confirm.page.priorities[index] ?? {}
                    objectName: "priority-" + (choice.key ?? "")
                    x: (index % pictures.columns) * (pictures.cellWidth + Theme.gap)
                    y: Math.floor(index / pictures.columns) * (pictures.cellHeight + Theme.gap)
                    width: pictures.cellWidth
                    height: pictures.cellHeight
                    name: choice.name ?? ""
                    icon: choice.icon ?? ""
                    chosen: choice.chosen ?? false
                    onTapped: confirm.chosen(picture.choice.key)
                }
            }
        }
    }
    BigButton {
        id: more
        objectName: "more"
        visible: confirm.page.more !== ""
        anchors {
            left: parent.left
            bottom: parent.bottom
        }
        width: confirm.width * 0.34 - Theme.gap
        height: take.height
        kind: "plain"
        icon: "plus"
        text: confirm.page.more
        onTapped: confirm.added()
    }
    BigButton {
        id: take
        objectName: "take"
        visible: confirm.page.main !== ""
        anchors {
            left: more.visible ? more.right : parent.left
            leftMargin: more.visible ? Theme.gap : 0
            right: parent.right
            bottom: parent.bottom
        }
        height: Math.max(Theme.target * 1.5, Theme.headline * (confirm.tight ? 1.5 : 1.9))
        size: Theme.headline
        icon: "ticket"
        text: confirm.page.main
        onTapped: confirm.taken()
    }
}
