"""Addresses that programs read: sitemap, robots, oEmbed, the manifest, and whom to warn."""

from datetime import UTC, timedelta
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from frontend.pages import machines
from frontend.pages.machines import Place
from frontend.views.edges import query_number
from ledger.selectors import database_time

_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_WIDTH: Final = 680
#: RFC 9116 asks for a date not far ahead; the page is made anew at each request.
_CONTACT_HOLDS: Final = timedelta(days=180)


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of the sitemap's files."""
    places = [Place(path) for path in machines.sitemap_files()]
    return _xml(request, "sitemapindex", "sitemap", places)


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap_pages(request: HttpRequest) -> HttpResponse:
    """The site's own pages and the tags."""
    return _xml(request, "urlset", "url", machines.pages())


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap_communities(request: HttpRequest, number: int) -> HttpResponse:
    """One run of the communities."""
    return _xml(request, "urlset", "url", machines.communities(number))


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap_texts(request: HttpRequest, number: int) -> HttpResponse:
    """One run of the public texts."""
    return _xml(request, "urlset", "url", machines.texts(number))


def _xml(request: HttpRequest, root: str, entry: str, places: list[Place]) -> HttpResponse:
    tree = Element(root, xmlns=_SITEMAP)
    for place in places:
        line = SubElement(tree, entry)
        SubElement(line, "loc").text = request.build_absolute_uri(place.path)
        if place.changed_at is not None:
            SubElement(line, "lastmod").text = place.changed_at.astimezone(UTC).isoformat("T")
    body = tostring(tree, encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    """Where programs need not look (RFC 9309)."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in machines.CLOSED)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116); not found where the operator named nobody."""
    if not settings.INKWELL_CONTACT:
        raise Http404
    expires = (database_time() + _CONTACT_HOLDS).astimezone(UTC)
    lines = [
        f"Contact: {settings.INKWELL_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Canonical: {request.build_absolute_uri(request.path)}",
        "Preferred-Languages: en, sv",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=86_400)
def manifest(request: HttpRequest) -> HttpResponse:
    """What a device needs to keep the site among its programs (W3C web app manifest)."""
    icon = {"src": reverse("blot", args=["inkwell"]), "sizes": "any", "type": "image/svg+xml"}
    return JsonResponse(
        {
            "name": "Inkwell",
            "short_name": "Inkwell",
            "start_url": "/",
            "scope": "/",
            "display": "minimal-ui",
            "background_color": "#FBF9F4",
            "theme_color": "#2F4B8F",
            "icons": [icon],
        },
        content_type="application/manifest+json",
    )


@require_safe
@cache_control(public=True, max_age=3600)
def oembed(request: HttpRequest) -> HttpResponse:
    """How another site shows one of our texts (oembed.com): JSON or XML."""
    base = request.build_absolute_uri("/").rstrip("/")
    asked = query_number(request, "maxwidth")
    width = _WIDTH if asked is None else min(_WIDTH, asked)
    answer = machines.embedded(
        request.GET.get("url", ""), base=base, width=width, now=database_time()
    )
    match request.GET.get("format", "json"):
        case "json":
            return JsonResponse(answer)
        case "xml":
            tree = Element("oembed")
            for name, value in answer.items():
                if value is not None:
                    SubElement(tree, name).text = str(value)
            body = tostring(tree, encoding="utf-8", xml_declaration=True)
            return HttpResponse(body, content_type="text/xml; charset=utf-8")
    return HttpResponse("The format is json or xml.", status=501, content_type="text/plain")


@require_safe
@cache_control(public=True, max_age=86_400)
def favicon(request: HttpRequest) -> HttpResponse:
    """The blot, for programs that ask for the old address without reading the page."""
    return HttpResponse(status=301, headers={"Location": reverse("blot", args=["inkwell"])})
