"""How a paper looks on a screen and on A4; a colour here never says what a word does not."""

from collections.abc import Sequence

from tcplan.draw import LOOKS
from tcplan.text import clip, one_line

_FOOTER_CELLS = 120

_SCREEN = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font: 100%/1.5 "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", Arial, sans-serif;
  color: #1a1a1a; background: #fff; }
body { max-width: 66rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, p, li, dt, dd, caption, th, figcaption { white-space: pre-wrap; }
h1, h2, h3, h4, h5 { line-height: 1.25; color: #1f3d6b; margin: 0 0 .6rem; }
h1 { font-size: 1.9rem; }
h2 { font-size: 1.5rem; margin-top: 3rem; padding-bottom: .3rem; border-bottom: 3px solid #1f3d6b; }
h3 { font-size: 1.2rem; margin-top: 2.2rem; }
h4 { font-size: 1rem; margin-top: 1.6rem; }
p { margin: 0 0 .7rem; }
a { color: #1f3d6b; }
:focus-visible { outline: 3px solid #7a4a00; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: #fff; }
nav { margin: 1.5rem 0; padding: 1rem 1.25rem; background: #f3f5f8; }
nav h2 { font-size: 1.1rem; margin: 0 0 .4rem; border: 0; padding: 0; }
nav ol { margin: 0; padding-left: 1.4rem; }
main:focus { outline: 0; }
.notice { margin: 1rem 0; padding: .8rem 1rem; border: 1px solid #1f3d6b;
  border-left-width: .5rem; background: #f3f5f8; }
.notice p { margin: 0 0 .4rem; }
.notice p:last-child { margin: 0; }
.notice .label { font-weight: 700; }
.quiet { font-size: .9rem; color: #444; }
blockquote { margin: 0 0 1rem; padding: .2rem 0 .2rem 1rem; border-left: .3rem solid #1e5c2e;
  font-size: 1.1rem; }
blockquote p { margin: 0; }
.marking { text-align: center; font-weight: 700; }
ul { margin: 0 0 1rem; padding-left: 1.3rem; }
ol.numbered, ol.lettered { margin: 0 0 1rem; padding-left: 2.6rem; }
ol.numbered > li { margin-bottom: .8rem; padding-left: .3rem; }
@counter-style bracketed { system: extends lower-roman; prefix: "("; suffix: ") "; }
ol.lettered { margin-left: 2.6rem; list-style: bracketed; }
.idea { display: flex; gap: 1.5rem; align-items: center; margin: 1.2rem 0; }
.idea svg { flex: none; width: 5.5rem; height: 5.5rem; }
.large { font-size: 137%; line-height: 1.6; }
.large body { max-width: 48rem; }
.large .quiet, .large figcaption, .large table { font-size: 1rem; }
li { margin: 0 0 .25rem; }
dl { margin: 0 0 1rem; }
dl > div { display: flow-root; padding: .35rem 0 .35rem 13rem; border-bottom: 1px solid #d9dee6; }
dt { float: left; width: 12rem; margin-left: -13rem; font-weight: 600; }
dd { margin: 0; padding-left: .8em; text-indent: -.8em; }
.wide { overflow-x: auto; margin: 0 0 .8rem; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: .9rem;
  line-height: 1.4; }
.of-3 { min-width: 38rem; }
.of-4, .of-5 { min-width: 46rem; }
caption { padding: .3rem 0; text-align: left; font-weight: 600; color: #1f3d6b; }
th, td { padding: .45rem .6rem; text-align: left; vertical-align: top; font-weight: 400;
  border: 1px solid #b8c0cc; }
thead th { background: #e8ecf2; font-weight: 600; }
td p, th p { margin: 0 0 .3rem; padding-left: .8em; text-indent: -.8em; }
td p:last-child, th p:last-child { margin: 0; }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; min-width: 44rem; height: auto;
  border: 1px solid #d9dee6; }
figcaption { padding-top: .4rem; font-size: .9rem; color: #444; }
@media (max-width: 40rem) {
  dl > div { padding-left: 0; }
  dt { float: none; width: auto; margin: 0; }
}
"""

_PAPER = """
@media print {
  html { font-size: 9pt; line-height: 1.3; }
  body { max-width: none; margin: 0; padding: 0; }
  .skip { display: none; }
  nav { columns: 2; border: 1px solid #b8c0cc; background: none; }
  nav h2 { column-span: all; }
  nav a { text-decoration: none; color: #1a1a1a; }
  h1, h2, h3, h4, h5, caption, dt, .label { break-after: avoid; }
  p:has(+ dl), p:has(+ blockquote), p:has(+ .wide) { break-after: avoid; }
  h2 { margin-top: 1.6rem; }
  h3 { margin-top: 1.3rem; }
  h4 { margin-top: .8rem; }
  h3, h4 { margin-bottom: .3rem; }
  p, li, dd { orphans: 3; widows: 3; }
  .wide { overflow: visible; }
  .of-3, .of-4, .of-5 { min-width: 0; }
  table { font-size: 8pt; line-height: 1.25; }
  thead { display: table-header-group; }
  tr, dd, li, .whole, blockquote, .notice, figure { break-inside: avoid; }
  tbody tr:first-child { break-before: avoid; }
  th, td { padding: .25rem .4rem; }
  td p, th p { margin: 0 0 .1rem; }
  dl > div { padding: .15rem 0 .15rem 12rem; }
  dt { width: 11.5rem; margin-left: -12rem; }
  .idea { break-inside: avoid; }
  .large { font-size: 16pt; line-height: 1.5; }
  .large table { font-size: 14pt; }
  .clear { font-size: 13pt; line-height: 1.4; }
  .clear table, .clear .quiet, .clear figcaption { font-size: 12pt; }
  .idea svg { width: 24mm; height: 24mm; }
  .two main { columns: 2; column-gap: 8mm; }
  figure { margin: .5rem 0; }
  figure svg { min-width: 0; max-height: 22cm; }
  .card { font: 9pt/1.2 Arial, "Liberation Sans", "Helvetica Neue", sans-serif; }
  .card table, .card .quiet { font-size: 9pt; line-height: 1.2; }
  .card h1 { font-size: 15pt; margin-bottom: 1.5mm; }
  .card h2 { font-size: 11pt; margin: 2.5mm 0 1mm; padding-bottom: .3mm; border-width: 1pt; }
  .card p, .card ul, .card dl, .card blockquote, .card .wide { margin-bottom: 1mm; }
  .card li { margin: 0; }
  .card blockquote { padding-top: 0; padding-bottom: 0; font-size: 9.5pt; }
  .card .notice { margin: 1.5mm 0; padding: 1mm 2mm; }
  .card dl > div { padding-top: .5mm; padding-bottom: .5mm; }
  .card th, .card td { padding: .6mm 1.2mm; }
}
"""


def style_sheet(footer: Sequence[str], marking: str = "") -> str:
    """The style sheet, with what stands at the foot and the head of every printed page."""
    lines = ' "\\A" '.join(f'"{_quoted(text)}"' for text in footer) or '""'
    page = (
        f"@page {{ size: A4; margin: 14mm 13mm 20mm;\n{_marked(marking)}"
        f"  @bottom-left {{ content: {lines}; white-space: pre; font-size: 8pt; color: #444; }}\n"
        '  @bottom-right { content: "Page " counter(page) " of " counter(pages);'
        " font-size: 8pt; color: #444; }\n}\n"
        "@page :first { @top-center { content: none; } }\n"
    )
    return _SCREEN + "".join(_tones()) + _PAPER + page


def _marked(marking: str) -> str:
    if not marking:
        return ""
    return f'  @top-center {{ content: "{_quoted(marking)}"; font-size: 9pt; font-weight: 700; }}\n'


def _tones() -> list[str]:
    return [
        f".tone.{name} {{ color: {ink};{' font-weight: 600;' if bold else ''} }}\n"
        for name, (ink, bold) in LOOKS.items()
    ]


def _quoted(text: str) -> str:
    """Text within quotation marks of a style sheet: all but letters and figures by code point.

    The blank after a code point ends it and is not shown.
    """
    return "".join(
        c if c.isascii() and (c.isalnum() or c == " ") else f"\\{ord(c):x} "
        for c in clip(one_line(text), _FOOTER_CELLS)
    )
