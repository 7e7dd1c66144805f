"""`manage.py import_posts FILE[.gz] --rules NAME`: take over posts with their votes."""

import gzip
import json
import zlib
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from articles.posts import BadRow, Post, read_post
from articles.services import Imported, import_posts
from rewards.rules import RulesError, RuleSet, load


class Command(BaseCommand):
    """Import posts in the shape of Hive's API: a list of rows, or an object with `rows`."""

    help = "Import posts with their votes; a bad row is reported with its place and skipped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and the rules its votes were cast under."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--rules", default="steem-hf6", help="the rule set of the time")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, import, report."""
        rules, rows = _rules(options["rules"]), _rows(options["file"])
        reports: list[str] = []
        posts = list(_posts(rows, rules, reports))
        with _progress(self.stderr) as progress:
            task = progress.add_task("Importing", total=len(posts))
            result = import_posts(
                posts, rules=rules, progress=lambda done: progress.advance(task, done)
            )
        reports += [
            f"{author}/{permlink}: {why}; skipped" for (author, permlink), why in result.refused
        ]
        for report in reports:
            self.stderr.write(report)
        self.stdout.write(_summary(result, skipped=len(rows) - len(posts) + len(result.refused)))


def _posts(rows: list[object], rules: RuleSet, reports: list[str]) -> Iterator[Post]:
    seen: dict[tuple[str, str], int] = {}
    for place, row in enumerate(rows):
        try:
            post = read_post(row, window_seconds=rules.payout.window_seconds)
        except BadRow as reason:
            reports.append(f"row {place}: {reason}; skipped")
            continue
        reports += [f"row {place}: {reason}; the vote is skipped" for reason in post.bad_votes]
        if post.address in seen:
            reports.append(f"row {place}: the same text as row {seen[post.address]}; skipped")
            continue
        seen[post.address] = place
        yield post


def _rules(name: str) -> RuleSet:
    try:
        return load(name)
    except RulesError as error:
        raise CommandError(str(error)) from error


def _rows(path: Path) -> list[object]:
    try:
        content = path.read_bytes()
        data = json.loads(
            gzip.decompress(content) if path.suffix == ".gz" else content, parse_int=_whole
        )
    except (OSError, EOFError, ValueError, RecursionError, zlib.error) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    rows = data.get("rows") if isinstance(data, dict) else data
    if not isinstance(rows, list):
        raise CommandError(f"{path} is neither a list of posts nor an object with `rows`.")
    return rows


def _whole(digits: str) -> int | str:
    """A number of a few thousand digits is its row's fault and not the file's."""
    return int(digits) if len(digits) < 100 else digits


def _progress(stream: Any) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(file=stream),
    )


def _summary(result: Imported, *, skipped: int) -> str:
    return (
        f"Imported {result.articles:,} articles, {result.comments:,} comments and"
        f" {result.votes:,} votes by {result.accounts:,} new accounts;"
        f" {result.absent:,} articles are known by their address alone,"
        f" {result.known:,} texts were here already, {skipped:,} rows were skipped."
    )
