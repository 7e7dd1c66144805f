"""Compute a payout again, from a JSON file, with neither a database nor the website: `python -m
rewards.recompute FILE`.

The file may be compressed with gzip, as a cycle's published one is. `--expect DIGEST` says which
digest the plan has to come to, and `--inputs DIGEST` which one the JSON has (SHA-256 of its bytes,
uncompressed; with another one it is not even read): what does not is told in one line, with exit
status 1. A file of more than 256 MB when it is unpacked is refused, unless `--most` says how many.

The form of input and output is a promise to other programs. Input: `rules` (a name or an object),
`time`, `fund` (`balance`, `recent_claims`, `updated`), `works` with their `votes`; optional are
`carries` (`account`, `nano`: what wallets keep from earlier payouts), `vesting` (`fund` milli-INK
and `shares` micro-VESTS: the share price) and `debt_price` (so much `debt` for so much `liquid`).
Output: what everybody is paid now in milli-INK, the transfers, the fund afterwards, the digest
that the block's seal carries and `inputs`, that of the file. `unclaimed` is what nobody got and
the fund keeps. Input that is not in this form gives one line on standard error and exit status 2.

For the digest to be that of the seal, a cycle is written down like this: a work whose author
declined the reward has `max_payout` 0; one that was disqualified has `max_payout` 0 and an empty
list of `votes`, as none of them was counted; a vote at or after the cashout is told back with
weight 0 and is in no digest, so it makes no difference whether it is written down. Among a work's
`beneficiaries` the community's part has `host` true; the others do not say it, or false.
"""

import argparse
import gzip
import hashlib
import json
import re
import sys
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final, NoReturn

from rewards.columns import NANO, Carries, Fund, PlanError
from rewards.intake import Intake, IntakeError, read
from rewards.plan import Plan, plan
from rewards.rules import RulesError
from rewards.shares import Remainder
from rewards.split import AUTHOR, BENEFICIARY, CURATOR, HOST

MOST_MEGABYTES: Final = 256
"""Of a million bytes, unpacked: a file that has more is refused unless it is asked for."""

_PIECE: Final = 2**20
_GZIP: Final = b"\x1f\x8b"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")

CODES = {
    CURATOR: "curation_reward",
    BENEFICIARY: "beneficiary_reward",
    AUTHOR: "author_reward",
    HOST: "host_reward",
}


def recompute(text: str) -> dict[str, object]:
    """The answer to one JSON document; IntakeError, RulesError, PlanError or ArithmeticError for a
    bad one.
    """
    intake = read(text)
    result = plan(intake.inputs, intake.rules)
    answer: dict[str, object] = {
        "rules": result.rules,
        "digest": result.digest.hex(),
        "fund": _fund(result.fund),
        "works": [_work(intake, result, row) for row in range(len(result.split.works))],
        "transfers": _transfers(intake, result),
    }
    if intake.rules.payout.remainder is Remainder.CARRY:
        kept = _kept(intake.inputs.carries, result)
        answer["carries"] = [
            {"account": intake.accounts[wallet], "nano": nano}
            for wallet, nano in kept.mapping().items()
            if nano
        ]
    return answer


def main(arguments: list[str]) -> int:
    """Run the command; the exit status is 0, 1 where a digest is not the expected one, or 2 for
    anything that cannot be computed.
    """
    try:
        asked = _asked(arguments)
        most = asked.most * 1_000_000
        document, inputs = document_in(_bytes(asked.file, most=most), most=most)
        if asked.inputs not in (None, inputs):
            return _other("inputs", inputs, wanted=asked.inputs)
        answer = recompute(document.decode("utf-8"))
    except UnicodeDecodeError:
        return _refuse("The input is not UTF-8.")
    except ArithmeticError:
        return _refuse("An amount outgrows 64 bits, or a rule divides by 0.")
    except (IntakeError, RulesError, PlanError) as error:
        return _refuse(str(error))
    answer["inputs"] = inputs
    print(json.dumps(answer, indent=1))
    if asked.expect not in (None, answer["digest"]):
        return _other("plan", str(answer["digest"]), wanted=asked.expect)
    return 0


def _other(what: str, found: str, *, wanted: str) -> int:
    return _refuse(f"The digest of the {what} is {found}, not {wanted}.", status=1)


def document_in(data: bytes, *, most: int) -> tuple[bytearray, str]:
    """The document in a file's bytes, which may be compressed with gzip, and its SHA-256, taken
    piece by piece; IntakeError where it is broken or has more than `most` bytes.
    """
    packed = data[:2] == _GZIP
    document, digest = bytearray(), hashlib.sha256()
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) if packed else BytesIO(data) as file:
            while len(document) <= most and (piece := file.read(min(_PIECE, most + 1))):
                digest.update(piece)
                document += piece
    except (OSError, EOFError, zlib.error):
        raise IntakeError("The input is compressed, and broken.") from None
    _require_no_more(len(document), most=most)
    return document, digest.hexdigest()


def _require_no_more(size: int, *, most: int) -> None:
    if size > most:
        raise IntakeError(
            f"The input has more than {most} bytes: --most MEGABYTES lets more of them in."
        )


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        raise IntakeError(f"{message[:1].upper()}{message[1:]}. {self.format_usage()}")


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(
        prog="python -m rewards.recompute",
        description="Compute a payout again from its published inputs.",
        allow_abbrev=False,
    )
    parser.add_argument("file", metavar="FILE", help="JSON, perhaps with gzip; - reads the input")
    parser.add_argument("--expect", metavar="DIGEST", type=_digest, help="of the plan")
    parser.add_argument("--inputs", metavar="DIGEST", type=_digest, help="of the file")
    parser.add_argument(
        "--most",
        metavar="MEGABYTES",
        type=_megabytes,
        default=MOST_MEGABYTES,
        help="that the file may have when it is unpacked",
    )
    return parser.parse_args(arguments)


def _digest(text: str) -> str:
    """64 hexadecimal digits, in small letters."""
    if not _DIGEST.fullmatch(text.lower()):
        raise argparse.ArgumentTypeError("a digest has 64 hexadecimal digits")
    return text.lower()


def _megabytes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 7):
        raise argparse.ArgumentTypeError("megabytes are a whole number below a million")
    return int(text)


def _bytes(file: str, *, most: int) -> bytes:
    """What is in the file, or comes in; never more than that and one byte."""
    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as source:
            data = source.read(most + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "that is no name of a file"
        raise IntakeError(f"{file} cannot be read: {why}.") from None
    _require_no_more(len(data), most=most)
    return data


def _refuse(reason: str, *, status: int = 2) -> int:
    print(" ".join(reason.split()), file=sys.stderr)
    return status


def _fund(fund: Fund) -> dict[str, object]:
    updated = datetime.fromtimestamp(fund.updated, UTC).isoformat().replace("+00:00", "Z")
    return {"balance": fund.balance, "recent_claims": str(fund.recent_claims), "updated": updated}


def _work(intake: Intake, result: Plan, row: int) -> dict[str, object]:
    parts, works = result.split, result.split.works
    votes = parts.votes.offsets[row : row + 2].tolist()
    voters = parts.votes.voter[votes[0] : votes[1]].tolist()
    weights = parts.votes.weight[votes[0] : votes[1]].tolist()
    rewards = parts.payments.paid[parts.vote_rows(row)].tolist()
    return {
        "id": intake.works[works.id[row]],
        "net_rshares": str(works.net_rshares[row]),
        "vote_rshares": str(works.vote_rshares[row]),
        "claim": str(parts.claims[row]),
        "total_weight": str(works.total_weight[row]),
        "payout": parts.payouts[row],
        "author_reward": parts.author[row],
        "curation_reward": parts.curation[row],
        "beneficiary_rewards": [
            {"account": intake.accounts[each.wallet], "reward": paid}
            for each, paid in zip(works.beneficiaries[row], parts.beneficiaries[row], strict=True)
        ],
        "unclaimed": parts.unclaimed[row],
        "votes": [
            {"voter": intake.accounts[voter], "weight": str(weight), "reward": reward}
            for voter, weight, reward in zip(voters, weights, rewards, strict=True)
        ]
        + [
            {"voter": intake.accounts[voter], "weight": "0", "reward": 0}
            for voter in intake.late[works.id[row]]
        ],
    }


def _transfers(intake: Intake, result: Plan) -> list[dict[str, object]]:
    """Each work's movements: liquid INK and new VESTS to people, the backing of the VESTS to the
    vesting pool.
    """
    transfers: list[dict[str, object]] = []
    payments = result.split.payments
    for row, number in enumerate(result.split.works.id):
        work = intake.works[number]
        staked = 0
        for place in range(int(payments.offsets[row]), int(payments.offsets[row + 1])):
            code, to = (
                CODES[int(payments.role[place])],
                intake.accounts[int(payments.wallet[place])],
            )
            liquid, vests = int(payments.liquid[place]), int(payments.vests[place])
            staked += int(payments.paid[place]) - liquid
            if liquid:
                transfers.append(_transfer(work, code, "fund", to, "INK", liquid))
            if vests:
                transfers.append(_transfer(work, code, "issue", to, "VESTS", vests))
        if staked:
            transfers.append(_transfer(work, "vesting_reward", "fund", "vesting", "INK", staked))
    before = intake.inputs.carries
    # What wallets keep in nano-INK stands, summed up, in the dust wallet; all works together
    # change it by whole units.
    dust = (int(_kept(before, result).nano.sum()) - int(before.nano.sum())) // NANO
    if dust:
        ends = ("fund", "dust") if dust > 0 else ("dust", "fund")
        transfers.append(_transfer(None, "carry", *ends, "INK", abs(dust)))
    return transfers


def _transfer(
    work: int | str | None, code: str, debit: str, credit: int | str, asset: str, amount: int
) -> dict[str, object]:
    return {
        "work": work,
        "code": code,
        "from": debit,
        "to": credit,
        "asset": asset,
        "amount": amount,
    }


def _kept(before: Carries, result: Plan) -> Carries:
    return before.updated(result.split.carries)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
