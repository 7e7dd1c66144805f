"""What an author's Markdown becomes."""

import pytest

from articles.markup import MAX_RAW_TAGS, is_address, render


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (
            "Plain *words*, **strong** ~~gone~~.",
            "<p>Plain <em>words</em>, <strong>strong</strong> <s>gone</s>.</p>\n",
        ),
        ("# One\n## Two", '<h2 id="s-one">One</h2>\n<h3 id="s-two">Two</h3>\n'),
        ("###### Six", '<h2 id="s-six">Six</h2>\n'),
        ("<h1>One</h1>", "<h2>One</h2>"),
        (
            "```\nx < 1\n```",
            '<pre tabindex="0"><code>x &lt; 1\n</code></pre>\n',
        ),
        ("3. three", '<ol start="3">\n<li>three</li>\n</ol>\n'),
    ],
)
def test_markdown_is_rendered(source: str, html: str) -> None:
    assert render(source).html == html


def test_a_comments_headings_stand_one_lower_and_have_no_ids() -> None:
    assert render("# One", heading_shift=2, place="c1-").html == "<h3>One</h3>\n"


def test_a_tables_columns_keep_their_side_without_a_style() -> None:
    html = render("|a|b|\n|:-|-:|\n|1|2|").html
    assert '<th align="left">a</th>' in html
    assert '<td align="right">2</td>' in html
    assert "style" not in html


def test_a_picture_of_elsewhere_becomes_a_link_to_it() -> None:
    html = render("![A *gate*](https://example.org/gate.png)").html
    assert html == (
        '<p><a href="https://example.org/gate.png" rel="nofollow noopener ugc">A gate</a></p>\n'
    )


def test_links_carry_no_weight_and_open_nothing() -> None:
    assert 'rel="nofollow noopener ugc"' in render("[a](https://example.org)").html
    assert 'rel="nofollow noopener ugc"' in render('<a href="/@ines" rel="x">a</a>').html


@pytest.mark.parametrize(
    "address",
    ["https://a.example", "HTTP://a.example", "mailto:a@a.example", "/@ines/beans", "#part"],
)
def test_an_address_on_the_web_or_on_this_site_is_one(address: str) -> None:
    assert is_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        " java\nscript:x",
        "data:text/html,x",
        "//a.example",
        "/\\a.example",
        "a",
        "",
    ],
)
def test_anything_else_is_none(address: str) -> None:
    assert not is_address(address)


def test_the_words_alone_are_counted_for_lists() -> None:
    rendered = render("# A title\n\nOne *two* <b>three</b> &amp; four.\n\n<script>bad()</script>")
    assert rendered.text.split() == ["One", "two", "three", "&", "four."]
    # A heading's count too. A sign that stands alone is no word.
    assert rendered.words == 6


def test_too_many_raw_tags_are_shown_as_they_are_typed() -> None:
    assert "&lt;div&gt;" in render("<div>" * (MAX_RAW_TAGS + 1)).html
