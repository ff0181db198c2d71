import QtQuick

// A surface with plenty of air.
Rectangle {
    color: Theme.card
    radius: Theme.radius
    border.width: Theme.border
    border.color: Theme.line
}
