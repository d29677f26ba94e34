"""Options that several commands share."""

from pathlib import Path

import click

from kg.usage import Choice, Existing

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
timeout_option = click.option(
    "--timeout", "seconds", type=click.FloatRange(min=0, min_open=True), default=300, show_default=True,
    help="Seconds after which the query is stopped. / Số giây, quá thì dừng truy vấn.",
)  # fmt: skip
rows_option = click.option(
    "--max-rows", "rows", type=click.IntRange(min=1), default=1_000_000, show_default=True,
    help="Rows or triples at most. / Số dòng hay bộ ba nhiều nhất.",
)  # fmt: skip
texts_option = click.option(
    "--texts", type=FOLDER, envvar="KG_TEXTS",
    help="Folder of the texts: check every quote. / Thư mục văn bản: đối chiếu mọi trích dẫn.",
)  # fmt: skip
