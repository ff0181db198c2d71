pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// The last calls, newest on top, as large as the farthest eyes need.
Item {
    id: list
    objectName: "list"
    required property var rows
    required property real unit
    required property int numberPx
    required property int slots // how many rows the list has room for
    readonly property real rowHeight: (height - heads.height) / slots
    readonly property real figure: Math.min(numberPx, rowHeight * 0.86)

    Item {
        id: heads
        width: parent.width
        height: list.unit * 3

        Label {
            x: list.unit
            text: "Số"
            color: Theme.inkSoft
            font.pixelSize: list.unit * 1.8
        }
        Label {
            anchors.right: parent.right
            anchors.rightMargin: list.unit
            text: "Quầy"
            color: Theme.inkSoft
            font.pixelSize: list.unit * 1.8
        }
    }
    Repeater {
        model: list.slots

        Item {
            id: row
            required property int index
            readonly property var call: list.rows[index] ?? null
            objectName: "row-" + index
            visible: !!call
            y: heads.height + index * list.rowHeight
            width: list.width
            height: list.rowHeight

            Rectangle {
                width: parent.width
                height: Math.max(2, list.unit * 0.1)
                color: Theme.line
            }
            Rectangle {
                visible: row.call?.fresh ?? false
                width: list.unit * 0.5
                height: row.height * 0.6
                radius: width / 2
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.gold
            }
            Text {
                x: list.unit
                width: row.width * 0.6
                height: row.height
                text: row.call?.number ?? ""
                color: Theme.ink
                font.family: Theme.figureFamily
                font.weight: Font.Bold
                font.pixelSize: list.figure
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: list.unit * 2
                verticalAlignment: Text.AlignVCenter
                textFormat: Text.PlainText
            }
            Text {
                anchors.right: parent.right
                anchors.rightMargin: list.unit
                anchors.verticalCenter: parent.verticalCenter
                width: row.width * 0.34
                height: row.height * 0.9
                text: row.call?.sign ?? ""
                color: Theme.accentInk
                font.family: Theme.figureFamily
                font.weight: Font.Bold
                font.pixelSize: list.figure
                fontSizeMode: Text.Fit
                minimumPixelSize: list.unit * 1.6
                wrapMode: Text.WordWrap
                horizontalAlignment: Text.AlignRight
                verticalAlignment: Text.AlignVCenter
                textFormat: Text.PlainText
            }
        }
    }
}
