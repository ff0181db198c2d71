pragma ComponentBehavior: Bound
import QtQuick
import Moiso.Theme

// The whole screen: head, one page, the buttons at the bottom, the idle warning on top.
Window {
    id: window
    objectName: "kiosk"
    required property var kiosk
    required property var attendant
    required property var finding
    required property var scanning
    required property var voice
    required property var walk
    required property var signs
    readonly property var page: kiosk.page
    readonly property bool upright: height > width
    readonly property bool signing: page.sign_video !== ""
    readonly property bool lowered: (page.modes.reach || signing) && upright
    readonly property real margin: Theme.gap * 2

    title: "Mời Số"
    color: Theme.ground

    Binding {
        // a page at rest stands a millimetre aside now and then
        target: window.contentItem
        property: "x"
        value: window.page.slide === 0 ? [0, 1, 1, 0][window.page.rest] * Theme.mm : 0
    }
    Binding {
        target: window.contentItem
        property: "y"
        value: window.page.slide === 0 ? [0, 0, 1, 1][window.page.rest] * Theme.mm : 0
    }
    Head {
        id: head
        page: window.page
        upright: window.upright
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: window.margin
            topMargin: Theme.gap * 1.25
        }
        height: implicitHeight
    }
    Item {
        id: reachable
        anchors.fill: parent
        anchors.topMargin: Math.max(head.y + head.height, window.lowered ? window.height - 300 * Theme.mm : 0)

        Banner {
            id: notice
            objectName: "notice"
            visible: text !== ""
            text: window.page.help_words !== "" ? window.page.help_words : window.page.notice !== "" ? window.page.notice : window.scanning.greeting
            readonly property bool greets: window.page.notice === "" && window.page.help_words === ""
            kind: greets ? "note" : "attention"
            sign: window.page.help_called ? "bell" : greets ? "idcard" : "warning"
            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                margins: window.margin
                topMargin: visible ? Theme.gap : 0
            }
            height: visible ? implicitHeight : 0
        }
        Item {
            id: stage
            // in reach mode everything to touch is in the lower third, what is only read just above it
            readonly property real low: window.page.modes.reach && window.upright ? height + (reachable.height - y - height) - window.height / 3 : 0
            anchors {
                left: parent.left
                right: parent.right
                top: notice.bottom
                bottom: foot.top
                leftMargin: window.margin
                rightMargin: window.margin + (window.signing && !window.upright ? sign.width + Theme.gap * 2 : 0)
                topMargin: Theme.gap
                bottomMargin: Theme.gap
            }

            MenuView {
                page: window.page
                low: stage.low
                upright: window.upright
                shown: window.page.step === "menu"
                onTouched: key => window.kiosk.touchTile(key)
                onSearched: window.finding.open()
            }
            SearchView {
                page: window.page
                found: window.finding.page
                low: stage.low
                upright: window.upright
                shown: window.page.step === "find" && (found.step === "search" || found.step === "list")
                onPressed: key => window.finding.press(key)
                onTouched: key => window.finding.choose(key)
            }
            AnswerView {
                page: window.page
                found: window.finding.page
                upright: window.upright
                shown: window.page.step === "find" && found.step === "answer"
                onActed: key => window.finding.act(key)
            }
            ConfirmView {
                page: window.page
                low: stage.low
                upright: window.upright
                shown: window.page.step === "confirm"
                onChosen: key => window.kiosk.choosePriority(key)
                onTaken: window.kiosk.pressMain()
                onAdded: window.kiosk.addErrand()
            }
            AskingView {
                page: window.page
                shown: window.page.step === "asking" || window.page.step === "starting"
            }
            NumberView {
                page: window.page
                upright: window.upright
                shown: window.page.step === "number"
                onDone: window.kiosk.pressMain()
                onMissing: window.kiosk.printAgain()
                audible: window.voice.possible
                onHearing: window.voice.say()
                onLost: window.kiosk.showWay()
            }
            WayView {
                readonly property bool owned: window.page.step === "way"
                page: window.page
                shown: owned || (window.page.step === "find" && window.finding.page.step === "way")
                title: owned ? window.page.title : window.finding.page.title
                lead: owned ? window.page.lead : window.finding.page.lead
                way: owned ? window.page.way : window.finding.page.way
                main: owned ? window.page.main : ""
                upright: window.upright
                onDone: window.kiosk.pressMain()
            }
            SorryView {
                page: window.page
                low: stage.low
                shown: window.page.step === "sorry"
                onRetried: window.kiosk.pressMain()
            }
        }
        Foot {
            id: foot
            page: window.page
            upright: window.upright
            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
                margins: window.margin
                bottomMargin: Theme.gap * 1.25
            }
            onBack: window.page.step === "find" ? window.finding.back() : window.kiosk.back()
            onHelped: window.kiosk.callHelp()
            onLanguagesWanted: tongues.shown = true
            onToggled: mode => window.kiosk.toggle(mode)
            onSpoken: language => window.kiosk.speak(language)
        }
    }
    SignPanel {
        id: sign
        objectName: "sign"
        visible: window.signing
        video: window.signs
        width: window.upright ? Math.min(window.width - 2 * window.margin, height * 4 / 3) : Theme.mm * 85
        height: window.upright ? reachable.y - y - Theme.gap : stage.height
        x: window.upright ? (window.width - width) / 2 : window.width - width - window.margin
        y: window.upright ? head.y + head.height + Theme.gap : reachable.y + stage.y
    }
    LanguageChoice {
        id: tongues
        kiosk: window.kiosk
        page: window.page
        anchors.fill: parent
        onSpoken: language => window.kiosk.speak(language)
        onSigned: window.kiosk.toggle("sign")
    }
    IdleWarning {
        page: window.page
        shown: window.page.idle !== ""
        anchors.fill: parent
        onStay: window.kiosk.stay()
    }
    Slides {
        page: window.page
        anchors.fill: parent
        onWoken: window.kiosk.stay()
    }
    TapHandler {
        // the corner that an attendant knocks on
        parent: corner
        longPressThreshold: 0
        onTapped: window.attendant.knock()
    }
    Item {
        id: corner
        objectName: "corner"
        width: Theme.mm * 25
        height: width
    }
    AttendantPanel {
        anchors.fill: parent
        attendant: window.attendant
        panel: window.attendant.page
    }
    FocusRing {
        objectName: "ring"
        around: window.walk.ring
    }
}
