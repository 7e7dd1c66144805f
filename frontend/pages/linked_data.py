"""What a text or a person is in the words of schema.org, for search engines (JSON-LD)."""

import json
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from articles.pictures import PORTRAIT
from frontend.pages.media import portrait_url
from frontend.shown.articles import ArticlePage
from frontend.shown.profiles import Person

#: No text can end the element that holds it, or begin a comment in it.
_ESCAPES: Final = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def profile_data(person: Person, *, base: str) -> SafeString:
    """A person's page and who they are; `base` as for a text."""
    who: dict[str, object] = {
        "@type": "Person",
        "name": person.shown,
        "alternateName": f"@{person.name}",
        "identifier": person.name,
        "url": base + reverse("profile", args=[person.name]),
    }
    if person.about:
        who["description"] = person.about
    if person.portrait:
        who["image"] = base + portrait_url(person, side=PORTRAIT)
    return _data({"@type": "ProfilePage", "dateCreated": person.since, "mainEntity": who})


def linked_data(page: ArticlePage, *, base: str) -> SafeString:
    """The article, its author and where it stands. `base` is the site's address, without a slash
    at its end. "" for a text that is not for everybody.
    """
    if not page.is_public:
        return SafeString("")
    author = {
        "@type": "Person",
        "name": page.author.shown,
        "url": base + reverse("profile", args=[page.author.name]),
    }
    article: dict[str, object] = {
        "@type": "Article",
        "headline": page.title[:110],
        "description": page.excerpt,
        "url": base + page.url,
        "datePublished": page.when.iso,
        "dateModified": (page.edited or page.when).iso,
        "inLanguage": page.language,
        "keywords": list(page.tags),
        "author": author,
    }
    article |= _other_languages(page, base=base)
    if page.card_picture is not None:
        article["image"] = base + page.card_picture.url
    if page.foot.licence.url:
        article["license"] = page.foot.licence.url
    steps = [("Inkwell", base + "/")]
    if page.community is not None:
        steps.append(
            (page.community.title, base + reverse("community", args=[page.community.slug]))
        )
    steps.append((page.title, base + page.url))
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": url}
            for place, (name, url) in enumerate(steps, start=1)
        ],
    }
    return _data({"@graph": [article, trail]})


def _other_languages(page: ArticlePage, *, base: str) -> dict[str, object]:
    """What a text translates, or the translations of an original."""
    originals = [each for each in page.translations if each.is_original]
    told: list[dict[str, object]] = [
        {"@type": "Article", "url": base + each.url, "inLanguage": each.language}
        for each in originals or page.translations
    ]
    if originals:
        return {"translationOfWork": told[0]}
    return {"workTranslation": told} if told else {}


def _data(about: dict[str, object]) -> SafeString:
    told = json.dumps({"@context": "https://schema.org"} | about)
    return mark_safe(told.translate(_ESCAPES))
