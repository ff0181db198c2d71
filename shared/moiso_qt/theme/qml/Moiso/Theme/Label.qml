import QtQuick

// A text in the calm face; its own line height, 1.26 of the font size, has room for stacked Vietnamese marks.
Text {
    color: Theme.ink
    font.family: Theme.textFamily
    font.pixelSize: Theme.body
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    verticalAlignment: Text.AlignVCenter
}
