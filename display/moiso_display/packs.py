"""``moiso-display voice-pack``: what to record, recording it, and whether it is good."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from moiso_hardware.voice import sound
from moiso_hardware.voice.pack import DOCUMENT, Pack, load_pack, save_pack
from moiso_hardware.voice.pack_check import complaints, troubles
from moiso_hardware.voice.pack_sheet import clips_needed, file_name
from moiso_shared.centre import Centre
from moiso_shared.centre_file import parse
from moiso_shared.spoken import Region

from moiso_display.recording import Microphone, Recorder

app = typer.Typer(help="A voice pack: the calls in a human voice.", no_args_is_help=True)

CentreFile = Annotated[
    Path | None, typer.Option("--centre", help="The centre's document; its wording and counters.")
]
Forms = Annotated[Region, typer.Option(help="Forms of numbers, when there is no centre's document.")]
AGAIN, REST = "l", "q"
"""Keys of the speaker: *làm lại*, and a rest."""
Folder = Annotated[Path, typer.Argument(help="The folder of the pack.")]


@app.command()
def sheet(centre: CentreFile = None, region: Forms = Region.NORTH) -> None:
    """Print what a speaker has to read."""
    document = _read(centre)
    for order, words in enumerate(clips_needed(document, _region(document, region)), 1):
        typer.echo(f"{order:3d}. {words}")


@app.command()
def check(folder: Folder, centre: CentreFile = None) -> None:
    """Say what is missing or poor; quiet and 0 when the pack is good."""
    pack = load_pack(folder)
    found = complaints(pack, clips_needed(_read(centre), pack.region))
    for complaint in found:
        typer.echo(complaint)
    if not found:
        typer.echo(f"{pack.name}: {len(pack.clips)} đoạn, dùng được.")
    raise typer.Exit(1 if found else 0)


@app.command()
def record(
    folder: Folder,
    centre: CentreFile = None,
    region: Forms = Region.NORTH,
    name: Annotated[str, typer.Option(help="Whose voice it is.")] = "Giọng của trung tâm",
    microphone: Annotated[str, typer.Option(help="Part of the name of the microphone.")] = "",
) -> None:
    """Lead a speaker through all clips; stop and go on whenever you like."""
    document = _read(centre)
    region = _region(document, region)
    pack = load_pack(folder) if (folder / DOCUMENT).exists() else Pack(folder, name, region, {})
    with Microphone(microphone) as ear:
        _lead(pack, clips_needed(document, region), ear)


def _lead(pack: Pack, needed: list[str], ear: Recorder) -> None:
    missing = [words for words in needed if not (words in pack.clips and pack.path(words).exists())]
    typer.echo(
        f"Còn {len(missing)} trong {len(needed)} đoạn. Enter để thu và để dừng, "
        f"{AGAIN} rồi Enter để thu lại đoạn trước, {REST} rồi Enter để nghỉ."
    )
    at = 0
    while at < len(missing) or (missing and _wants_again("\nĐã thu hết. Enter để kết thúc ")):
        if at < len(missing) and not _wants_again(_title(missing[at], needed)):
            at += _one(pack, missing[at], needed.index(missing[at]) + 1, ear)
        else:
            at = max(0, at - 1)
    typer.echo("Xong. Hãy chạy: moiso-display voice-pack check " + str(pack.folder))


def _title(words: str, needed: list[str]) -> str:
    return f"\n{needed.index(words) + 1:3d}.  {words}\n     Enter rồi đọc… "


def _one(pack: Pack, words: str, order: int, ear: Recorder) -> bool:
    """Record one clip; False when it has to be done again."""
    ear.start()
    _answer("     đang thu, Enter khi đọc xong ")
    clip = ear.stop()
    if found := list(troubles(clip)):
        typer.echo(f"     Thu lại nhé: {'; '.join(found)}")
        return False
    pack.folder.mkdir(parents=True, exist_ok=True)
    pack.clips[words] = file_name(order, words)
    sound.write(sound.trimmed(clip, keep_s=0.05), pack.path(words))
    save_pack(pack)
    typer.echo(f"     tốt, {sound.trimmed(clip).seconds:.1f} giây")
    return True


def _wants_again(prompt: str) -> bool:
    """Whether the speaker wants the clip before once more: a slip of the tongue that no meter notices."""
    return _answer(prompt) == AGAIN


def _answer(prompt: str) -> str:
    """What is typed; every clip is on the disk already, so a speaker may stop anywhere."""
    try:
        typer.echo(prompt, nl=False)
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        line = ""
    if not line or line.strip().lower() == REST:
        typer.echo("\nĐã lưu. Chạy lại lệnh này để thu tiếp.")
        raise typer.Exit(0)
    return line.strip().lower()


def _read(path: Path | None) -> Centre | None:
    return parse(path.read_text(encoding="utf-8")) if path else None


def _region(centre: Centre | None, region: Region) -> Region:
    return centre.voice.region if centre else region
