"""How well a letter stands out from its ground (WCAG 2.1), in hex colours and on the palettes that terminals have."""

from functools import lru_cache
from itertools import product

NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
PALETTES = {
    "xterm": (
        "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
        "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
    ),
    "linux": (
        "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
        "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
    ),
    "putty": (
        "000000 bb0000 00bb00 bbbb00 0000bb bb00bb 00bbbb bbbbbb "
        "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
    ),
    "windows": (
        "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc "
        "767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2"
    ),
    "gnome": (
        "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf "
        "555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec"
    ),
    "macos": (
        "000000 990000 00a600 999900 0000b2 b200b2 00a6b2 bfbfbf "
        "666666 e50000 00d900 e5e500 0000ff e500e5 00e5e5 e5e5e5"
    ),
}
"""The sixteen colours of widespread terminals, by number."""
OWN_GROUNDS = ("000000", "ffffff")
"""What a terminal's own ground may be; its own ink is the other."""


def luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1; `colour` is rrggbb."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(4096)
def least(ink: str, ground: str) -> float:
    """Return the lowest contrast of two colours on any palette; each is rrggbb, a name, or one of the terminal's own.

    `own ink` and `own ground` are dark on light or light on dark.
    """
    return min(contrast(one, other) for one, other in _shown(ink, ground))


def _shown(ink: str, ground: str) -> list[tuple[str, str]]:
    """Return both colours as they are shown, on each palette and each own ground."""
    seen = product(PALETTES.values(), enumerate(OWN_GROUNDS))
    return [
        tuple(_of(each, palette.split(), own, OWN_GROUNDS[not at]) for each in (ink, ground))
        for palette, (at, own) in seen
    ]


def _of(colour: str, palette: list[str], own_ground: str, own_ink: str) -> str:
    if colour in {"own ink", "own ground"}:
        return own_ink if colour == "own ink" else own_ground
    plain = colour.removeprefix("bright")
    return palette[NAMES.index(plain) + 8 * (plain != colour)] if plain in NAMES else colour
