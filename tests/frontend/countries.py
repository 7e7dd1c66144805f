"""Readers in countries, for the tests of what is withheld there."""

from django.test import Client


def reader_in(country: str, client: Client | None = None) -> Client:
    """A client whose proxy says that country, with or without an account."""
    client = client or Client()
    client.defaults["HTTP_CF_IPCOUNTRY"] = country
    return client
