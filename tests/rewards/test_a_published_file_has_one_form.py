"""The file of a cycle: its form written out by hand; any of them is canonical, and is read."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from ledger.stake import SharePrice
from rewards.columns import Beneficiary, Fund
from rewards.intake import read
from rewards.publication import Cast, Heading, Subject, encode
from rewards.recompute import recompute
from rewards.rules import load
from rewards.trace import canonical

CREATED = datetime(2026, 11, 13, tzinfo=UTC)
CASHOUT = CREATED + timedelta(days=7)
RULES = load("inkwell-1")
HEADING = Heading(
    cycle=12,
    rules=RULES,
    time=1_795_132_800,
    fund=Fund(balance=2**60, recent_claims=10**30, updated=1_795_046_400),
    price=SharePrice(fund_ink=7, shares_vests=2**61),
)
SHARED = Subject(
    id=5,
    author=1001,
    created=CREATED,
    cashout=CASHOUT,
    max_payout=2**55,
    liquid_bp=5_000,
    curation=True,
    beneficiaries=(Beneficiary(1003, 500), Beneficiary(1004, 100, host=True)),
)
VOTE = Cast(voter=1002, rshares=-(2**60), time=CREATED + timedelta(microseconds=1), seq=77)


def test_the_form_is_the_one_that_is_described() -> None:
    text = b"".join(
        encode(HEADING, carries=[(1001, 1), (1002, 999_999)], works=[(SHARED, [VOTE])])
    )
    assert text == (
        b'{"carries":[{"account":1001,"nano":1},{"account":1002,"nano":999999}],'
        b'"cycle":12,"format":1,'
        b'"fund":{"balance":"1152921504606846976",'
        b'"recent_claims":"1000000000000000000000000000000",'
        b'"updated":"2026-11-19T00:00:00.000000Z"},'
        b'"rules":' + canonical(asdict(RULES)) + b',"time":"2026-11-20T00:00:00.000000Z",'
        b'"vesting":{"fund":"7","shares":"2305843009213693952"},'
        b'"works":[{"author":1001,"beneficiaries":[{"account":1003,"weight":500},'
        b'{"account":1004,"host":true,"weight":100}],'
        b'"cashout":"2026-11-20T00:00:00.000000Z","created":"2026-11-13T00:00:00.000000Z",'
        b'"curation":true,"id":5,"liquid_percent":5000,"max_payout":"36028797018963968",'
        b'"votes":[{"rshares":"-1152921504606846976","seq":77,'
        b'"time":"2026-11-13T00:00:00.000001Z","voter":1002}]}]}'
    )


def test_a_cycle_of_nothing_is_read() -> None:
    text = b"".join(encode(HEADING, carries=[], works=[]))
    assert read(text.decode()).rules == RULES
    assert recompute(text.decode())["transfers"] == []


@st.composite
def cycles(draw: st.DrawFn) -> list[tuple[Subject, list[Cast]]]:
    seqs = count(draw(st.integers(0, 2**40)))
    wallets = st.integers(1001, 1009)
    works = []
    for work in sorted(draw(st.sets(st.integers(1, 2**53 - 1), max_size=4))):
        shares = draw(
            st.lists(
                st.tuples(wallets, st.integers(1, 900)), max_size=3, unique_by=lambda each: each[0]
            )
        )
        subject = Subject(
            id=work,
            author=draw(wallets),
            created=CREATED,
            cashout=CASHOUT,
            max_payout=draw(st.none() | st.integers(0, 2**53)),
            liquid_bp=draw(st.integers(0, 10_000)),
            curation=draw(st.booleans()),
            beneficiaries=tuple(Beneficiary(who, part) for who, part in shares),
        )
        casts = [
            Cast(
                draw(wallets),
                draw(st.integers(-(2**50), 2**50)),
                CREATED + timedelta(seconds=after),
                next(seqs),
            )
            for after in sorted(draw(st.lists(st.integers(0, 600_000), max_size=6)))
        ]
        works.append((subject, casts))
    return works


@given(cycles(), st.dictionaries(st.integers(1001, 1009), st.integers(1, 999_999)))
def test_every_file_is_its_own_canonical_form(
    works: list[tuple[Subject, list[Cast]]], carries: dict[int, int]
) -> None:
    heading = replace(HEADING, price=SharePrice(fund_ink=10**9, shares_vests=10**15))
    text = b"".join(encode(heading, carries=sorted(carries.items()), works=works))
    document = json.loads(text)
    assert canonical(document) == text
    assert max(_numbers(document), default=0) < 2**53
    intake = read(text.decode())
    assert intake.inputs.carries.mapping() == carries
    assert intake.inputs.fund == HEADING.fund and intake.inputs.price == heading.price
    assert list(intake.inputs.works.id) == [subject.id for subject, _ in works]
    assert list(intake.inputs.works.beneficiaries) == [each.beneficiaries for each, _ in works]
    assert recompute(text.decode())["rules"] == "inkwell-1"


def _numbers(value: object) -> Iterator[int]:
    if isinstance(value, int):
        yield abs(value)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _numbers(each)
    elif isinstance(value, list):
        for each in value:
            yield from _numbers(each)
