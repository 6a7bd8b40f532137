"""A page as one HTML file that stands alone: pictures inside, nothing fetched, made to be read and to be printed."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from multitrack.report.page import Bar, Bars, Block, Heading, Line, Page, Paragraph, Points, Table
from multitrack.report.saying import ENGLISH, Voice, Words, say

WIDTH, HEIGHT = 320, 14
"""The size of one bar of a picture, in its own units."""
FILLS = ("solid", "half", "light", "empty")
"""How the tones of a picture are filled, one after the other: they differ in print, too."""

STYLE = """
:root { color-scheme: light; --ink: #1c2024; --soft: #59616a; --line: #ddd7ca; --accent: #1b5674; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.2rem; color: var(--ink); background: #fff;
  font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4 { font-family: "Noto Serif", "Noto Naskh Arabic", Georgia, serif; line-height: 1.25; }
h1 { font-size: 1.7rem; margin: 0 0 .4rem; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .5rem; padding-block-end: .2rem; border-block-end: 2px solid var(--accent); }
h3 { font-size: 1.1rem; margin: 1.4rem 0 .3rem; }
h4 { font-size: 1rem; margin: 1rem 0 .2rem; }
p { margin: 0 0 .7rem; }
.notice { border-inline-start: 4px solid var(--accent); padding-inline-start: .8rem; }
nav ol { columns: 2; padding-inline-start: 1.4rem; margin: .5rem 0 0; }
.wide { overflow-x: auto; margin: .4rem 0 1rem; }
table { border-collapse: collapse; font-size: .92rem; }
th, td { text-align: start; vertical-align: top; padding: .25rem .8rem .25rem 0; border-block-end: 1px solid var(--line); }
.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
figure { margin: .6rem 0 1.2rem; }
figcaption { font-weight: 600; margin-block-end: .3rem; }
.bars th, .bars td { border: 0; padding-block: .12rem; vertical-align: middle; }
.bars th { width: 15rem; max-width: 40vw; font-weight: 400; }
.bars svg { width: 20rem; max-width: 34vw; height: .9rem; display: block; }
.key { color: var(--soft); font-size: .9rem; }
.key svg { width: 1.2rem; height: .8rem; vertical-align: -.05rem; margin-inline: .7rem .25rem; }
.solid { fill: #1b5674; } .half { fill: #86a9bb; } .light { fill: #dfe5e8; } .empty { fill: #fff; }
rect { stroke: #1b5674; stroke-width: .5; }
footer { color: var(--soft); font-size: .85rem; margin-block-start: 2.5rem; }
@media (max-width: 36rem) { nav ol { columns: 1; } }
@page { size: A4; margin: 18mm 16mm; }
@media print { body { padding: 0; max-width: none; font-size: 10pt; } nav { break-after: avoid; }
  h2, h3, h4, figcaption { break-after: avoid; } tr, li, figure { break-inside: avoid; } .wide { overflow: visible; }
  table { font-size: 9pt; } }
"""

FRAGMENT = """
.multitrack { max-width: 60rem; overflow-wrap: break-word; }
.multitrack h2 { font-size: 1.2em; margin: .2em 0 .4em; }
.multitrack h3, .multitrack h4, .multitrack h5 { font-size: 1.05em; margin: 1em 0 .3em; }
.multitrack .wide { overflow-x: auto; }
.multitrack table { border-collapse: collapse; margin: .3em 0 .8em; }
.multitrack th, .multitrack td { text-align: start; vertical-align: top; padding: .2em .8em .2em 0;
  border-block-end: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
.multitrack .n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.multitrack .bars th, .multitrack .bars td { border: 0; vertical-align: middle; }
.multitrack figure { margin: .5em 0; } .multitrack .bars svg { width: min(18em, 30vw); height: .9em; display: block; }
.multitrack .key svg { width: 1.2em; height: .8em; margin-inline: .6em .2em; }
.multitrack .solid { fill: #2f7ea6; } .multitrack .half { fill: #86a9bb; } .multitrack .light { fill: #c3d0d6; }
.multitrack .empty { fill: transparent; } .multitrack rect { stroke: #2f7ea6; stroke-width: .5; }
"""


def as_html(page: Page, *, notice: Words = "", footer: Words = "", voice: Voice = ENGLISH) -> str:
    """The page as a whole file; its first heading of level 1 names it, those of level 2 are its contents.

    ``notice`` stands right under the name: who may read it. ``voice`` says its words.
    """
    title = next((block.words for block in page if isinstance(block, Heading) and block.level == 1), "")
    parts = [block for block in page if isinstance(block, Heading) and block.level == 2]
    body = "\n".join(_body(page, parts, notice, voice))
    return (
        f'<!doctype html>\n<html lang="{escape(voice.language)}" dir="{voice.direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(voice.plain(title))}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        f"<footer{_direction(voice)}>{voice.html(footer)}</footer>\n</body>\n</html>\n"
    )


def as_fragment(page: Page, voice: Voice = ENGLISH) -> str:
    """The page as a piece of another one, such as a notebook: its own style within it alone, no link, nothing fetched.

    It keeps to the colours around it, dark or light.
    """
    body = "\n".join(
        f"<h{each.level + 1}{_direction(voice)}>{voice.html(each.words)}</h{each.level + 1}>"
        if isinstance(each, Heading)
        else _block(each, voice)
        for each in page
    )
    return f'<div class="multitrack"><style>{FRAGMENT}</style>\n{body}\n</div>'


def as_section(page: Page, voice: Voice = ENGLISH) -> str:
    """The page as a part of another one that brings the style and the name: its heading of level 1 is left off."""
    return "".join(
        _block(each, voice) for each in page if not (isinstance(each, Heading) and each.level == 1)
    )


def _body(page: Page, parts: list[Heading], notice: Words, voice: Voice) -> Iterator[str]:
    at = 0
    for block in page:
        if isinstance(block, Heading) and block.level == 2:
            if at == 0 and len(parts) > 1:
                yield _contents(parts, voice)
            at += 1
            yield f'<h2 id="part-{at}"{_direction(voice)}>{voice.html(block.words)}</h2>'
            continue
        yield _block(block, voice)
        if notice and isinstance(block, Heading) and block.level == 1:
            yield f'<p class="notice"{_direction(voice)}>{voice.html(notice)}</p>'


def _contents(parts: list[Heading], voice: Voice) -> str:
    lines = "".join(
        f'<li><a href="#part-{at}"{_direction(voice)}>{voice.html(each.words)}</a></li>'
        for at, each in enumerate(parts, 1)
    )
    return f'<nav aria-label="{escape(voice.plain(say("Contents")), quote=True)}"><ol>{lines}</ol></nav>'


def _block(block: Block, voice: Voice) -> str:
    match block:
        case Heading(words=words, level=level):
            return f"<h{level}{_direction(voice)}>{voice.html(words)}</h{level}>"
        case Paragraph(words=words) | Line(words=words):
            return f"<p{_direction(voice)}>{voice.html(words)}</p>"
        case Points(items=items, numbered=numbered):
            kind = "ol" if numbered else "ul"
            lines = "".join(f"<li{_direction(voice)}>{voice.html(item)}</li>" for item in items)
            return f"<{kind}>{lines}</{kind}>"
        case Table():
            return f'<div class="wide" tabindex="0">{_table(block, voice)}</div>'
        case Bars():
            return _bars(block, voice)


def _table(block: Table, voice: Voice) -> str:
    def cell(kind: str, at: int, words: Words, scope: str = "") -> str:
        number = ' class="n"' if at in block.numbers else ""
        if not words:
            return f"<td{number}></td>"
        return f"<{kind}{number}{scope}{_direction(voice)}>{voice.html(words)}</{kind}>"

    head = "".join(cell("th", at, words, ' scope="col"') for at, words in enumerate(block.head))
    rows = "".join(
        "<tr>"
        + "".join(
            cell("th", at, words, ' scope="row"') if at == 0 else cell("td", at, words)
            for at, words in enumerate(row)
        )
        + "</tr>"
        for row in block.rows
    )
    top = f"<thead><tr>{head}</tr></thead>" if any(block.head) else ""
    return f"<table>{top}<tbody>{rows}</tbody></table>"


def _bars(block: Bars, voice: Voice) -> str:
    key = "".join(
        f'<svg viewBox="0 0 12 8" aria-hidden="true"><rect class="{FILLS[at]}" width="12" height="8"/></svg>'
        f"{voice.html(tone)}"
        for at, tone in enumerate(block.tones)
        if any(bar.lengths[at] for bar in block.bars)
    )
    rows = "".join(
        f'<tr><th scope="row"{_direction(voice)}>{voice.html(bar.label)}</th><td>{_bar(block, bar, voice)}</td>'
        f'<td class="n">{_figures(bar)}</td></tr>'
        for bar in block.bars
    )
    return (
        f"<figure><figcaption{_direction(voice)}>{voice.html(block.title)}</figcaption>"
        f'<table class="bars"><tbody>{rows}</tbody></table><p class="key">{key}</p></figure>'
    )


def _direction(voice: Voice) -> str:
    """The direction of a block: that of its first letter, unless names in it cannot mislead."""
    return "" if voice.isolates else ' dir="auto"'


def _figures(bar: Bar) -> str:
    """The lengths that are any, as figures."""
    return " + ".join(f"{length:,}" for length in bar.lengths if length) or "0"


def _bar(block: Bars, bar: Bar, voice: Voice) -> str:
    said = ", ".join(
        f"{voice.plain(tone)} {length:,}" for tone, length in zip(block.tones, bar.lengths, strict=True)
    )
    parts, start = [], 0.0
    for fill, length in zip(FILLS, bar.lengths, strict=False):
        width = WIDTH * length / max(1, block.whole)
        if length:
            parts.append(f'<rect class="{fill}" x="{start:.2f}" width="{width:.2f}" height="{HEIGHT}"/>')
        start += width
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(said, quote=True)}">{"".join(parts)}</svg>'
    )
