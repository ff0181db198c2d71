"""The look of Mời Số: tokens, fonts, icons and QML components, one place for all three programs.

How a QML program uses it (see ``moiso_kiosk`` for a whole one)::

    look = Look(LIGHT, Scale.of_screen(1080, 1920, inches=21.5))
    engine = themed_engine(look)                      # import path, fonts, the Theme singleton filled in
    engine.setInitialProperties({"kiosk": view_model})
    engine.load(QUrl.fromLocalFile(main_qml))
    dress(engine, Look(HIGH_CONTRAST, look.scale))    # later: every binding follows

In QML: ``import Moiso.Theme``, then ``Theme.ink``, ``Theme.body`` (pixels), ``Label``, ``Card``,
``BigButton``, ``Tile``, ``Icon``, ``Banner``, ``ClockText``.

What ``pyside6-qmllint`` accepts without warnings, and what holds on a touch screen:

* The window has ``required property var kiosk`` (a ``QObject`` of ours) and binds ``kiosk.page.title``;
  the program passes it by ``setInitialProperties``. No context properties, no registered Python types.
* Every file starts with ``pragma ComponentBehavior: Bound``; delegates say ``required property int index``.
* A ``Repeater`` has the *number* of rows as its model and reads ``page.tiles[index]``: when a fact changes a
  label the delegates stay, and with them the finger that is on one.
* Lint: ``pyside6-qmllint -W 0 -I shared/moiso_qt/theme/qml FILES``.
"""
