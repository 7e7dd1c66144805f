"""What pictures, films and sound take up, and who uploads most."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.selectors.storage import LOOKED_AT, TO_BE_USED, storage
from frontend.admin.site import desk
from frontend.pages.media import file_url
from frontend.phrases import decimals, number, percent
from ledger.selectors import database_time

_MEGA: Final = 100_000


def page(request: HttpRequest) -> HttpResponse:
    """The figures, the largest files, and today's uploads against the quota."""
    found = storage(database_time())
    context = desk.each_context(request) | {
        "title": gettext("Storage"),
        "looked_at": number(LOOKED_AT),
        "days": number(TO_BE_USED.days),
        "pictures": number(found.pictures),
        "size": _size(found.size_bytes),
        "unused": number(found.unused),
        "unused_size": _size(found.unused_bytes),
        "largest": [
            {
                "it": each,
                "size": _size(each.size_bytes),
                "url": file_url(each.address, form=each.form),
            }
            for each in found.largest
        ],
        "uploaders": [
            {
                "name": each.name,
                "pictures": number(each.pictures),
                "size": _size(each.size_bytes),
                "used": percent(each.used_bp),
            }
            for each in found.uploaders
        ],
    }
    return TemplateResponse(request, "admin/desk/storage.html", context)


def _size(size_bytes: int) -> str:
    """Tenths of a million bytes, rounded up."""
    return f"{decimals(-(-size_bytes // _MEGA), places=1)}\N{NO-BREAK SPACE}MB"
