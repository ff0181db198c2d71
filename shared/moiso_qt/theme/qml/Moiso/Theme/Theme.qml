pragma Singleton
import QtQuick

// The names of the tokens; their values come from moiso_qt.theme.tokens.
QtObject {
    property color ground
    property color card
    property color line
    property color ink
    property color inkSoft
    property color accent
    property color accentInk
    property color onAccent
    property color accentSoft
    property color gold
    property color onGold
    property color goldSoft
    property color done
    property color onDone
    property color doneSoft
    property color trouble
    property color onTrouble
    property color troubleSoft
    property color focus
    readonly property color scrim: "#B3000000" // over a page that waits behind a question

    property real mm: 4
    property int caption: 33
    property int body: 44
    property int title: 55
    property int headline: 74
    property int number: 280
    property int target: 81
    property int gap: 16
    property int radius: 16
    property int border: 1
    property int pressMs: 80
    property int pageMs: 160

    property string textFamily
    property string figureFamily
    property var icons: ({})
}
