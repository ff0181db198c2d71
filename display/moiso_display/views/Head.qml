import QtQuick
import Moiso.Theme

// Whose hall this is, and the server's time.
Item {
    id: head
    required property var page
    required property real unit

    required property bool upright

    implicitHeight: unit * (upright ? 7 : 5)

    Rectangle {
        id: plate
        width: head.unit * 4.4
        height: width
        radius: width / 2
        color: head.page.logo === "" ? Theme.accent : "transparent"
        anchors.verticalCenter: parent.verticalCenter

        Image {
            objectName: "logo"
            anchors.fill: parent
            visible: head.page.logo !== ""
            source: head.page.logo
            fillMode: Image.PreserveAspectFit
        }
        Icon {
            anchors.centerIn: parent
            visible: head.page.logo === ""
            name: "building"
            colour: Theme.onAccent
            width: parent.width * 0.58
            height: width
        }
    }
    Column {
        anchors {
            left: plate.right
            leftMargin: head.unit * 1.2
            right: times.left
            rightMargin: head.unit * 2
            verticalCenter: parent.verticalCenter
        }

        Label {
            objectName: "centre"
            width: parent.width
            text: head.page.centre
            font.pixelSize: head.unit * 2.1
            font.weight: Font.DemiBold
            lineHeight: 1.15
            maximumLineCount: head.upright || head.page.place === "" ? 2 : 1
            elide: Text.ElideRight
        }
        Label {
            objectName: "place"
            width: parent.width
            visible: text !== ""
            text: head.page.place
            color: Theme.accentInk
            font.pixelSize: head.unit * 1.6
            lineHeight: 1.15
            maximumLineCount: 1
            elide: Text.ElideRight
        }
    }
    Column {
        id: times
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        ClockText {
            objectName: "clock"
            anchors.right: parent.right
            text: head.page.clock
            font.pixelSize: head.unit * 3
            font.weight: Font.Bold
        }
        Label {
            anchors.right: parent.right
            text: head.page.date
            color: Theme.inkSoft
            font.pixelSize: head.unit * 1.4
            lineHeight: 1.1
        }
    }
}
