pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// Letters, figures and what codes are written with; marks come by Telex or VNI.
Item {
    id: board
    required property string method
    required property var words
    readonly property var lines: ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm."]
    readonly property real space: Theme.mm * 3
    readonly property real cell: (width - 9 * space) / 10
    readonly property real line: (height - 4 * space) / 5
    signal pressed(string key)

    Repeater {
        model: 38
        delegate: KeyCap {
            id: cap
            required property int index
            readonly property int row: Math.floor(index / 10)
            readonly property string letter: board.lines[row][index % 10] ?? ""
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
        y: 3 * (board.line + board.space)
        width: 2 * board.cell + board.space
        height: board.line
        wide: true
        text: board.words.key_delete ?? ""
        onTapped: board.pressed("delete")
    }
    KeyCap {
        objectName: "key-method"
        y: 4 * (board.line + board.space)
        width: 2 * board.cell + board.space
        height: board.line
        wide: true
        text: board.method
        onTapped: board.pressed("method")
    }
    KeyCap {
        objectName: "key-space"
        x: 2 * (board.cell + board.space)
        y: 4 * (board.line + board.space)
        width: 6 * board.cell + 5 * board.space
        height: board.line
        wide: true
        text: board.words.key_space ?? ""
        onTapped: board.pressed(" ")
    }
    KeyCap {
        objectName: "key-clear"
        x: 8 * (board.cell + board.space)
        y: 4 * (board.line + board.space)
        width: 2 * board.cell + board.space
        height: board.line
        wide: true
        text: board.words.key_clear ?? ""
        onTapped: board.pressed("clear")
    }
}
