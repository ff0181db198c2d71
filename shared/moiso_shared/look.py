"""The colours that every screen and page of Mời Số is made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Colours as ``#RRGGBB``: ``on_x`` is text on a surface ``x``, ``accent_ink`` text in the accent."""

    name: str
    ground: str
    card: str
    line: str
    ink: str
    ink_soft: str
    accent: str
    accent_ink: str
    on_accent: str
    accent_soft: str
    gold: str
    on_gold: str
    gold_soft: str
    done: str
    on_done: str
    done_soft: str
    trouble: str
    on_trouble: str
    trouble_soft: str
    focus: str

    def text_pairs(self) -> list[tuple[str, str]]:
        """Every (text, surface) pair that a screen may use; each keeps a contrast of 7:1."""
        tints = (self.accent_soft, self.gold_soft, self.done_soft, self.trouble_soft)
        pairs = [(self.ink, surface) for surface in (self.ground, self.card, *tints)]
        pairs += [(self.ink_soft, surface) for surface in (self.ground, self.card, self.accent_soft)]
        pairs += [(self.accent_ink, surface) for surface in (self.ground, self.card, self.accent_soft)]
        pairs += [(self.done, surface) for surface in (self.ground, self.card, self.done_soft)]
        pairs += [(self.trouble, surface) for surface in (self.ground, self.card, self.trouble_soft)]
        return [
            *pairs,
            (self.on_accent, self.accent),
            (self.on_gold, self.gold),
            (self.on_done, self.done),
            (self.on_trouble, self.trouble),
        ]


LIGHT = Palette(
    name="light",
    ground="#FBF7F2",
    card="#FFFFFF",
    line="#E3D9CE",
    ink="#1F2933",
    ink_soft="#45505B",
    accent="#8F3D1E",
    accent_ink="#7C3216",
    on_accent="#FFFFFF",
    accent_soft="#FBEDE4",
    gold="#F2B632",
    on_gold="#1F2933",
    gold_soft="#FDF3DA",
    done="#1C5A36",
    on_done="#FFFFFF",
    done_soft="#E6F3EA",
    trouble="#8C1D18",
    on_trouble="#FFFFFF",
    trouble_soft="#FCEBE8",
    focus="#1B4F8F",
)

DARK = Palette(
    name="dark",
    ground="#15191E",
    card="#1F252C",
    line="#3B444E",
    ink="#F8F3EC",
    ink_soft="#CDD3D9",
    accent="#F4B094",
    accent_ink="#F4B094",
    on_accent="#2B1006",
    accent_soft="#33241D",
    gold="#F2B632",
    on_gold="#1F2933",
    gold_soft="#33290F",
    done="#9BDDB4",
    on_done="#0B2414",
    done_soft="#1A2E22",
    trouble="#FFB4AB",
    on_trouble="#3B0906",
    trouble_soft="#3A1E1B",
    focus="#9CC7FF",
)

HIGH_CONTRAST = Palette(
    name="high-contrast",
    ground="#000000",
    card="#000000",
    line="#FFFFFF",
    ink="#FFFFFF",
    ink_soft="#FFFFFF",
    accent="#FFD94A",
    accent_ink="#FFD94A",
    on_accent="#000000",
    accent_soft="#1A1A1A",
    gold="#FFD94A",
    on_gold="#000000",
    gold_soft="#1A1A1A",
    done="#8CF5B0",
    on_done="#000000",
    done_soft="#1A1A1A",
    trouble="#FFB8B0",
    on_trouble="#000000",
    trouble_soft="#1A1A1A",
    focus="#FFFFFF",
)
