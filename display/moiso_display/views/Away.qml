import QtQuick
import Moiso.Theme

// A band across the board: the server is away, or the day is a rehearsal.
Rectangle {
    id: band
    required property string words
    property string said: "notice"
    required property real unit

    visible: words !== ""
    height: visible ? unit * 4.4 : 0
    color: Theme.trouble

    Row {
        anchors.centerIn: parent
        spacing: band.unit * 1.2

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "warning"
            colour: Theme.onTrouble
            width: band.unit * 2.6
            height: width
        }
        Label {
            objectName: band.said
            anchors.verticalCenter: parent.verticalCenter
            text: band.words
            color: Theme.onTrouble
            font.pixelSize: band.unit * 2.4
            font.weight: Font.DemiBold
        }
    }
}
