"""What else the press writes for the names of units: one small reviewed list, for new spellings too.

Every form stands with its marks. Forms that fold case, tone placement, y and i, or punctuation need no line.
"""

SPELLED = {
    "bắc kạn": ("bắc cạn",),
    "buôn ma thuột": ("buôn mê thuột", "ban mê thuột"),
    "đắk lắk": ("đắc lắc", "đăk lăk", "daklak"),
    "đắk nông": ("đắc nông", "daknong"),
    "kon tum": ("kontum",),
    "pleiku": ("plei ku", "plây cu"),
    "việt nam": ("vietnam", "viet nam"),
}
"""Other spellings of a name, whatever unit has it: the province, its city and the ward are called alike."""

OTHER = {
    "hà nội": ("thủ đô", "thủ đô hà nội", "hn", "hanoi"),
    "hồ chí minh": ("hcm", "hcmc", "ho chi minh"),
    "bà rịa - vũng tàu": ("br-vt", "brvt"),
    "đắk nông": ("đăk nông",),
    "huế": ("thừa thiên huế",),
    "thừa thiên huế": ("tt huế",),
}
"""Other names of a province; of no unit below it: `HN` is no commune, and Đăk Nông is one of another name."""

INITIALS = {
    "buôn ma thuột": ("bmt",),
    "cần thơ": ("ct",),
    "đà nẵng": ("đn",),
    "hải phòng": ("hp",),
}
"""Initials that mean a city after `TP` alone: `TP.ĐN` is Đà Nẵng, and `ĐN` may be Đồng Nai as well."""

ORDINALS = {
    "nhất": 1, "nhì": 2, "nhị": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
"""Numbers in words, as in `Quận Nhất`; older articles write them."""
