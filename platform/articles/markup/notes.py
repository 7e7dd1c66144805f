"""Footnotes: numbered in the text, collected at its end, each with the way back.

Their ids begin with the text's place, so that a page of many texts has each id once.
"""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin


def add_notes(made: MarkdownIt) -> None:
    """Teach a renderer footnotes; its env says the `place`."""
    made.use(footnote_plugin, inline=False)
    made.add_render_rule("footnote_ref", _ref)
    made.add_render_rule("footnote_block_open", _block_open)
    made.add_render_rule("footnote_open", _open)
    made.add_render_rule("footnote_anchor", _anchor)


def _ref(renderer: RendererHTML, tokens: Sequence[Token], index: int, o: Any, env: EnvType) -> str:
    note, place = tokens[index].meta["id"] + 1, env["place"]
    return (
        f'<sup><a href="#{place}fn-{note}" id="{place}fnref-{_use(tokens[index])}"'
        f' role="doc-noteref">{note}</a></sup>'
    )


def _block_open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, o: Any, env: EnvType
) -> str:
    return '<section class="footnotes">\n<ol>\n'


def _open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, o: Any, env: EnvType
) -> str:
    return f'<li id="{env["place"]}fn-{tokens[index].meta["id"] + 1}">'


def _anchor(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, o: Any, env: EnvType
) -> str:
    back = f"{env['place']}fnref-{_use(tokens[index])}"
    return f' <a href="#{back}" role="doc-backlink">\u21a9\ufe0e</a>'


def _use(token: Token) -> str:
    """Which mention of a note: the first bears its number alone."""
    note, again = token.meta["id"] + 1, token.meta["subId"]
    return f"{note}-{again}" if again > 0 else str(note)
