pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// All languages of the centre, each in its own words; a touch anywhere else changes nothing.
Rectangle {
    id: choice
    required property QtObject kiosk
    required property var page
    readonly property bool covers: visible
    readonly property string says: page.words.language ?? ""
    property bool shown: false
    signal spoken(string language)
    signal signed

    visible: shown
    color: Theme.scrim

    function dismiss() {
        choice.shown = false;
    }

    Connections {
        // the next visitor finds no list that somebody left open
        target: choice.kiosk

        function onWiped() {
            choice.shown = false;
        }
    }
    MouseArea {
        anchors.fill: parent
        onClicked: choice.shown = false
    }
    Card {
        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            bottomMargin: Theme.mm * 34
        }
        width: Math.min(parent.width - Theme.gap * 4, Theme.mm * 200)
        height: names.implicitHeight + Theme.gap * 4

        Grid {
            id: names
            readonly property real cell: (width - (columns - 1) * spacing) / columns
            anchors.centerIn: parent
            width: parent.width - Theme.gap * 4
            columns: choice.page.modes.reach ? 2 : 1
            spacing: Theme.gap

            Repeater {
                model: choice.page.languages.length
                delegate: BigButton {
                    id: name
                    required property int index
                    readonly property var language: choice.page.languages[index] ?? {}
                    objectName: "language-" + (language.key ?? "")
                    width: names.cell
                    height: Math.max(Theme.target * 1.15, Theme.title * 1.6)
                    kind: language.chosen ? "primary" : "plain"
                    size: Theme.title
                    text: language.name ?? ""
                    onTapped: {
                        choice.shown = false;
                        choice.spoken(name.language.key);
                    }
                }
            }
            BigButton {
                objectName: "mode-sign"
                visible: choice.page.signs
                width: names.cell
                height: Math.max(Theme.target * 1.15, Theme.title * 1.6)
                kind: choice.page.modes.sign ? "primary" : "plain"
                size: Theme.title
                icon: "hands"
                text: choice.page.words.sign ?? ""
                onTapped: {
                    choice.shown = false;
                    choice.signed();
                }
            }
        }
    }
}
