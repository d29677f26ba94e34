"""Options that several commands share."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from kg.query.limits import Limits
from kg.usage import Above, Choice, Existing

if TYPE_CHECKING:
    from kg.graph import Graph

PATH = click.Path(path_type=Path)
EXISTING = Existing()
FILE = Existing(folders=False)
FOLDER = Existing(files=False)

REFUSED, NOT_STARTED = 1, 2

store_option = click.option(
    "--store", type=PATH, default=Path("graph"), envvar="KG_STORE", show_default=True,
    help="Folder of the graph. / Thư mục của đồ thị.",
)  # fmt: skip
output_option = click.option("-o", "output", type=PATH, help="Write to this file. / Ghi ra tệp này.")
format_option = click.option(
    "--format", "form",
    type=Choice(["table", "csv", "tsv", "json", "xml", "markdown", "turtle", "ntriples", "jsonld"]),
    help="Form of the results. / Dạng kết quả.",
)  # fmt: skip
texts_option = click.option(
    "--texts", type=FOLDER, envvar="KG_TEXTS",
    help="Folder of the texts: check every quote. / Thư mục văn bản: đối chiếu mọi trích dẫn.",
)  # fmt: skip


class Asking(NamedTuple):
    """Where a query is asked, within which limits, and what becomes of its results."""

    store: Path
    endpoint: str | None
    limits: Limits
    form: str | None
    output: Path | None
    stated_only: bool

    @property
    def graph(self) -> "Graph":
        """The graph that is asked."""
        from kg.graph import Graph

        return Graph(self.store, self.endpoint, self.limits)


def asking_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of asking, as one argument `asking`."""

    @wraps(command)
    def asked(
        *,
        store: Path,
        endpoint: str | None,
        seconds: float,
        rows: int,
        form: str | None,
        output: Path | None,
        stated_only: bool,
        **more: object,
    ) -> None:
        limits = Limits(seconds, rows)
        command(asking=Asking(store, endpoint, limits, form, output, stated_only), **more)

    for option in reversed(_ASKING):
        asked = option(asked)
    return asked


_ASKING = (
    store_option,
    click.option(
        "--endpoint", metavar="URL",
        help="Ask this SPARQL endpoint and not --store. / Hỏi máy chủ SPARQL này thay cho --store.",
    ),
    click.option(
        "--stated-only", is_flag=True,
        help="Leave out what is inferred. / Bỏ phần suy ra.",
    ),
    format_option,
    output_option,
    click.option(
        "--timeout", "seconds", type=Above(), default=Limits().seconds,
        show_default=True, help="Seconds after which the query is stopped. / Số giây, quá thì dừng truy vấn.",
    ),
    click.option(
        "--max-rows", "rows", type=Above(whole=True), default=Limits().rows,
        show_default=True, help="Rows or triples at most. / Số dòng hay bộ ba nhiều nhất.",
    ),
)  # fmt: skip
