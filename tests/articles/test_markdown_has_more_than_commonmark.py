"""Footnotes, formulas, code, tables, tasks, mentions, tags and cards, as HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.markup import FRAME_HOSTS, Known, Picture, References, contents, references, render
from articles.markup.code import LANGUAGES, MAX_BLOCK, MAX_LINES, marked
from articles.markup.embeds import embed_of, is_frame

ADDRESS = "0123456789abcdef0123456789abcdef"
OWN = f"/media/{ADDRESS}.webp"
KNOWN = Known({ADDRESS: Picture(700, 400, (480, 700))}, frozenset({"ines", "al.pha"}))
REL = 'rel="nofollow noopener ugc"'


def html(source: str, *, place: str = "") -> str:
    return render(source, known=KNOWN, place=place).html


def test_a_note_and_its_mention_lead_to_each_other() -> None:
    made = html("One[^a] two[^a].\n\n[^a]: The note.")
    assert f'<sup><a href="#fn-1" id="fnref-1" role="doc-noteref" {REL}>1</a></sup>' in made
    assert 'id="fnref-1-1"' in made
    assert '<li id="fn-1"><p>The note. <a href="#fnref-1" role="doc-backlink"' in made
    assert 'href="#fnref-1-1"' in made


def test_two_texts_on_a_page_share_no_id() -> None:
    source = "# Head\n\nOne[^1].\n\n[^1]: Note."
    places = ("", "c7-", "c8-")
    ids = [re.findall(r' id="([^"]+)"', html(source, place=place)) for place in places]
    assert ids == [
        ["s-head", "fnref-1", "fn-1"],
        ["c7-fnref-1", "c7-fn-1"],
        ["c8-fnref-1", "c8-fn-1"],
    ]


@pytest.mark.parametrize("name", ["main", "comments", "fn-1", "c8-fn-1", "s-head"])
def test_no_text_takes_an_id_of_the_page_or_of_another_text(name: str) -> None:
    made = html(
        f'<li id="{name}">a</li><h2 id="{name}">b</h2><div id="{name}">c</div>', place="c7-"
    )
    assert "id=" not in made


def test_headings_are_the_table_of_contents() -> None:
    made = html(
        "# One *two*\n\n## One two\n\n### R\u00f6st & r\u00e4tt\n\n"
        "# \u4e2d\u6587\n\n## Two\n\n### Deep"
    )
    assert [(each.level, each.id, each.text) for each in contents(made)] == [
        (2, "s-one-two", "One two"),
        (3, "s-one-two-2", "One two"),
        (2, "s-part", "\u4e2d\u6587"),
        (3, "s-two", "Two"),
    ]
    assert contents(made, deepest=4)[2].text == "R\u00f6st & r\u00e4tt"
    assert contents(html("# One", place="c7-")) == ()


def test_formulas_become_mathml() -> None:
    assert html("$x^2$") == (
        '<p><math display="inline"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math></p>\n'
    )
    assert html("$$\nx\n$$").startswith('<div class="maths" tabindex="0"><math display="block">')


def test_a_lists_words_leave_out_notes_and_what_needs_its_form() -> None:
    source = "A note[^1] on $x^2$ ends.\n\n$$\ny\n$$\n\n[^1]: The note."
    assert render(source).text.split() == ["A", "note", "on", "\u2026", "ends."]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a $\\frac{$ b", "<p>a <code>$\\frac{$</code> b</p>\n"),
        ("$$\n\\left( x\n$$", "<p><code>$$\n\\left( x\n$$</code></p>"),
        ("$" + "x" * 1_001 + "$", "<p><code>$" + "x" * 1_001 + "$</code></p>\n"),
        ("between $5 and $10", "<p>between $5 and $10</p>\n"),
        ("`$x$`", "<p><code>$x$</code></p>\n"),
    ],
)
def test_what_is_no_formula_stays_as_typed(source: str, shown: str) -> None:
    assert html(source) == shown


def test_code_is_marked_by_classes() -> None:
    made = html('```py\nreturn "a<b"\n```')
    assert made == (
        '<pre tabindex="0"><code class="language-py"><span class="c-k">return</span> '
        '<span class="c-s2">"a&lt;b"</span>\n</code></pre>\n'
    )


def test_every_language_of_the_list_has_a_lexer() -> None:
    for language in LANGUAGES:
        assert marked("x = 1", language=language)


@pytest.mark.parametrize(
    "block",
    [
        "```nosuch\nx = 1\n```",
        f"```py\n{'x' * MAX_BLOCK}\n```",
        f"```py\n{'x\n' * MAX_LINES}x\n```",
    ],
)
def test_code_of_no_known_language_or_beyond_the_limits_is_plain(block: str) -> None:
    assert "<span" not in html(block)


def test_a_table_can_be_scrolled_by_key() -> None:
    made = html("|a|\n|:-:|\n|1|")
    assert made.startswith('<div class="scroll" tabindex="0"><table>')
    assert '<td align="center">1</td>' in made


def test_tasks_are_told_by_their_box() -> None:
    made = html("- [ ] to do\n- [x] done\n- plain [x] not")
    assert '<li class="task">\u2610 to do</li>' in made
    assert '<li class="task">\u2611 done</li>' in made
    assert "<li>plain [x] not</li>" in made


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("Hello @ines.", ["/@ines"]),
        ("(@Ines) and @al.pha!", ["/@ines", "/@al.pha"]),
        ("@nobody, a@ines, /@ines, @ines_x, `@ines`, \\@ines x", []),
        ("[@ines](https://a.example)", ["https://a.example"]),
        ("<a href='https://a.example'>@ines</a>", ["https://a.example"]),
        ("*@ines*", ["/@ines"]),
        ("#Gardening and #r\u00f6st", ["/tag/gardening", "/tag/rost"]),
        ("#1, a#b, ##c, &#35;d `#e`", []),
        ("https://a.example/x_y_z?q=(1).", ["https://a.example/x_y_z?q=(1)"]),
        ("(see https://a.example/#part)", ["https://a.example/#part"]),
    ],
)
def test_words_that_are_links(source: str, links: list[str]) -> None:
    assert re.findall(r'href="([^"]+)"', html(source)) == links


def test_a_lone_picture_of_ours_is_a_figure_with_its_caption() -> None:
    made = html(f'![A gate]({OWN} "Built in <May>")')
    assert made.startswith(f'<figure><img src="{OWN}" srcset="/media/{ADDRESS}-480.webp 480w, ')
    assert 'width="700" height="400" alt="A gate" loading="lazy"' in made
    assert "<figcaption>Built in &lt;May&gt;</figcaption></figure>" in made
    assert html(f"Here: ![A gate]({OWN})").startswith("<p>Here: <img ")


def test_a_raw_image_is_treated_as_markdowns() -> None:
    assert "<img src" in html(f"<img src='{OWN}' alt=x onload=y>")
    assert html("<img src='https://a.example/x.png' alt='A gate'>").startswith(
        '<a href="https://a.example/x.png"'
    )
    assert (
        html(f"<img src='{OWN.replace('0', '1')}' alt='Gone'>") == '<span class="gap">Gone</span>'
    )


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        (
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=42",
        ),
        ("https://youtu.be/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871"),
        (
            "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC?si=x",
            "https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC",
        ),
        (
            "https://soundcloud.com/forss/flickermood",
            "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fforss%2Fflickermood",
        ),
        (
            "https://www.openstreetmap.org/#map=0/0/0",
            "https://www.openstreetmap.org/export/embed.html"
            "?bbox=-360.00000%2C-120.00000%2C360.00000%2C120.00000&layer=mapnik",
        ),
    ],
)
def test_a_lone_link_to_a_known_host_is_a_card(address: str, frame: str) -> None:
    found = embed_of(address)
    assert found is not None
    assert found.frame == frame
    made = html(f"Words.\n\n{address}\n\nMore.")
    escaped = frame.replace("&", "&amp;")
    assert f'<figure class="embed"><a href="{address.replace("&", "&amp;")}"' in made
    assert f'data-frame="{escaped}"' in made
    assert "iframe" not in made


@pytest.mark.parametrize(
    "source",
    [
        "See https://youtu.be/dQw4w9WgXcQ",
        "https://youtu.be.evil.example/dQw4w9WgXcQ",
        "https://evil.example/?https://youtu.be/dQw4w9WgXcQ",
        "https://tube.example/w/abc",
        "http://youtu.be/dQw4w9WgXcQ",
    ],
)
def test_any_other_link_stays_one(source: str) -> None:
    assert "data-frame" not in html(source)


def test_frames_are_of_the_closed_list() -> None:
    assert is_frame("https://player.vimeo.com/video/1")
    for bad in ("https://player.vimeo.com.evil/1", "javascript:x", "https://player.vimeo.com/<"):
        assert not is_frame(bad)
    assert all(host.startswith("https://") and not host.endswith("/") for host in FRAME_HOSTS)


def test_what_a_source_refers_to_is_found_once_and_bounded() -> None:
    found = references(f"@Ines @ines ![x]({OWN}) <img src={OWN}>")
    assert found == References(frozenset({ADDRESS}), frozenset({"ines"}))
    many = references(" ".join(f"@abc{number}" for number in range(1_000)))
    assert len(many.people) == 200


@given(st.text(alphabet="abn@#$*_`[]()!<>^:|- x/\n\\{}&;1.\"'=", max_size=120))
def test_whatever_is_typed_is_rendered_and_clean_already(source: str) -> None:
    made = html(source)
    assert "<script" not in made.lower()
    assert html(source) == made


@pytest.mark.parametrize(
    "piece",
    ["@ines ", "#tag ", "$x$ ", "$", "[^1]", "> ", "# a\n", ")", "<img "],
)
def test_a_hundred_thousand_of_anything_is_rendered(piece: str) -> None:
    source = f"https://a.example/{piece * (100_000 // len(piece))}"
    assert render(source, known=KNOWN).html
    assert render(source.removeprefix("https://a.example/"), known=KNOWN).html
