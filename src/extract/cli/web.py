"""What ``discover`` and ``fetch`` share: who asks and how much, and how progress is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extract.cli.common import Failure, say
from extract.printable import harmless

if TYPE_CHECKING:
    from extract.web import Policy

F = TypeVar("F", bound=Callable[..., Any])
CORPORA = Path("corpora")
"""Where the folders of councils lie, seen from the folder a user works in."""


def manners(command: F) -> F:
    """The options that say who asks, how fast and how much."""
    options = (
        click.option("--contact", envvar="COUNCIL_EXTRACT_CONTACT", default="", metavar="ADDRESS",
                     help="Web or mail address at which a council can reach you; sent with each request.  "
                     "[env: COUNCIL_EXTRACT_CONTACT]"),
        click.option("--gap", type=float, default=1.0, show_default=True, metavar="SECONDS",
                     help="Least time between two requests to one host."),
        click.option("--max-requests", type=click.IntRange(min=1), default=20_000, show_default=True,
                     help="Stop after so many requests."),
        click.option("--at-once", type=click.IntRange(min=1, max=32), default=4, show_default=True,
                     help="Hosts asked side by side."),
        click.option("--quiet", is_flag=True, help="Print errors only."),
        click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def policy(contact: str, gap: float, max_requests: int, **limits: int) -> Policy:
    """The policy of these options, with a reminder where no contact is given. Raises Failure."""
    from extract.web import Policy

    if not contact and not Policy.loopback_allowed():
        say(
            "No contact is sent along, so a council cannot reach you: set --contact or COUNCIL_EXTRACT_CONTACT.",
            err=True,
        )
    allowed = Policy.loopback_allowed()
    try:
        return Policy(contact=contact, gap=gap, max_requests=max_requests, allow_loopback=allowed, **limits)
    except ValueError as error:
        raise Failure(str(error)) from None


@contextmanager
def progress(silent: bool, unit: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on standard error while the command runs, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn(unit), TimeElapsedColumn())
    console = Console(stderr=True)
    words = TextColumn("{task.description}", markup=False)
    with Progress(*columns, words, console=console, transient=True, disable=silent or not console.is_terminal) as bars:
        bar = bars.add_task("", total=None)

        def tell(done: int, total: int, title: str) -> None:
            bars.update(bar, completed=done, total=total, description=harmless(title[:60]))

        yield tell
