"""Which printed ends and beginnings of a time in office are plans: by the tense, and when the article speaks.

"Nhiệm kỳ 2021-2026", printed in 2022, has begun and has not ended.
"""

from kg.edtf import Bounds


def is_to_come(when: Bounds, spoken: Bounds) -> bool:
    """Say whether something was surely still to come on the days on which an article speaks."""
    return bool(when.earliest and spoken.latest and when.earliest > spoken.latest)


def is_over(when: Bounds, spoken: Bounds) -> bool:
    """Say whether something was surely over by then. Where no day is known it may be planned."""
    by = spoken.earliest or spoken.latest
    return bool(when.latest and by and when.latest < by)


def has_ended(tense: str, end: Bounds, spoken: Bounds) -> bool:
    """Say whether the end of a time in office is one, and no plan.

    It is for who had left (`former`), and for who is leaving (`outgoing`) unless it is to come; not for who
    has just come (`new`); for who is in office only where it was surely over.
    """
    match tense:
        case "former":
            return True
        case "outgoing":
            return not is_to_come(end, spoken)
        case "new":
            return False
        case _:
            return is_over(end, spoken)
