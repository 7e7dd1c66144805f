"""Parts of addresses. What cannot be a name is nobody's page: it is not found."""

from django.urls.converters import StringConverter


class NameConverter(StringConverter):
    """An account's name in an address, in any case; the rule itself is in accounts.names."""

    regex = "[A-Za-z0-9.-]{3,16}"
