"""The renderer: CommonMark with tables, struck-out text, footnotes, tasks, code, formulas.

Headings move down below the page's own, so that a page keeps its one first heading whatever an
author writes. A picture of this site is shown; one of elsewhere becomes a link to it, because
pages load nothing from elsewhere.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.dollarmath import dollarmath_plugin

from articles.markup.blocks import card, make_blocks, picture, with_raw_pictures
from articles.markup.clean import clean
from articles.markup.code import MAX_CODE, language_of, marked
from articles.markup.known import NOTHING, Known
from articles.markup.maths import MAX_FORMULAS, as_typed, formula
from articles.markup.notes import add_notes
from articles.markup.outline import outlined
from articles.markup.words import link_words, mark_tasks
from articles.wording import count_words, slug

MAX_RAW_TAGS: Final = 3_000
_MAX_SLUG: Final = 60
_FIRST_HEADING: Final = re.compile(r"<(/?)h1\b", re.IGNORECASE)
_ALIGNMENT: Final = re.compile(r"text-align:(left|center|right)")
_BREAKS: Final = re.compile(
    r"</(?:p|li|h[2-6]|td|th|pre|blockquote|d[dt]|figure|figcaption|div)>|<[bh]r>"
)
#: What stands apart from the running text and reads badly without its form.
_APART: Final = re.compile(
    r'<section class="footnotes">.*?</section>'
    r"|<sup><a [^>]*doc-noteref.*?</sup>"
    # The link is for who has no player.
    r"|<(?:video|audio) .*?</(?:video|audio)>"
    r'|<div class="maths"[^>]*>.*?</div>',
    re.DOTALL,
)
_MATHS: Final = re.compile(r"<math\b[^>]*>.*?</math>", re.DOTALL)
_MATHS_TAG: Final = re.compile(r"</?([a-z]+)\b[^>]*>")
#: Parts of a formula that stand one after the other: without their tags they read as they look.
_IN_A_ROW: Final = frozenset(
    ("math", "mi", "mn", "mo", "mrow", "mspace", "mstyle", "mtext", "mpadded")
)
_LEFT_OUT: Final = "\u2026"
#: And what is no sentence of the running text.
_STANDING: Final = re.compile(r'<(/?)(?:table|pre|h[1-6]|ul|ol|dl|figure)\b(?:[^">]|"[^"]*")*>')
_FORMED: Final = re.compile(r'<(/?)(?:table|pre)\b(?:[^">]|"[^"]*")*>')


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as pages show it, and what lists say about it."""

    html: str
    #: Its sentences, for excerpts: without headings, lists, tables, code and captions, unless
    #: there is nothing else.
    text: str
    #: How many there are, with those.
    words: int


def render(
    source: str, *, heading_shift: int = 1, place: str = "", known: Known = NOTHING
) -> Rendered:
    """Render Markdown and clean it; headings begin at level `1 + shift`, at least 2, and
    leave none out.

    `place` begins every id; with "" the headings have ids too. `known` says which of the pictures
    and people that the source refers to there are.
    """
    # Cleaning takes time with the square of the nesting: so many tags are shown as they are typed.
    raw = source.count("<") <= MAX_RAW_TAGS
    env = {"heading_shift": heading_shift, "place": place, "known": known}
    rendered = _renderer(raw).render(source, env | {"slugs": {}, "code": 0, "formulas": 0})
    cleaned = clean(_FIRST_HEADING.sub(r"<\1h2", rendered), place=place)
    cleaned = outlined(cleaned, first=max(2, 1 + heading_shift))
    whole = _without_tags(cleaned)
    return Rendered(html=cleaned, text=_prose(cleaned) or whole, words=count_words(whole))


def _without_tags(cleaned: str) -> str:
    # The sanitiser would drop what formulas are made of along with their tags.
    plain = _MATHS.sub(_formula_in_words, _APART.sub("", cleaned))
    return html.unescape(nh3.clean(_BREAKS.sub(" \\g<0>", plain), tags=set()))


def _formula_in_words(formula: re.Match[str]) -> str:
    """A row of signs as it is; of what stands over, under or in a root only that it is there."""
    if set(_MATHS_TAG.findall(formula[0])) <= _IN_A_ROW:
        return _MATHS_TAG.sub("", formula[0])
    return _LEFT_OUT


def _prose(cleaned: str) -> str:
    """The sentences, where there are none what else runs; "" where there is neither."""
    texts = (_without_tags(_without(cleaned, blocks)) for blocks in (_STANDING, _FORMED))
    return next((text for text in texts if text.strip()), "")


def _without(cleaned: str, blocks: re.Pattern[str]) -> str:
    """Without these blocks, whose words say little without their form."""
    kept, depth, done = [], 0, 0
    for tag in blocks.finditer(cleaned):
        if depth == 0:
            kept.append(cleaned[done : tag.start()])
        depth += -1 if tag[1] else 1
        done = tag.end()
    return " ".join([*kept, cleaned[done:]])


@cache
def _renderer(raw: bool) -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": raw}).enable(["table", "strikethrough"])
    made.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        double_inline=True,
    )
    add_notes(made)
    # Before escaped characters are joined to what stands around them: those are no mentions.
    made.core.ruler.before("text_join", "words", link_words)
    made.core.ruler.push("tasks", mark_tasks)
    made.core.ruler.push("blocks", make_blocks)
    for name, rule in _RULES.items():
        made.add_render_rule(name, rule)
    return made


def _heading(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: EnvType
) -> str:
    token = tokens[index]
    level = min(6, int(token.tag[1:]) + int(env["heading_shift"]))
    if token.nesting < 0:
        return f"</h{level}>\n"
    if env["place"]:
        return f"<h{level}>"
    words = renderer.renderInlineAsText(tokens[index + 1].children, options, env)
    return f'<h{level} id="s-{_free(slug(words, limit=_MAX_SLUG), env["slugs"])}">'


def _free(wanted: str, taken: dict[str, int]) -> str:
    """The slug, or with the first number behind it that is free: stable while texts grow."""
    wanted = wanted or "part"
    taken[wanted] = number = taken.get(wanted, 0) + 1
    if number == 1:
        return wanted
    return _free(f"{wanted}-{number}", taken)


def _image(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    return picture(
        str(token.attrs.get("src", "")),
        alt=renderer.renderInlineAsText(token.children, options, env).strip(),
        title=str(token.attrs.get("title", "")),
        known=env["known"],
        alone="alone" in token.meta,
    )


def _raw(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: EnvType
) -> str:
    return with_raw_pictures(tokens[index].content, known=env["known"])


def _embed(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: EnvType
) -> str:
    return card(tokens[index].meta["embed"])


def _code(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: EnvType
) -> str:
    token = tokens[index]
    language = language_of(token.info)
    env["code"] += len(token.content)
    shown = marked(token.content, language=language if env["code"] <= MAX_CODE else "")
    named = f' class="language-{html.escape(language)}"' if language else ""
    return f'<pre tabindex="0"><code{named}>{shown}</code></pre>\n'


def _maths(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: EnvType
) -> str:
    token = tokens[index]
    block = token.type == "math_block"
    env["formulas"] += 1
    made = formula(token.content, block=block) if env["formulas"] <= MAX_FORMULAS else None
    return made or as_typed(token.content, block=block)


def _table(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: EnvType
) -> str:
    opened = tokens[index].nesting > 0
    return '<div class="scroll" tabindex="0"><table>\n' if opened else "</table></div>\n"


def _cell(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: EnvType
) -> str:
    token = tokens[index]
    aligned = _ALIGNMENT.fullmatch(str(token.attrs.get("style", "")))
    return f'<{token.tag} align="{aligned[1]}">' if aligned else f"<{token.tag}>"


_RULES: Final = {
    "heading_open": _heading,
    "heading_close": _heading,
    "image": _image,
    "html_inline": _raw,
    "html_block": _raw,
    "embed": _embed,
    "fence": _code,
    "code_block": _code,
    "math_inline": _maths,
    "math_inline_double": _maths,
    "math_block": _maths,
    "table_open": _table,
    "table_close": _table,
    "th_open": _cell,
    "td_open": _cell,
}
