"""The environment, read once.

Every knob an operator can turn is a field here with one line on what it does. No other module
under Django reads ``os.environ`` for the site's configuration, so this file is the whole list.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Environment:
    """What the process was told from outside; every field has a default that is safe."""

    #: PostgreSQL, as a URL; the login decides what the process may do to the ledger.
    database_url: str
    #: Role to assume after connecting, where one login serves several processes.
    database_role: str
    #: Broker of the job queue: Redis or Valkey, as a URL.
    redis_url: str
    #: Django's secret; has no default, so that nobody runs with a known one.
    secret_key: str
    #: Pages with tracebacks; never on a machine that others reach.
    debug: bool
    #: Names this site answers to.
    allowed_hosts: tuple[str, ...]
    #: True where a proxy serves the site over HTTPS.
    https: bool
    #: Name of the rule set that new works are paid by.
    rule_set: str
    #: How long a process goes by the rules it knows; 0 looks for no others than `rule_set`.
    rules_seconds: int
    #: First line of every checkpoint: the name of this ledger in the world.
    origin: str
    #: Unix socket of the signer process; empty where no signer runs.
    signer_socket: str
    #: Folder of the log that is published after each block; empty publishes none.
    log_folder: str
    #: Folder of the pictures that people upload; every web process must see the same one.
    media_folder: str
    #: Folder of the key that signs web push, made there on first use; empty switches push off.
    vapid_folder: str
    #: How many times as much as usual one account may do in a time; more for demos only.
    pace_times: int
    #: The demo: its people go on writing and voting.
    lively: bool
    #: Where a weakness is reported, as mailto: or https: address; shown in security.txt.
    contact: str
    #: What the treasury lends to a newcomer, in micro-VESTS.
    starter_delegation: int
    #: Address of the site, for links in letters.
    site: str
    #: Mail server: smtp://user:password@host:587?tls=1, or ?ssl=1.
    smtp: str
    #: Sender of the site's letters.
    mail_from: str
    #: Letters are shown on a page instead of being sent; for demos only, everybody reads them.
    show_mail: bool

    #: Name of the header in which the proxy in front gives a reader's country by ISO 3166-1, as
    #: CF-IPCountry; empty: no country is known, and nothing can be withheld in one.
    country_header: str
    #: How long a page for readers without an account may be shown again; 0 makes each anew.
    page_seconds: int

    @classmethod
    def read(cls, variables: Mapping[str, str] = os.environ) -> Self:
        """Read the variables; ValueError when a number is no number."""
        hosts = variables.get("INKWELL_HOSTS", "localhost,127.0.0.1")
        return cls(
            country_header=variables.get("INKWELL_COUNTRY_HEADER", "").strip(),
            page_seconds=int(variables.get("INKWELL_PAGE_SECONDS", "15")),
            database_url=variables.get("DATABASE_URL", "postgresql:///inkwell"),
            database_role=variables.get("INKWELL_DATABASE_ROLE", ""),
            redis_url=variables.get("REDIS_URL", "redis://127.0.0.1:6379/0"),
            secret_key=variables.get("INKWELL_SECRET_KEY", ""),
            debug=variables.get("INKWELL_DEBUG", "") == "1",
            allowed_hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
            https=variables.get("INKWELL_HTTPS", "") == "1",
            rule_set=variables.get("INKWELL_RULE_SET", "inkwell-1"),
            rules_seconds=int(variables.get("INKWELL_RULES_SECONDS", "60")),
            origin=variables.get("INKWELL_ORIGIN", "localhost/inkwell"),
            signer_socket=variables.get("INKWELL_SIGNER_SOCKET", ""),
            log_folder=variables.get("INKWELL_LOG", ""),
            media_folder=variables.get("INKWELL_MEDIA", "media"),
            vapid_folder=variables.get("INKWELL_VAPID", ""),
            pace_times=int(variables.get("INKWELL_PACE_TIMES", "1")),
            lively=variables.get("INKWELL_LIVELY", "") == "1",
            contact=variables.get("INKWELL_CONTACT", ""),
            starter_delegation=int(
                variables.get("INKWELL_STARTER_DELEGATION", "10000000000").replace("_", "")
            ),
            site=variables.get("INKWELL_SITE", "http://localhost:8000").rstrip("/"),
            smtp=variables.get("INKWELL_SMTP", "smtp://localhost:25"),
            mail_from=variables.get("INKWELL_MAIL_FROM", "Inkwell <inkwell@localhost>"),
            show_mail=variables.get("INKWELL_SHOW_MAIL", "") == "1",
        )


def smtp_mailer(address: str) -> dict[str, object]:
    """Django's mailer for a mail server's URL; ValueError when it is no such URL."""
    parts = urlsplit(address)
    if parts.scheme != "smtp" or not parts.hostname:
        # Without the address itself: it may hold a password, and this ends in a log.
        raise ValueError("INKWELL_SMTP is no address of a mail server: smtp://USER:PASSWORD@HOST")
    wanted = parse_qs(parts.query)
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port or 25,
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": wanted.get("tls") == ["1"],
            "use_ssl": wanted.get("ssl") == ["1"],
            "timeout": 10,
        },
    }
