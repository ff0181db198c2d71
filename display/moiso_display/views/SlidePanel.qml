import QtQuick
import Moiso.Theme

// Guidance while no call is new: words, a picture, a page, or a film.
Rectangle {
    id: panel
    objectName: "slide"
    required property var slide
    required property var film
    required property real unit
    readonly property bool written: (slide?.title ?? "") !== "" || (slide?.text ?? "") !== ""
    readonly property bool seen: (slide?.kind ?? "text") !== "text"

    radius: Theme.radius
    color: Theme.card
    border.width: Theme.border
    border.color: Theme.line

    Image {
        objectName: "slide-picture"
        visible: panel.seen
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            bottom: words.top
            margins: panel.unit
        }
        source: panel.slide?.kind === "film" ? (panel.film.frame > 0 ? "image://film/" + panel.film.frame : "") : panel.slide?.source ?? ""
        cache: false
        fillMode: Image.PreserveAspectFit
    }
    Column {
        id: words
        x: panel.unit * 3
        width: parent.width - 2 * x
        y: panel.seen ? parent.height - height - (panel.written ? panel.unit * 1.4 : 0) : (parent.height - height) / 2
        spacing: panel.unit * (panel.seen ? 0.4 : 1.8)

        Label {
            id: title
            objectName: "slide-title"
            width: parent.width
            visible: text !== ""
            text: panel.slide?.title ?? ""
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: panel.unit * (panel.seen ? 2.6 : 4)
            font.weight: Font.Bold
        }
        Label {
            objectName: "slide-text"
            width: parent.width
            visible: text !== ""
            text: panel.slide?.text ?? ""
            height: panel.seen ? implicitHeight : panel.height - (title.visible ? title.height : 0) - panel.unit * 7
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            font.pixelSize: panel.unit * (panel.seen ? 1.8 : 3.6)
            fontSizeMode: panel.seen ? Text.FixedSize : Text.Fit // words alone are as large as there is room for
            minimumPixelSize: panel.unit * 1.8
            maximumLineCount: panel.seen ? 2 : 100
            elide: panel.seen ? Text.ElideRight : Text.ElideNone
        }
    }
}
