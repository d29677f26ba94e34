"""An invented corpus whose truth is known: careers of officials, and the articles that name them.

A corpus comes from one seed, by `Random.random`, whose numbers no version of Python changes. Names are made
of few parts, so that most people have namesakes; some offices pass to one.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import NamedTuple, TypeVar

from invented import Seat, meeting
from kg.read.source import Source
from kg.vietnamese import fold, key, without_titles

T = TypeVar("T")

DISTRICTS = {
    "thanh-pho-ho-chi-minh": "huyen-binh-chanh huyen-can-gio huyen-cu-chi huyen-hoc-mon huyen-nha-be quan-1",
    "thanh-pho-ha-noi": "huyen-ba-vi huyen-chuong-my huyen-dan-phuong huyen-dong-anh huyen-gia-lam",
    "thanh-pho-da-nang": "huyen-hoa-vang quan-cam-le quan-hai-chau quan-lien-chieu quan-ngu-hanh-son",
    "thanh-pho-can-tho": "huyen-co-do huyen-phong-dien huyen-thoi-lai huyen-vinh-thanh quan-binh-thuy",
    "thanh-pho-hai-phong": "huyen-an-lao huyen-cat-hai huyen-kien-thuy huyen-tien-lang huyen-vinh-bao",
    "tinh-an-giang": "huyen-an-phu huyen-chau-phu huyen-chau-thanh huyen-cho-moi huyen-phu-tan",
    "tinh-bac-giang": "huyen-hiep-hoa huyen-lang-giang huyen-luc-nam huyen-luc-ngan huyen-son-dong",
    "tinh-bac-kan": "huyen-ba-be huyen-bach-thong huyen-cho-don huyen-cho-moi huyen-na-ri huyen-ngan-son",
    "tinh-bac-lieu": "huyen-dong-hai huyen-hoa-binh huyen-hong-dan huyen-phuoc-long huyen-vinh-loi",
    "tinh-bac-ninh": "huyen-gia-binh huyen-luong-tai huyen-tien-du huyen-yen-phong thanh-pho-bac-ninh",
    "tinh-ben-tre": "huyen-ba-tri huyen-binh-dai huyen-chau-thanh huyen-cho-lach huyen-giong-trom",
    "tinh-binh-dinh": "huyen-an-lao huyen-hoai-an huyen-phu-cat huyen-phu-my huyen-tay-son huyen-tuy-phuoc",
    "tinh-binh-duong": "huyen-bac-tan-uyen huyen-bau-bang huyen-dau-tieng huyen-phu-giao thanh-pho-ben-cat",
    "tinh-ca-mau": "huyen-cai-nuoc huyen-dam-doi huyen-nam-can huyen-ngoc-hien huyen-phu-tan huyen-thoi-binh",
    "tinh-dak-lak": "huyen-buon-don huyen-cu-kuin huyen-cu-m-gar huyen-ea-h-leo huyen-ea-kar huyen-ea-sup",
    "tinh-dong-nai": "huyen-cam-my huyen-dinh-quan huyen-long-thanh huyen-nhon-trach huyen-tan-phu",
}
FAMILIES = ("Nguyễn",) * 4 + ("Trần", "Trần", "Lê", "Phạm", "Hoàng", "Võ")
MEN = ("Văn", "Văn", "Văn", "Quốc", "Minh", "Đức")
WOMEN = ("Thị", "Thị", "Ngọc")
GIVEN = (
    *("Hùng", "Hùng", "Hùng", "Dũng", "Dũng", "Dung", "Hoà", "Hoa", "Quý", "Quỳ", "Bình", "Binh"),
    *("Sơn", "Thuý", "Lý", "Tiên", "Tiến", "Tuấn", "Tuân", "Hải", "Hà", "Lan", "Long", "Nam"),
)
DEPARTMENTS = ("Nội vụ", "Tài chính", "Y tế", "Xây dựng", "Công Thương", "Tư pháp", "Du lịch", "Ngoại vụ")
HEADS = {"vice-chair": "chair", "deputy-secretary": "secretary", "deputy-director": "director"}
DEPUTIES = {head: deputy for deputy, head in HEADS.items()}
FIRST, LAST = date(2006, 1, 1), date(2024, 6, 30)


class Person(NamedTuple):
    name: str
    title: str


class Post(NamedTuple):
    """An office that a person holds from a day to a day."""

    person: int
    role: str
    kind: str
    unit: str
    body: str
    start: date
    end: date

    @property
    def office(self) -> tuple[str, ...]:
        return self.role, self.kind, self.unit, self.body

    @property
    def province(self) -> str:
        return self.unit.partition("/")[0]


class World:
    """People and their careers, person after person."""

    def __init__(self, seed: int, people: int) -> None:
        self.random = Random(seed)
        self.people: list[Person] = []
        self.posts: list[Post] = []
        self.of_office: defaultdict[tuple[str, ...], list[Post]] = defaultdict(list)
        self.of_province: defaultdict[str, list[Post]] = defaultdict(list)
        while len(self.people) < people:
            self._live()

    def one(self, some: Sequence[T]) -> T:
        return some[int(self.random.random() * len(some))]

    def happens(self, chance: float) -> bool:
        return self.random.random() < chance

    def day(self, first: date, last: date) -> date:
        return first + timedelta(days=int(self.random.random() * (last - first).days))

    def _live(self) -> None:
        """Add a person: by chance one who follows a namesake in office."""
        before = self.one(self.posts) if self.posts and self.happens(0.02) else None
        if before and before.end < date(2020, 1, 1):
            self.people.append(self.people[before.person])
            office, start = before.office, before.end + timedelta(days=30)
        else:
            middle, title = (self.one(MEN), "ông") if self.happens(0.75) else (self.one(WOMEN), "bà")
            self.people.append(Person(f"{self.one(FAMILIES)} {middle} {self.one(GIVEN)}", title))
            office, start = self._first_office(), self.day(FIRST, date(2019, 1, 1))
        while start < LAST:
            post = Post(len(self.people) - 1, *office, start, start + timedelta(days=self._days()))
            if not self._is_free(post):
                return
            for posts in (self.posts, self.of_office[post.office], self.of_province[post.province]):
                posts.append(post)
            start = post.end + timedelta(days=int(self.random.random() * 60))
            if self.happens(0.04):  # who leaves may be back in the same office years later
                start += timedelta(days=900)
            else:
                office = self._next(post)

    def _days(self) -> int:
        return int(500 + self.random.random() * 1300)

    def _is_free(self, post: Post) -> bool:
        """Say whether an office with one seat is free."""
        if post.role in HEADS:
            return True
        others = self.of_office[post.office]
        return not any(other.start < post.end and post.start < other.end for other in others)

    def _first_office(self) -> tuple[str, ...]:
        province = self.one(list(DISTRICTS))
        if self.happens(0.3):
            return "deputy-director", "department", province, self.one(DEPARTMENTS)
        unit = f"{province}/{self.one(DISTRICTS[province].split())}"
        role, kind = self.one((("vice-chair", "peoples-committee"), ("deputy-secretary", "party-committee")))
        return role, kind, unit, ""

    def _next(self, post: Post) -> tuple[str, ...]:
        """Return the office after a post: a promotion, another organ, district or province, a step down."""
        role, kind, unit, body = post.office
        chance = self.random.random()
        if chance < 0.04:
            return self._first_office()
        if chance < 0.08 and role in DEPUTIES:
            return DEPUTIES[role], kind, unit, body
        if chance < 0.38 and role in HEADS:
            return HEADS[role], kind, unit, body
        if kind == "department":
            return role, kind, unit, self.one(DEPARTMENTS)
        if chance < 0.62:
            if kind == "party-committee":
                return ("chair" if role == "secretary" else "vice-chair"), "peoples-committee", unit, ""
            return ("secretary" if role == "chair" else "deputy-secretary"), "party-committee", unit, ""
        if chance < 0.85:
            return role, kind, f"{post.province}/{self.one(DISTRICTS[post.province].split())}", ""
        return "deputy-director", "department", post.province, self.one(DEPARTMENTS)


class Corpus(NamedTuple):
    """Articles, and for each person node, as people write it, who it is and what is printed near it.

    That is the name, as it is compared, and the province.
    """

    sources: list[Source]
    truth: dict[str, int]
    printed: dict[str, tuple[str, str]]


@cache
def corpus(seed: int, people: int = 640, articles: int = 800) -> Corpus:
    """Return the corpus of a seed."""
    world = World(seed, people)
    found = Corpus([], {}, {})
    for number in range(articles):
        day, province = world.day(date(2008, 1, 1), LAST), world.one(list(DISTRICTS))
        named = list(_named(world, day, province))
        if named:
            seats = [_seat(world, post, former=post.end < day) for post in named]
            text = meeting(seats, *_dated(world, day))
            name = f"m{number:03}"
            found.sources.append(Source(f"{name}.toml", name, text.encode(), form="TOML"))
            for at, (post, seat) in enumerate(zip(named, seats, strict=True), start=1):
                found.truth[f"{name}/p{at}"] = post.person
                found.printed[f"{name}/p{at}"] = key(without_titles(seat.name)), province
    return found


def _named(world: World, day: date, province: str) -> Iterator[Post]:
    """Yield posts of a few people of a province: held on a day, or by chance left before."""
    posts = [
        post
        for post in world.of_province[province]
        if post.start <= day and (day <= post.end or ((day - post.end).days < 900 and world.happens(0.05)))
    ]
    seen: set[int] = set()
    for _ in range(1 + int(world.random.random() * 4)):
        post = world.one(posts) if posts else None
        if post and post.person not in seen:
            seen.add(post.person)
            yield post


def _dated(world: World, day: date) -> tuple[str, str]:
    """Return the date that an article prints, by chance the year or none, and the year that it reviews."""
    chance = world.random.random()
    if chance < 0.06:
        return "", str(day.year - 1) if chance < 0.03 else ""
    return (str(day.year) if chance < 0.12 else day.isoformat()), ""


def _seat(world: World, post: Post, *, former: bool) -> Seat:
    name = _printed(world, world.people[post.person])
    if world.happens(0.05):
        return Seat(name)
    return Seat(name, *post.office, former=former)


def _printed(world: World, person: Person) -> str:
    """Return how an article prints a name: another spelling, without marks, misprinted, with a title."""
    name, chance = person.name, world.random.random()
    if chance < 0.02:
        name = fold(name).title()
    elif chance < 0.03:
        name = name.replace("ù", "ú") if "ù" in name else name + "g"
    elif chance < 0.08:
        name = name.upper()
    elif chance < 0.3:
        name = name.replace("oà", "òa").replace("uý", "úy").replace("Lý", "Lí")
    elif chance < 0.35:
        name = unicodedata.normalize("NFD", name)
    return f"{person.title} {name}" if world.happens(0.3) else name
