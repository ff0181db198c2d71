pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// Back, and the buttons that make the kiosk easier to see, reach and read; always at the bottom.
Item {
    id: foot
    required property var page
    required property bool upright
    readonly property var others: page.languages.filter(language => !language.chosen)
    signal back
    signal languagesWanted
    signal helped
    signal toggled(string mode)
    signal spoken(string language)

    implicitHeight: Theme.mm * 30

    FootButton {
        objectName: "back"
        visible: foot.page.back !== ""
        anchors.left: parent.left
        height: parent.height
        strong: true
        icon: foot.page.step === "sorry" ? "house" : "back"
        text: foot.page.back
        onTapped: foot.back()
    }
    Row {
        anchors.right: parent.right
        height: parent.height
        spacing: Theme.gap * 0.75

        FootButton {
            objectName: "help"
            height: parent.height
            icon: "bell"
            text: foot.page.words.help ?? ""
            on: foot.page.help_called
            onTapped: foot.helped()
        }
        FootButton {
            objectName: "mode-large"
            height: parent.height
            icon: "text-size"
            text: foot.page.words.large_text ?? ""
            on: foot.page.modes.large
            onTapped: foot.toggled("large")
        }
        FootButton {
            objectName: "mode-contrast"
            height: parent.height
            icon: "contrast"
            text: foot.page.words.contrast ?? ""
            on: foot.page.modes.contrast
            onTapped: foot.toggled("contrast")
        }
        FootButton {
            objectName: "mode-reach"
            height: parent.height
            visible: foot.upright
            icon: "reach"
            text: foot.page.words.reach ?? ""
            on: foot.page.modes.reach
            onTapped: foot.toggled("reach")
        }
        FootButton {
            id: tongue
            readonly property var only: foot.others.length === 1 && !foot.page.signs ? foot.others[0] : null
            objectName: only ? "language-" + only.key : "languages"
            height: parent.height
            visible: foot.others.length > 0 || foot.page.signs
            icon: "globe"
            text: only ? only.name : foot.page.words.language ?? ""
            onTapped: tongue.only ? foot.spoken(tongue.only.key) : foot.languagesWanted()
        }
    }
}
