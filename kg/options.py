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
    "--format", "form", type=Choice(["table", "csv", "tsv", "json", "xml"]),
    help="Form of the results. / Dạng kết quả.",
)  # fmt: skip
texts_option = click.option(
    "--texts", type=FOLDER, envvar="KG_TEXTS",
    help="Folder of the texts: check every quote. / Thư mục văn bản: đối chiếu mọi trích dẫn.",
)  # fmt: skip
