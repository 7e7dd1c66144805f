"""The environment, read once.

Every knob an operator can turn is a field here with one line on what it does. No other module
under Django reads ``os.environ`` for the site's configuration, so this file is the whole list.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


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
    #: First line of every checkpoint: the name of this ledger in the world.
    origin: str
    #: Unix socket of the signer process; empty where no signer runs.
    signer_socket: str
    #: Folder of the pictures that people upload; every web process must see the same one.
    media_folder: str
    #: What the treasury lends to a newcomer, in micro-VESTS.
    starter_delegation: int

    @classmethod
    def read(cls, variables: Mapping[str, str] = os.environ) -> Self:
        """Read the variables; ValueError when a number is no number."""
        hosts = variables.get("INKWELL_HOSTS", "localhost,127.0.0.1")
        return cls(
            database_url=variables.get("DATABASE_URL", "postgresql:///inkwell"),
            database_role=variables.get("INKWELL_DATABASE_ROLE", ""),
            redis_url=variables.get("REDIS_URL", "redis://127.0.0.1:6379/0"),
            secret_key=variables.get("INKWELL_SECRET_KEY", ""),
            debug=variables.get("INKWELL_DEBUG", "") == "1",
            allowed_hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
            https=variables.get("INKWELL_HTTPS", "") == "1",
            rule_set=variables.get("INKWELL_RULE_SET", "inkwell-1"),
            origin=variables.get("INKWELL_ORIGIN", "localhost/inkwell"),
            signer_socket=variables.get("INKWELL_SIGNER_SOCKET", ""),
            media_folder=variables.get("INKWELL_MEDIA", "media"),
            starter_delegation=int(
                variables.get("INKWELL_STARTER_DELEGATION", "10000000000").replace("_", "")
            ),
        )
