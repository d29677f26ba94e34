"""A small invented article, from which the tests make others by replacing parts of its text."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from kg.read.quotes import places

TEXT = (
    "Ngày 12/1/2021, UBND Quận 3 tổ chức hội nghị tổng kết năm 2020. "
    "Dự có bà Lý Mỹ Hoà, Chủ tịch UBND Quận 3."
)

FILE = """\
format = 1
[article]
source = {{sha256 = "{sha256}", chars = {chars}}}
context = {{unit = "Quận 3", why = "invented"}}
[mentions]
{mentions}
[[offices]]
id = "of1"
person = "p1"
role = "chair"
body = "b1"
event = "ev1"
evidence = [["p1", "t1"]]
[[events]]
id = "ev1"
kind = "conference"
name = "e1"
date = "{date}"
reviews = "{reviews}"
participations = [{{who = "p1", capacity = "attendee", evidence = [["p1"]]}}]
evidence = [["b1", "e1"]]
"""

MENTIONS = {
    "p1": ("person", "Lý Mỹ Hoà", ""),
    "b1": ("body", "UBND Quận 3", ', is = {kind = "peoples-committee", unit = "context"}'),
    "u1": ("unit", "Quận 3", ""),
    "t1": ("title", "Chủ tịch UBND Quận 3", ""),
    "e1": ("event", "hội nghị tổng kết năm 2020", ""),
}


REVENUE = """\
[[indicators]]
id = "in1"
indicator = "budget-revenue"
subject = "u1"
figure = "f1"
value = "{revenue}"
unit = "dong"
multiplier = "1000000000"
period = "2020"
evidence = [["u1", "f1"]]
"""


def article(
    text: str = TEXT,
    name: str = "Lý Mỹ Hoà",
    date: str = "2021-01-12",
    reviews: str = "2020",
    revenue: str = "",
) -> str:
    """Return the annotated article of an invented text in which a person of this name chairs Quận 3.

    With a revenue, in billions of dong and for 2020, the text ends with that figure.
    """
    text = text.replace("Lý Mỹ Hoà", name)
    mentions, facts = dict(MENTIONS), FILE
    if revenue:
        text += f" Thu ngân sách đạt {revenue} tỷ đồng."
        mentions["f1"] = ("figure", f"{revenue} tỷ đồng", "")
        facts += REVENUE
    lines = []
    for mention, (kind, quote, more) in mentions.items():
        quote = quote.replace("Lý Mỹ Hoà", name)
        start, end = places(quote, text)[0]
        lines.append(f'{mention} = {{kind = "{kind}", q = "{quote}", at = [{start}, {end}]{more}}}')
    return facts.format(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        chars=len(text),
        mentions="\n".join(lines),
        date=date,
        reviews=reviews,
        revenue=revenue,
    )


class Seat(NamedTuple):
    """A person of an invented meeting, and an office, which may have been left before.

    `tense` says how the words place it in time, `date` is that of the office itself.
    """

    name: str
    role: str = ""
    kind: str = "peoples-committee"
    unit: str = "thanh-pho-ho-chi-minh/quan-3"
    body: str = ""
    former: bool = False
    tense: str = ""
    date: str = ""


def meeting(seats: Sequence[Seat], date: str = "", reviews: str = "", published: str = "") -> str:
    """Return the annotated article of a meeting with these people, on a date, or the review of a year.

    Each seat is a person node of its own.
    """
    text, mentions, facts = "Hội nghị.", {"e1": ("event", "Hội nghị", "")}, []
    for number, seat in enumerate(seats, start=1):
        text += f" {number}. {seat.name}, chức vụ {number}, cơ quan {number}."
        mentions[f"p{number}"] = ("person", seat.name, "")
        if seat.role:
            named = f', name = "{seat.body}"' if seat.body else ""
            what = f', is = {{kind = "{seat.kind}", unit = "{seat.unit}"{named}}}, why = "invented"'
            mentions[f"t{number}"] = ("title", f"chức vụ {number}", "")
            mentions[f"b{number}"] = ("body", f"cơ quan {number}", what)
            facts.append(
                f'[[offices]]\nid = "of{number}"\nperson = "p{number}"\nrole = "{seat.role}"\n'
                f'body = "b{number}"\nevent = "ev1"\nevidence = [["p{number}", "t{number}"]]\n'
                + ('tense = "former"\n' if seat.former else f'tense = "{seat.tense}"\n' * bool(seat.tense))
                + f'date = "{seat.date}"\n' * bool(seat.date)
            )
    event = '[[events]]\nid = "ev1"\nkind = "conference"\nname = "e1"\nevidence = [["e1"]]\n'
    event += f'date = "{date}"\n' * bool(date) + f'reviews = "{reviews}"\n' * bool(reviews)
    lines, after = [], 0
    for mention, (kind, quote, more) in mentions.items():
        at = text.index(quote, after if kind == "person" else 0)
        after = at + len(quote) if kind == "person" else after
        lines.append(f'{mention} = {{kind = "{kind}", q = "{quote}", at = [{at}, {at + len(quote)}]{more}}}')
    digest = hashlib.sha256(text.encode()).hexdigest()
    head = f'format = 1\n[article]\nsource = {{sha256 = "{digest}", chars = {len(text)}}}\n'
    head += f'published = {{date = "{published}"}}\n' * bool(published) + "[mentions]\n"
    return head + "\n".join(lines) + "\n" + "".join(facts) + event
