import QtQuick
import Moiso.Theme

// Whose kiosk this is, and what time it is.
Item {
    id: head
    required property var page
    required property bool upright

    implicitHeight: Math.max(plate.height, name.height, times.implicitHeight)

    Rectangle {
        id: plate
        width: Theme.title * 1.7
        height: width
        radius: width / 2
        color: Theme.accent
        anchors.verticalCenter: parent.verticalCenter

        Icon {
            anchors.centerIn: parent
            name: "building"
            colour: Theme.onAccent
            width: parent.width * 0.58
            height: width
        }
    }
    Label {
        id: name
        objectName: "centre"
        anchors {
            left: plate.right
            leftMargin: Theme.gap
            right: times.left
            rightMargin: Theme.gap * 1.5
            verticalCenter: parent.verticalCenter
        }
        height: plate.height * 1.2
        visible: !practice.visible
        text: head.page.centre
        font.weight: Font.DemiBold
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.caption * 0.75
        elide: Text.ElideRight
    }
    PracticeBand {
        id: practice
        words: head.page.rehearsal
        anchors.fill: name
    }
    Column {
        id: times
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        ClockText {
            anchors.right: parent.right
            objectName: "clock"
            text: head.page.clock
        }
        Label {
            anchors.right: parent.right
            text: head.page.date
            color: Theme.inkSoft
            font.pixelSize: Theme.caption
        }
    }
}
