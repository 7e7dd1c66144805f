"""What indents a template for its writer is not sent; what a reader sees is the same."""

import re

from django.template.loader import get_template
from django.test import Client

from frontend.compact import compact
from tests.frontend.world import World


def test_no_line_is_kept_before_the_end_of_what_may_be_left_out() -> None:
    written = (
        "<p>\n  {% if a %}\n    <b>x</b>\n  {% endif %}\n"
        "  <i>y</i>{% if b %}\n    z\n  {% endif %}w"
    )
    assert compact(written) == (
        "<p>\n{% if a %}\n<b>x</b>{% endif %}\n<i>y</i>{% if b %} z\n{% endif %}w"
    )


def test_a_tag_over_several_lines_is_sent_as_one() -> None:
    written = '<a\n  class="link"\n  href="/x"\n>{% translate "Read" %}</a>'
    assert compact(written) == '<a class="link" href="/x">{% translate "Read" %}</a>'


def test_words_stay_apart_and_tags_do_not_come_together() -> None:
    assert compact("<p>\n  One\n  two\n  <b>x</b>\n</p>") == "<p> One two\n<b>x</b>\n</p>"


def test_a_text_area_keeps_the_break_that_saves_its_first_line() -> None:
    assert compact("<textarea\n  name='x'\n>\n{{ value }}</textarea>") == (
        "<textarea name='x'>\n{{ value }}</textarea>"
    )


def test_no_line_of_a_page_is_indented(client: Client, world: World) -> None:
    page = client.get(world.article_address).content.decode()
    without_icons = re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)
    assert re.findall(r"\n[ \t]+.*", without_icons) == []


def test_letters_keep_their_lines() -> None:
    source = get_template("mail/digest.txt").template.source  # type: ignore[attr-defined]
    assert "\n\n" in source
