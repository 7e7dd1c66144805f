"""One writer of the race, as a program that starts quickly: it knows only PostgreSQL."""

import random
import sys
import time

import psycopg

_TRANSFER = (
    "SELECT ledger_transfer(sha256(gen_random_uuid()::text::bytea),"
    " 1, 4, 1::int2, 1, 10::int2, 'race', '')"
)


def write(url: str, *, seed: int) -> None:
    """Write until killed: mostly short transactions, some held open, one in ten taken back."""
    dice = random.Random(seed)
    with psycopg.connect(url, autocommit=True) as writer:
        writer.execute("SET ROLE inkwell_application")
        while True:
            writer.execute("BEGIN")
            for _ in range(dice.randint(1, 3)):
                writer.execute(_TRANSFER)
            time.sleep(0.3 if dice.random() < 0.02 else dice.random() * 0.004)
            writer.execute("ROLLBACK" if dice.random() < 0.1 else "COMMIT")


if __name__ == "__main__":
    write(sys.argv[1], seed=int(sys.argv[2]))
