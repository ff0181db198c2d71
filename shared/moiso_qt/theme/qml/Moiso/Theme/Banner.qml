import QtQuick

// One plain sentence across the page; `kind` is "note", "attention", "done" or "trouble".
Rectangle {
    id: banner
    required property string text
    property string kind: "note"
    property string sign: kind === "done" ? "check" : kind === "note" ? "bell" : "warning"
    property int size: Theme.body
    readonly property color inkColour: kind === "trouble" ? Theme.trouble : kind === "done" ? Theme.done : Theme.ink

    implicitHeight: Math.max(Theme.target, words.implicitHeight + 1.5 * Theme.gap)
    radius: Theme.radius
    color: kind === "trouble" ? Theme.troubleSoft : kind === "done" ? Theme.doneSoft : kind === "attention" ? Theme.goldSoft : Theme.accentSoft
    border.width: Theme.border > 1 ? Theme.border : 0
    border.color: inkColour

    Rectangle {
        width: Theme.gap * 0.5
        height: parent.height - 2 * Theme.gap
        x: Theme.gap * 0.75
        anchors.verticalCenter: parent.verticalCenter
        radius: width / 2
        color: banner.kind === "attention" ? Theme.gold : banner.kind === "note" ? Theme.accent : banner.inkColour
    }
    Icon {
        id: picture
        x: Theme.gap * 2
        anchors.verticalCenter: parent.verticalCenter
        name: banner.sign
        colour: banner.inkColour
        width: banner.size * 1.3
        height: width
    }
    Label {
        id: words
        x: picture.x + picture.width + Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: banner.width - x - Theme.gap * 1.5
        text: banner.text
        color: banner.inkColour
        font.pixelSize: banner.size
    }
}
