"""Code with its words marked: class names only, the colours are the page's.

The languages are a closed list, and a block has limits: a lexer is a set of regular expressions,
and some of Pygments' take time with the square of the lines or, for makefiles, of one line.
"""

import html
import re
from functools import cache
from typing import Final

from pygments import highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name

#: Characters and lines of one block, and characters of all blocks of a text, that are marked.
MAX_BLOCK: Final = 6_000
MAX_LINES: Final = 400
MAX_CODE: Final = 24_000
LANGUAGES: Final = frozenset(
    (
        *("bash", "c", "c#", "c++", "cpp", "csharp", "css", "diff", "docker", "dockerfile"),
        *("go", "golang", "haskell", "html", "ini", "java", "javascript", "js", "json", "jsx"),
        *("kotlin", "lua", "nginx", "php", "postgresql", "py"),
        *("python", "pycon", "r", "rb", "ruby", "rs", "rust", "scala", "sh", "shell", "sql"),
        *("swift", "tex", "toml", "ts", "tsx", "typescript", "xml", "yaml", "yml", "zig"),
    )
)
_NAME: Final = re.compile(r"[A-Za-z0-9+#.-]{1,30}")
_FORMATTER: Final = HtmlFormatter(nowrap=True, classprefix="c-")


def language_of(info: str) -> str:
    """The language that a fence names, "" for none or for what can be none."""
    word = (info.split() or [""])[0]
    return word if _NAME.fullmatch(word) else ""


def marked(code: str, *, language: str) -> str:
    """HTML of the code, with its words in spans where the language is known."""
    large = len(code) > MAX_BLOCK or code.count("\n") > MAX_LINES
    if large or language.lower() not in LANGUAGES:
        return html.escape(code, quote=False)
    made: str = highlight(code, _lexer(language.lower()), _FORMATTER)
    return made


@cache
def _lexer(language: str) -> Lexer:
    return get_lexer_by_name(language, stripnl=False, ensurenl=False)
