import QtQuick
import Moiso.Theme

// The screen above one counter: which counter it is, and who is wanted or served there.
Rectangle {
    id: panel
    objectName: "desk"
    required property var desk
    required property real unit
    readonly property bool fresh: desk?.fresh ?? false
    readonly property bool held: (desk?.number ?? "") !== ""

    radius: Theme.radius
    color: fresh ? Theme.goldSoft : Theme.card
    border.width: fresh ? unit * 0.55 : Theme.border
    border.color: fresh ? Theme.gold : Theme.line

    Rectangle {
        id: sign
        x: panel.unit * 1.6
        y: x
        width: parent.width - 2 * x
        height: parent.height * 0.24
        radius: Theme.radius
        color: Theme.accent

        Label {
            objectName: "desk-sign"
            anchors.fill: parent
            anchors.margins: panel.unit
            text: panel.desk?.sign ?? ""
            color: Theme.onAccent
            font.pixelSize: sign.height * 0.62
            font.weight: Font.Bold
            fontSizeMode: Text.Fit
            minimumPixelSize: panel.unit * 2
            lineHeight: 1
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
    }
    Label {
        id: heading
        objectName: "desk-words"
        anchors.horizontalCenter: parent.horizontalCenter
        y: panel.held ? sign.y + sign.height + panel.unit * 2 : (sign.y + sign.height + services.y - height) / 2
        text: panel.desk?.words ?? ""
        font.pixelSize: panel.unit * (panel.held ? 3.4 : 5)
        font.weight: Font.DemiBold
    }
    Text {
        objectName: "desk-number"
        anchors {
            left: parent.left
            right: parent.right
            top: heading.bottom
            bottom: services.top
            margins: panel.unit * 1.5
        }
        visible: panel.held
        text: panel.desk?.number ?? ""
        color: Theme.ink
        font.family: Theme.figureFamily
        font.weight: Font.Black
        font.pixelSize: panel.height
        minimumPixelSize: panel.unit * 3
        fontSizeMode: Text.Fit
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
    }
    Label {
        id: services
        objectName: "desk-services"
        x: panel.unit * 2
        width: parent.width - 2 * x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: panel.unit * 1.6
        text: panel.desk?.services ?? ""
        color: Theme.inkSoft
        font.pixelSize: panel.unit * 2
        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: 2
        elide: Text.ElideRight
    }
}
