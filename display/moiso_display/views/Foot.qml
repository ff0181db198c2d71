pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// How many wait, altogether and for what; a hint when the board has lost its voice.
Item {
    id: foot
    required property var page
    required property real unit
    readonly property real words: unit * 1.7

    implicitHeight: rows.height

    Flow {
        id: rows
        width: parent.width
        spacing: foot.unit * 1.4

        Row {
            visible: foot.page.waiting !== ""
            height: foot.unit * 3.2
            spacing: foot.unit * 0.8

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "people"
                colour: Theme.accentInk
                width: foot.unit * 2.6
                height: width
            }
            Label {
                objectName: "waiting"
                anchors.verticalCenter: parent.verticalCenter
                text: foot.page.waiting
                font.pixelSize: foot.unit * 2
                font.weight: Font.DemiBold
            }
        }
        Repeater {
            model: foot.page.waiting !== "" ? foot.page.services.length : 0

            Rectangle {
                id: chip
                required property int index
                readonly property var service: foot.page.services[index] ?? null
                width: name.width + count.width + foot.unit * 2.6 + (wait.visible ? wait.width + foot.unit * 0.8 : 0)
                height: foot.unit * 3.2
                radius: Theme.radius
                color: Theme.card
                border.width: Theme.border
                border.color: Theme.line

                Label {
                    id: name
                    anchors.verticalCenter: parent.verticalCenter
                    x: foot.unit
                    width: Math.min(implicitWidth, foot.width - count.width - wait.width - foot.unit * 3.4)
                    text: chip.service?.service ?? ""
                    font.pixelSize: foot.words
                    wrapMode: Text.NoWrap // else its natural width stays that of a former, shorter name
                    maximumLineCount: 1
                    elide: Text.ElideRight
                }
                Text {
                    id: count
                    anchors.verticalCenter: parent.verticalCenter
                    x: name.x + name.width + foot.unit * 0.6
                    text: chip.service?.count ?? ""
                    color: Theme.accentInk
                    font.family: Theme.figureFamily
                    font.weight: Font.Bold
                    font.pixelSize: foot.words
                    textFormat: Text.PlainText
                }
                Label {
                    id: wait
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.right: parent.right
                    anchors.rightMargin: foot.unit
                    visible: text !== ""
                    text: chip.service?.wait ?? ""
                    color: Theme.inkSoft
                    font.pixelSize: foot.unit * 1.5
                }
            }
        }
        Label {
            objectName: "silent"
            visible: foot.page.silent !== ""
            height: foot.unit * 3.2
            text: foot.page.silent
            color: Theme.trouble
            font.pixelSize: foot.unit * 1.5
        }
    }
}
