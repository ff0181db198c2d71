pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// Search as one types, or a list to choose from; the list stands beside the keys where the screen lies, and
// within reach the keys close up and each of the first results has a button.
Stage {
    id: search
    required property var found
    required property bool upright
    readonly property bool typing: found.step === "search"
    readonly property bool within: typing && upright && low > 0
    readonly property real least: 10 * Theme.target + 9 * keys.space // what ten keys want
    readonly property real half: Math.min(width * 0.46, width - least - Theme.gap * 2)
    readonly property bool scant: upright && height < 270 * Theme.mm
    signal pressed(string key)
    signal touched(string key)

    Heading {
        id: heading
        y: search.typing ? 0 : Math.max(0, search.low - height - Theme.gap)
        width: search.upright || !search.typing ? search.width : search.half
        title: search.found.title
        lead: search.upright && search.typing && !search.scant ? search.found.lead : ""
        size: Theme.title
        visible: !(search.scant && search.typing)
    }
    Rectangle {
        id: field
        visible: search.typing
        x: search.upright ? 0 : search.half + Theme.gap * 2
        y: search.upright && heading.visible ? heading.height + Theme.gap : 0
        width: search.width - x
        height: Math.max(Theme.target, Theme.title * 1.6) // large letters with two marks are tall
        radius: Theme.radius
        color: Theme.card
        border.width: 3
        border.color: Theme.accent

        Icon {
            id: glass
            x: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            colour: Theme.accentInk
            width: Theme.title
            height: width
        }
        Label {
            objectName: "typed"
            x: glass.x + glass.width + Theme.gap
            width: parent.width - x - Theme.gap
            height: parent.height
            text: search.found.text !== "" ? search.found.text + "|" : search.upright ? "|" : search.found.lead
            color: search.found.text !== "" || search.upright ? Theme.ink : Theme.inkSoft
            font.pixelSize: search.found.text !== "" || search.upright ? Theme.title : Theme.mm * 8.3
            fontSizeMode: search.found.text !== "" || search.upright ? Text.FixedSize : Text.Fit
            minimumPixelSize: Theme.mm * 6.5
            wrapMode: search.found.text !== "" || search.upright ? Text.NoWrap : Text.WordWrap
            elide: search.found.text !== "" ? Text.ElideLeft : Text.ElideNone
        }
    }
    Banner {
        id: nothing
        objectName: "nothing"
        visible: search.typing && search.found.status !== ""
        y: list.y
        width: list.width
        text: search.found.status
        kind: "note"
        sign: "search"
    }
    LowResults {
        visible: search.within && search.found.status === ""
        y: list.y
        width: search.width
        height: keys.y - Theme.gap - y
        low: Math.max(0, search.low - y)
        typed: search.found.text.trim() !== ""
        lead: search.found.lead
        rows: search.within ? search.found.rows : []
        words: search.found.words
        onTouched: key => search.touched(key)
    }
    FoundList {
        id: list
        visible: !search.within
        y: search.upright && search.typing ? field.y + field.height + Theme.gap : Math.max(search.low, heading.height + Theme.gap)
        width: search.upright || !search.typing ? search.width : search.half
        height: (search.upright && search.typing ? keys.y - Theme.gap : search.height) - y
        lines: !search.typing || search.upright ? 2 : width < 150 * Theme.mm ? 4 : 3
        rows: search.found.rows
        more: search.found.words.find_more ?? ""
        less: search.found.words.find_less ?? ""
        onTouched: key => search.touched(key)
    }
    KeyBoard {
        id: keys
        visible: search.typing
        x: field.x
        y: search.height - height
        width: field.width
        low: search.within
        height: lines.length * (Theme.target + space) + Theme.target
        method: search.found.method
        words: search.found.words
        onPressed: key => search.pressed(key)
    }
}
