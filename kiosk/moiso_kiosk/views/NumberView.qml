pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// The number, very large, and what to do with it.
Stage {
    id: view
    required property bool upright
    readonly property bool flat: !upright || height < 300 * Theme.mm
    readonly property bool crowded: page.modes.large || (!upright && width < 400 * Theme.mm)
    signal done
    required property bool audible
    signal missing
    signal hearing
    signal lost // where to go?
    readonly property int choices: 1 + (again.visible ? 1 : 0) + (map.visible ? 1 : 0)
    readonly property real share: (width - (choices - 1) * Theme.gap * 2) / choices

    Card {
        id: slip
        width: view.flat ? view.width * 0.5 - Theme.gap : view.width
        // upright it leaves what there is to do its room
        readonly property real share: view.height * (view.page.modes.large ? 0.42 : 0.48)
        height: view.flat ? thanks.y - Theme.gap * 1.5 : Math.min(share, thanks.y - todo.height - Theme.gap * 2.5)

        Label {
            id: lead
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.gap * 1.5
            text: view.page.lead
            color: Theme.inkSoft
            font.pixelSize: Theme.title
        }
        FootButton {
            id: hear
            objectName: "hear"
            // not beside a film, above the reach, or where large words leave no room for it
            visible: view.audible && !view.page.modes.sign && !(view.upright ? view.page.modes.reach : view.crowded)
            anchors {
                right: parent.right
                top: parent.top
                margins: Theme.gap
            }
            height: Theme.mm * 25
            icon: "speaker"
            text: view.page.words.hear_number ?? ""
            onTapped: view.hearing()
        }
        Text {
            objectName: "number"
            anchors {
                left: parent.left
                right: parent.right
                top: hear.visible ? hear.bottom : lead.bottom
                topMargin: hear.visible ? Theme.gap : 0
                bottom: name.top
                leftMargin: Theme.gap * 2
                rightMargin: Theme.gap * 2
            }
            text: view.page.number
            color: Theme.accentInk
            font.family: Theme.figureFamily
            font.weight: Font.Black
            font.pixelSize: Theme.number * 1.4
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.headline
            textFormat: Text.PlainText
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
        Label {
            id: name
            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
                margins: Theme.gap * 1.5
            }
            text: view.page.title
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 3
            elide: Text.ElideRight
        }
    }
    Column {
        id: todo
        objectName: "todo"
        x: view.flat ? view.width * 0.5 + Theme.gap : 0
        y: view.flat ? 0 : slip.height + Theme.gap * 1.5
        width: view.flat ? view.width - x : view.width
        spacing: Theme.gap * 1.25

        Banner {
            objectName: "called"
            width: parent.width
            visible: view.page.called !== ""
            text: view.page.called
            kind: "attention"
            sign: "bell"
            size: Theme.title
        }
        Banner {
            objectName: "paper"
            width: parent.width
            text: view.page.paper_words
            kind: view.page.paper === "printed" ? "done" : view.page.paper === "printing" ? "note" : "attention"
            sign: view.page.paper === "printed" || view.page.paper === "printing" ? "printer" : "warning"
        }
        Row {
            width: parent.width
            spacing: Theme.gap * 1.5

            Column {
                width: parent.width - (scan.visible ? scan.width + parent.spacing : 0)
                spacing: Theme.gap

                Fact {
                    width: parent.width
                    visible: view.page.ahead !== ""
                    icon: "people"
                    label: view.page.words.turn_label ?? ""
                    value: view.page.ahead
                    strong: true
                }
                Fact {
                    width: parent.width
                    icon: "building"
                    label: view.page.words.counters_label ?? ""
                    value: view.page.zone !== "" && !view.crowded ? view.page.counters + "\n" + view.page.zone : view.page.counters
                    strong: !view.flat
                }
                Label {
                    width: parent.width
                    visible: view.page.called === "" && !(view.flat && (view.crowded || view.page.paper !== "printed"))
                    text: view.page.words.wait_for_call ?? ""
                }
                Label {
                    objectName: "call-language"
                    width: parent.width
                    visible: view.page.called === "" && text !== ""
                    text: view.page.call_language
                    font.pixelSize: Theme.caption
                    color: Theme.inkSoft
                }
            }
            Column {
                id: scan
                width: Theme.mm * 62
                visible: view.page.qr !== "" && !view.crowded && todo.width > 150 * Theme.mm
                spacing: Theme.gap * 0.5

                QrCode {
                    objectName: "qr"
                    width: parent.width
                    path: view.page.qr
                    modules: view.page.qr_modules
                }
                Label {
                    width: parent.width
                    text: view.page.words.qr_note ?? ""
                    font.pixelSize: Theme.mm * 6.5
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
    BigButton {
        id: again
        objectName: "again"
        visible: view.page.again !== ""
        anchors {
            left: parent.left
            bottom: parent.bottom
        }
        width: view.share
        height: thanks.height
        kind: "plain"
        icon: "printer"
        text: view.page.again
        onTapped: view.missing()
    }
    BigButton {
        id: map
        objectName: "way"
        visible: view.page.to_map !== ""
        anchors {
            left: again.visible ? again.right : parent.left
            leftMargin: again.visible ? Theme.gap * 2 : 0
            bottom: parent.bottom
        }
        width: view.share
        height: thanks.height
        kind: "plain"
        size: Theme.title
        icon: "map"
        text: view.page.to_map
        onTapped: view.lost()
    }
    BigButton {
        id: thanks
        objectName: "done"
        anchors {
            right: parent.right
            bottom: parent.bottom
        }
        width: view.share
        height: Math.max(Theme.target * 1.35, Theme.title * 2)
        size: Theme.title
        icon: "check"
        text: view.page.main
        onTapped: view.done()
    }
}
