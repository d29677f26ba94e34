"""Reports to write: findings of every sort, hostile ones too."""

from datetime import date

from pyoxigraph import NamedNode

from kg.validate.finding import Finding, Place
from kg.validate.report import Report, Waived, Waiver
from kg.validate.rules import Rule, Severity

ID = "https://w3id.org/thidua/id/"
HOSTILE = "</script><b>\"'&]]>%0A::error::x\x1b[31m\r\n\x00\u202e{0} [a](1) =1+1"


def rule(name: str, severity: Severity, *, group: str = "structure", law: bool = False) -> Rule:
    said = {
        "vi": f"Luật {name} không giữ: {{?value}}. Hãy sửa.",
        "en": f"{name} is broken: {{?value}}. Mend it.",
    }
    return Rule(
        name,
        group,
        (NamedNode("https://w3id.org/thidua/def/AwardEvent"),),
        severity,
        severity,
        said,
        "SELECT $this WHERE { }" if law else None,
        ("Luật Thi đua, khen thưởng 2022, Điều 9, khoản 1",) if law else (),
        False if law else None,
        NamedNode("https://w3id.org/thidua/def/status") if not law else None,
    )


RULES = (
    rule("AwardEvent-awardType", Severity.violation),
    rule("AwardEvent-status", Severity.violation),
    rule("AwardEvent-grantor", Severity.warning, group="law", law=True),
    rule("Person-name", Severity.info, group="consistency"),
    rule("Person-silent", Severity.info, group="consistency"),
)


def finding(rule: str, iri: str = "", **fields: object) -> Finding:
    known = {one.name: one for one in RULES}.get(rule)
    name = iri.rsplit("/", 1)[-1]
    usual = {
        "group": known.group if known else "reading",
        "severity": known.severity if known else Severity.violation,
        "message": {"vi": "Không có tình trạng. Hãy chọn một.", "en": "There is no status. Choose one."},
        "label": {"vi": f"lần tặng thưởng {name}", "en": f"award event {name}"} if iri else {},
        "source": known.source if known else (),
        "verified": known.verified if known else None,
    }
    return Finding(rule=rule, iri=iri, **{**usual, **fields})


def place(
    article: str = "a1", quote: str = "Huân chương Lao động hạng Ba", start: int = 120, **more: object
) -> Place:
    return Place(article=article, quote=quote, start=start, end=start + len(quote), **more)


IN_FILE = place(file="seeds/a1.toml", line=12, column=3, text_line=4, text_column=17)
WAIVER = Waiver(
    rule="AwardEvent-status",
    thing=f"{ID}article/a1/award/a2",
    reason="Bài báo không nói rõ",
    by="Nguyễn Thị Lan",
    until=date(2026, 12, 31),
)
EXPIRED = Waiver(
    rule="Person-name",
    thing=f"{ID}person/p1",
    value="x",
    reason="Chờ đính chính.",
    by="Trần Văn Bé",
    until=date(2025, 1, 1),
)
AWARD = f"{ID}article/a1/award/a1"
TWO = (place("a2", "Lê Văn A", 3), place("a3", "Lê A", 9))

FOUND = (
    Waived(finding("Person-name", EXPIRED.thing, value="x", places=TWO)),
    Waived(finding("AwardEvent-awardType", AWARD, value="Cờ <https://x.vn/c>", places=(IN_FILE,))),
    Waived(finding("AwardEvent-status", WAIVER.thing, places=(place(start=300),)), WAIVER),
    Waived(finding("AwardEvent-grantor", AWARD, value="1990", places=(IN_FILE,))),
    Waived(finding("AwardEvent-grantor", f"{ID}unit/tinh-binh-duong", severity=Severity.info)),
    Waived(
        finding(
            "AwardEvent-status",
            f"{ID}article/z-hostile/award/a9",
            message={"vi": HOSTILE, "en": HOSTILE},
            label={"vi": HOSTILE, "en": HOSTILE},
            value=HOSTILE,
            places=(place("z-hostile", HOSTILE, 0, file="thư mục/a,b:c%.toml", line=1),),
        )
    ),
    Waived(
        finding(
            "unreadable",
            message={"vi": "Tệp không đọc được. Hãy sửa.", "en": "The file cannot be read. Correct it."},
            places=(Place(file="/srv/x.ttl", line=7, column=1),),
        )
    ),
)  # fmt: skip

REPORT = Report(found=FOUND, articles=3, things=1200, rules=RULES, expired=(EXPIRED,))
NOTHING = Report(found=(), articles=3, things=1200, rules=RULES)
REPORTS = {"report": REPORT, "nothing": NOTHING}
