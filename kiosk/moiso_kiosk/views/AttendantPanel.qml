pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// PIN pad, then the attendant's buttons; covers everything while it is open.
Rectangle {
    id: board
    required property var attendant
    required property var panel
    readonly property bool covers: visible
    readonly property string says: panel.message
    readonly property bool open: panel.step === "open"
    readonly property bool upright: height > width

    visible: panel.step !== "shut"
    color: Theme.ground

    function dismiss() {
        board.attendant.close();
    }

    MouseArea {
        anchors.fill: parent
    }
    Column {
        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: shut.top
            bottomMargin: Theme.gap * 1.5
        }
        width: Math.min(parent.width - Theme.gap * 4, Theme.mm * (board.upright || !board.open ? 250 : 430))
        spacing: Theme.gap

        Label {
            objectName: "attendant-title"
            width: parent.width
            text: board.open ? board.panel.words.attendant : board.panel.words.pin_title ?? ""
            font.pixelSize: Theme.mm * 13
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            objectName: "attendant-message"
            width: parent.width
            visible: text !== ""
            text: board.panel.message
            color: Theme.accentInk
            font.pixelSize: Theme.mm * 10
            horizontalAlignment: Text.AlignHCenter
        }
        Repeater {
            model: board.panel.facts.length
            delegate: Label {
                required property int index
                width: parent ? parent.width : 0
                text: board.panel.facts[index] ?? ""
                font.pixelSize: Theme.mm * 10
                horizontalAlignment: Text.AlignHCenter
            }
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !board.open
            spacing: Theme.gap
            height: Theme.gap * 2

            Repeater {
                model: 8
                delegate: Rectangle {
                    required property int index
                    width: Theme.gap * 1.2
                    height: width
                    radius: width / 2
                    color: index < board.panel.dots ? Theme.accent : Theme.line
                }
            }
        }
        Grid {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !board.open
            columns: 3
            spacing: Theme.gap

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "back", "0", "ok"]
                delegate: BigButton {
                    required property string modelData
                    objectName: "pin-" + modelData
                    width: Theme.mm * 48
                    height: Theme.mm * 26
                    kind: modelData === "ok" ? "primary" : "plain"
                    size: Theme.mm * 12
                    text: modelData === "back" ? "←" : modelData === "ok" ? board.panel.words.pin_ok ?? "" : modelData
                    onTapped: board.attendant.type(modelData)
                }
            }
        }
        Grid {
            id: deeds
            width: parent.width
            visible: board.open
            columns: board.upright ? 1 : 2
            spacing: Theme.gap

            Repeater {
                model: board.panel.actions.length
                delegate: BigButton {
                    id: action
                    required property int index
                    readonly property var choice: board.panel.actions[index] ?? {}
                    objectName: "do-" + (choice.key ?? "")
                    width: (deeds.width - (deeds.columns - 1) * deeds.spacing) / deeds.columns
                    height: Theme.mm * 24
                    kind: "plain"
                    size: Theme.mm * 11
                    icon: choice.icon ?? ""
                    text: choice.name ?? ""
                    onTapped: board.attendant.do(action.choice.key)
                }
            }
        }
    }
    BigButton {
        id: shut
        objectName: "attendant-close"
        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            bottomMargin: Theme.gap * 2
        }
        width: Math.min(parent.width - Theme.gap * 4, Theme.mm * 250)
        height: Theme.mm * 26
        size: Theme.mm * 12
        text: board.panel.words.close ?? ""
        onTapped: board.attendant.close()
    }
}
