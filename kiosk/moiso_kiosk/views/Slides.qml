import QtQuick
import Moiso.Theme

// How it works in four slides while nobody is here; each stands elsewhere, which rests the panel.
Rectangle {
    id: slides
    required property var page
    readonly property bool covers: visible
    readonly property string says: page.slide_words
    readonly property int number: Math.max(1, page.slide)
    signal woken

    visible: page.slide > 0
    color: Theme.accent

    function dismiss() {
        slides.woken();
    }

    MouseArea {
        anchors.fill: parent
        onClicked: slides.woken()
    }
    Column {
        x: (parent.width - width) / 2
        y: (parent.height - height) * (0.2 + 0.2 * (slides.number - 1))
        width: parent.width - Theme.gap * 8
        spacing: Theme.gap * 2

        PracticeBand {
            words: slides.page.rehearsal
            width: parent.width
            height: Theme.title * 2
        }
        Banner {
            objectName: "slide-notice"
            visible: text !== ""
            text: slides.page.notice
            kind: "attention"
            size: Theme.title
            width: parent.width
        }
        Label {
            width: parent.width
            text: slides.page.centre
            color: Theme.onAccent
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.headline * 4
            height: width
            radius: width / 2
            color: Theme.onAccent

            Icon {
                anchors.centerIn: parent
                name: ["touch", "ticket", "speaker", "guide"][slides.number - 1]
                colour: Theme.accent
                width: parent.width * 0.56
                height: width
            }
        }
        Label {
            objectName: "slide"
            width: parent.width
            text: slides.number + ". " + slides.page.slide_words
            color: Theme.onAccent
            font.pixelSize: Theme.headline
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            width: parent.width
            text: slides.page.words.slide_touch ?? ""
            color: Theme.onAccent
            font.pixelSize: Theme.title
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
