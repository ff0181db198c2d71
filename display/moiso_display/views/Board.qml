pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// The whole board: head, a band while the server is away, the newest call, the list, who waits.
Window {
    id: window
    objectName: "board"
    required property var board
    required property var film
    required property int numberPx
    readonly property var page: board.page
    readonly property bool upright: height > width
    readonly property real unit: Math.min(width, height) / 54
    readonly property bool listed: page.rows.length > 0
    readonly property bool hall: page.state !== "counter" && page.state !== "results"

    title: "Mời Số"
    color: Theme.ground

    Head {
        id: head
        upright: window.upright
        page: window.page
        unit: window.unit
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: window.unit * 2
            topMargin: window.unit * 1.4
        }
    }
    Away {
        id: away
        words: window.page.notice
        unit: window.unit
        anchors {
            left: parent.left
            right: parent.right
            top: head.bottom
            topMargin: visible ? window.unit * 1.2 : 0
        }
    }
    Away {
        id: practice
        words: window.page.rehearsal
        said: "rehearsal"
        unit: window.unit
        anchors {
            left: parent.left
            right: parent.right
            top: away.bottom
            topMargin: visible ? window.unit * 0.6 : 0
        }
    }
    Item {
        id: stage
        anchors {
            left: parent.left
            right: parent.right
            top: practice.bottom
            bottom: foot.top
            margins: window.unit * 2
            topMargin: window.unit * 1.6
            bottomMargin: window.unit * 1.4
        }

        DeskPanel {
            anchors.fill: parent
            visible: window.page.state === "counter"
            desk: window.page.desk
            unit: window.unit
        }
        ResultList {
            anchors.fill: parent
            visible: window.page.state === "results"
            page: window.page
            unit: window.unit
        }
        SlidePanel {
            visible: window.hall && !!window.page.slide
            slide: window.page.slide
            film: window.film
            unit: window.unit
            width: panel.width
            height: panel.height
        }
        Panel {
            id: panel
            visible: window.hall && !window.page.slide
            page: window.page
            unit: window.unit
            width: window.upright || !window.listed ? stage.width : stage.width * 0.565
            height: window.upright && window.listed ? stage.height * 0.5 : stage.height
        }
        CallList {
            visible: window.hall && window.listed
            rows: window.page.rows
            unit: window.unit
            numberPx: window.numberPx
            slots: window.board.rows
            x: window.upright ? 0 : panel.width + window.unit * 2
            y: window.upright ? panel.height + window.unit * 2 : 0
            width: stage.width - x
            height: stage.height - y
        }
    }
    Foot {
        id: foot
        page: window.page
        unit: window.unit
        anchors {
            left: parent.left
            right: parent.right
            bottom: ticker.top
            margins: window.unit * 2
            bottomMargin: window.unit * 1.4
        }
    }
    Ticker {
        id: ticker
        words: window.page.ticker
        unit: window.unit
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
    }
    Connections {
        target: window.board
        function onPulsed() {
            panel.pulse();
        }
    }
}
