import QtQuick

// A time of day in figures of equal width, so that it never jitters.
Text {
    color: Theme.ink
    font.family: Theme.figureFamily
    font.pixelSize: Theme.title
    font.weight: Font.Medium
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
