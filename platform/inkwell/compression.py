"""Words travel compressed: pages, styles, scripts, feeds. Pictures and fonts are so already.

A token or a nonce differs in every answer, and Django adds noise of random length, so that the
size of an answer says nothing about what stands in it.
"""

from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_WORDS: Final = ("text/", "application/json", "application/xml", "application/manifest+json")
_MORE_WORDS: Final = ("application/javascript", "application/rss", "application/atom", "image/svg")


class CompressedWords(GZipMiddleware):
    """Django's compression, for what consists of words."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress an answer whose type is one of words, where the browser takes that."""
        if not response.headers.get("Content-Type", "").startswith(_WORDS + _MORE_WORDS):
            return response
        compressed: HttpResponseBase = super().process_response(request, response)
        return compressed
