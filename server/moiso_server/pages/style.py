"""The look of the web pages: the house's colours as CSS variables, by the reader's light or dark theme."""

from moiso_shared.look import DARK, LIGHT, Palette


def variables(palette: Palette) -> str:
    """The palette as CSS custom properties, e.g. ``--accent:#8F3D1E``."""
    names = [name for name in palette.__dataclass_fields__ if name != "name"]
    return ";".join(f"--{name.replace('_', '-')}:{getattr(palette, name)}" for name in names)


THEME_CSS = (
    f":root{{color-scheme:light dark;{variables(LIGHT)}}}"
    f"@media(prefers-color-scheme:dark){{:root:not([data-theme=light]){{{variables(DARK)}}}}}"
    f":root[data-theme=light]{{color-scheme:light}}:root[data-theme=dark]{{color-scheme:dark;{variables(DARK)}}}"
)
"""Light or dark as the device asks, unless the page's ``data-theme`` says which."""
