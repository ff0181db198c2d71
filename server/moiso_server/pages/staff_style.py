"""Style of the staff pages, in the house's colours."""

from functools import cache

from moiso_shared.look import DARK, LIGHT

from moiso_server.pages.rendering import source
from moiso_server.pages.style import variables


@cache
def staff_head(language: str, *, signed_in: bool = False) -> str:
    """What the head of every staff page carries; those of people who signed in follow rehearsal days."""
    light, dark = f"color-scheme:light;{variables(LIGHT)}", f"color-scheme:dark;{variables(DARK)}"
    colours = f"body{{{light}}}body.body--dark{{{dark}}}"
    paper = f"@media print{{body,body.body--dark{{{light}}}}}"
    style = f"{colours}{source('staff.css')}{source('report.css')}{paper}"
    script = f"document.documentElement.lang='{language}';{source('staff.js')}"
    follow = source("practice.js") if signed_in else ""
    return f"<style>{style}</style><script>{script}{follow}</script>"
