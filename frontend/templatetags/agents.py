"""A filter that names the browser of a session."""

from django import template

from frontend.agents import device

register = template.Library()
register.filter("device", device)
