"""Style of the staff pages, in the house's colours."""

from functools import cache

from moiso_shared.look import DARK, LIGHT

from moiso_server.pages.rendering import source
from moiso_server.pages.style import variables


@cache
def staff_head(language: str) -> str:
    """What the head of every staff page carries."""
    colours = f"body{{{variables(LIGHT)}}}body.body--dark{{{variables(DARK)}}}"
    paper = f"@media print{{body,body.body--dark{{{variables(LIGHT)}}}}}"
    script = f"document.documentElement.lang='{language}';{source('staff.js')}"
    return (
        f"<style>{colours}{source('staff.css')}{source('report.css')}{paper}</style><script>{script}</script>"
    )
