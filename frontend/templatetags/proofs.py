"""A tag that names what somebody is asked to prove who they are for."""

from django import template
from django.http import HttpRequest

from accounts.proofs import asked_for
from frontend.pages import proofs

register = template.Library()


@register.simple_tag
def deed(request: HttpRequest) -> str:
    """What is done on the page that the proof opens; empty where it needs none."""
    asked = asked_for(request)
    return proofs.deed((asked.url_name if asked else None) or "")
