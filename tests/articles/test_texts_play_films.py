"""Films and sound in texts: a player that waits, a label, and a link where none plays."""

from collections.abc import Callable
from datetime import datetime

from accounts.models import Account
from articles import services
from articles.markup import NOTHING, Known, Picture, render
from articles.models import MediaUse
from tests.articles.films import film

FILM = "/media/" + "a" * 32
SOUND = "/media/" + "b" * 32
KNOWN = Known(
    {
        "a" * 32: Picture(640, 360, (480, 640), "From the upload", "mp4"),
        "b" * 32: Picture(0, 0, (), "", "ogg"),
    },
    frozenset(),
)
PLAYER = (
    f'<video src="{FILM}.mp4" controls="" preload="none" poster="{FILM}.webp" width="640"'
    ' height="360" playsinline="" aria-label="A &lt;gate&gt; opens">'
    f'<a href="{FILM}.mp4" rel="nofollow noopener ugc">A &lt;gate&gt; opens</a></video>'
)


def test_a_film_waits_under_its_still_until_it_is_pressed() -> None:
    made = render(f"Before.\n\n![A <gate> opens]({FILM}.mp4)\n\nAfter.", known=KNOWN)
    assert f"<figure>{PLAYER}</figure>" in made.html
    assert "autoplay" not in made.html
    assert (made.text.split(), made.words) == (["Before.", "After."], 2)


def test_a_film_that_is_described_nowhere_has_the_words_of_its_upload() -> None:
    made = render(f'![]({FILM}.mp4 "At home")', known=KNOWN).html
    assert 'aria-label="From the upload"' in made
    assert "<figcaption>At home</figcaption>" in made


def test_a_sound_is_labelled_for_eye_and_ear() -> None:
    made = render(f"![Bees]({SOUND}.ogg)", known=KNOWN).html
    assert f'<audio src="{SOUND}.ogg" controls="" preload="none" aria-label="Bees">' in made
    assert "<figcaption>Bees</figcaption>" in made
    assert "poster" not in made


def test_there_is_no_player_of_what_there_is_not() -> None:
    for source in (f"![A gate]({FILM}.webm)", f"![A gate]({SOUND}.webp)"):
        assert '<figure class="gap">A gate</figure>' in render(source, known=KNOWN).html
    assert '<figure class="gap">A gate</figure>' in render(f"![A gate]({FILM}.mp4)").html
    # The still is a picture like any other.
    assert f'<img src="{FILM}.webp" srcset="' in render(f"![]({FILM}.webp)", known=KNOWN).html


def test_a_player_that_an_author_writes_is_none() -> None:
    for raw in (
        f'<video src="{FILM}.mp4" autoplay loop>Words</video>',
        f'<VIDEO\nsrc="{FILM}.mp4"\nautoplay>Words</VIDEO>',
        f'<audio src="{SOUND}.ogg" autoplay>Words</audio>',
        '<video src="https://elsewhere.example/film.mp4">Words</video>',
        f'<video><source src="{FILM}.mp4">Words</video>',
        f'<video poster="{FILM}.webp">Words',
    ):
        for known in (KNOWN, NOTHING):
            made = render(raw, known=known).html
            assert "Words" in made
            assert "/media/" not in made
            assert "<video" not in made
            assert "<audio" not in made


def test_a_text_shows_its_film_until_that_is_deleted(
    person: Callable[[str], Account], now: datetime
) -> None:
    ines = person("ines")
    media = services.take_in(ines, data=film(), alt="A gate opens", now=now)
    body = f"Words.\n\n![](/media/{media.address}.mp4)"
    article = services.publish(ines, title="Gates", body=body, now=now)
    assert 'aria-label="A gate opens"' in article.revision.html
    assert MediaUse.objects.filter(media=media, work=article.pk).exists()
    services.erase(article.pk, author=ines, now=now)
    media.refresh_from_db()
    assert media.erased_at == now
