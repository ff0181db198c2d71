import QtQuick
import Moiso.Theme

// What the page says, in sign language.
Rectangle {
    id: panel
    required property var video

    radius: Theme.radius
    color: Theme.card
    border.width: Math.max(2, Theme.border)
    border.color: Theme.line

    Image {
        objectName: "sign-picture"
        anchors.fill: parent
        anchors.margins: Theme.gap * 0.5
        source: panel.video.frame > 0 ? "image://film/" + panel.video.frame : ""
        cache: false
        fillMode: Image.PreserveAspectFit
    }
    Icon {
        anchors.centerIn: parent
        visible: panel.video.frame === 0
        name: "hands"
        colour: Theme.inkSoft
        width: Theme.headline * 1.5
        height: width
    }
}
