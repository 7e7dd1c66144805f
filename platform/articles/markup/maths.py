"""Formulas: TeX to MathML, which browsers draw and screen readers read without script.

What the converter makes goes through the sanitiser's closed list of MathML; a formula it cannot
read is shown as it was typed.
"""

import html
from typing import Final

from latex2mathml.converter import convert

MAX_FORMULA: Final = 1_000
MAX_FORMULAS: Final = 300


def formula(tex: str, *, block: bool) -> str | None:
    """MathML of a formula, or None when it is too long or no TeX."""
    tex = tex.strip()
    if not tex or len(tex) > MAX_FORMULA or _nesting(tex) > 40:
        return None
    try:
        made = convert(tex, display="block" if block else "inline")
    # The converter stumbles over bad TeX in many ways, among them IndexError and KeyError.
    except Exception:
        return None
    return f'<div class="maths" tabindex="0">{made}</div>' if block else made


def as_typed(tex: str, *, block: bool) -> str:
    """The formula as its author wrote it."""
    mark = "$$" if block else "$"
    code = f"<code>{html.escape(mark + tex + mark, quote=False)}</code>"
    return f"<p>{code}</p>" if block else code


def _nesting(tex: str) -> int:
    deepest = depth = 0
    for character in tex:
        depth += (character == "{") - (character == "}")
        deepest = max(deepest, depth)
    return deepest
