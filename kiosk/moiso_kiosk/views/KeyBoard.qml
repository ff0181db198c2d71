pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// Letters, figures and what codes are written with; marks come by Telex or VNI. A low one shows figures on request.
Item {
    id: board
    required property string method
    required property var words
    property bool low: false
    property bool figures: false
    readonly property var letters: ["qwertyuiop", "asdfghjkl-", "zxcvbnm."]
    readonly property var lines: !low ? ["1234567890", ...letters] : figures ? ["1234567890", ...letters.slice(1)] : letters
    readonly property int last: lines.length - 1
    readonly property real space: Theme.mm * 3
    readonly property real cell: (width - 9 * space) / 10
    readonly property real line: (height - lines.length * space) / (lines.length + 1)
    signal pressed(string key)

    Repeater {
        model: board.last * 10 + 8
        delegate: KeyCap {
            id: cap
            required property int index
            readonly property int row: Math.floor(index / 10)
            readonly property string letter: (board.lines[row] ?? "")[index % 10] ?? ""
            objectName: "key-" + letter
            x: (index % 10) * (board.cell + board.space)
            y: row * (board.line + board.space)
            width: board.cell
            height: board.line
            text: letter
            onTapped: board.pressed(cap.letter)
        }
    }
    KeyCap {
        objectName: "key-delete"
        x: 8 * (board.cell + board.space)
        y: board.last * (board.line + board.space)
        width: 2 * board.cell + board.space
        height: board.line
        wide: true
        text: board.words.key_delete ?? ""
        onTapped: board.pressed("delete")
    }
    KeyCap {
        objectName: "key-method"
        y: board.lines.length * (board.line + board.space)
        width: 2 * board.cell + board.space
        height: board.line
        wide: true
        text: board.method
        onTapped: board.pressed("method")
    }
    KeyCap {
        objectName: "key-figures"
        visible: board.low
        x: 2 * (board.cell + board.space)
        y: board.lines.length * (board.line + board.space)
        width: 2 * board.cell + board.space
        height: board.line
        wide: true
        text: board.figures ? "qwe" : "123"
        onTapped: board.figures = !board.figures
    }
    KeyCap {
        objectName: "key-space"
        readonly property int cells: board.low ? 4 : 6
        x: (8 - cells) * (board.cell + board.space)
        y: board.lines.length * (board.line + board.space)
        width: cells * (board.cell + board.space) - board.space
        height: board.line
        wide: true
        text: board.words.key_space ?? ""
        onTapped: board.pressed(" ")
    }
    KeyCap {
        objectName: "key-clear"
        x: 8 * (board.cell + board.space)
        y: board.lines.length * (board.line + board.space)
        width: 2 * board.cell + board.space
        height: board.line
        wide: true
        text: board.words.key_clear ?? ""
        onTapped: board.pressed("clear")
    }
}
