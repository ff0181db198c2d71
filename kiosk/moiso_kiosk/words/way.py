"""What is said about the way to a zone, in Vietnamese; in the order in which a sentence is put together."""

from __future__ import annotations

from moiso_kiosk.words.vi import said

WORDS = dict(
    (
        said("kiosk", "Chỉ đường", "way_button"),
        said("kiosk", "Đường đến {zone}", "way_title"),
        said("kiosk", "Bạn đang ở đây", "way_here"),
        said("kiosk", "đi thẳng", "way_first_ahead"),
        said("kiosk", "đi về bên trái", "way_first_left"),
        said("kiosk", "đi về bên phải", "way_first_right"),
        said("kiosk", "đi về phía sau lưng bạn", "way_first_behind"),
        said("kiosk", "rẽ trái", "way_left"),
        said("kiosk", "rẽ phải", "way_right"),
        said("kiosk", "đi theo đường vẽ trên sơ đồ", "way_follow"),
        said("kiosk", "{steps} tới {place}", "way_to"),
        said("kiosk", "{place} ở ngay đây", "way_near"),
        said("kiosk", "{way}, lên {floor}, tới {place}", "way_up"),
        said("kiosk", "{way}, xuống {floor}, tới {place}", "way_down"),
        said("kiosk", "{way}, khoảng {metres} mét", "way_metres"),
        said("kiosk", "{zone} ({counters})", "way_place"),
        said("kiosk", "{place}, {floor}", "way_on_floor"),
        said("kiosk", "tầng {floor}", "way_floor"),
        said("kiosk", "tầng trệt", "way_floor_ground"),
        said("kiosk", "tầng hầm {floor}", "way_floor_below"),
        said("kiosk", "thang máy", "way_lift"),
        said("kiosk", "cầu thang", "way_stairs"),
        said("kiosk", "lối vào", "way_entrance"),
    )
)
"""Wording by key."""
