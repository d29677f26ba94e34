"""What else the press writes for the names of units: one small reviewed list, for new spellings too.

Every form stands with its marks. Forms that fold case, tone placement, y and i, or punctuation need no line.
"""

SPELLED = {
    "bắc kạn": ("bắc cạn",),
    "buôn ma thuột": ("buôn mê thuột", "ban mê thuột"),
    "đà lạt": ("dalat",),
    "đắk lắk": ("đắc lắc", "đăk lăk", "đắk lăk", "đăk lắk", "đak lak", "daklak"),
    "đắk nông": ("đắc nông", "đak nông", "daknong"),
    "kon tum": ("kontum",),
    "krông pắc": ("krông păk", "krông pắk", "krông păc", "krông pak"),
    "phan rang - tháp chàm": ("phan rang",),
    "pleiku": ("plei ku", "plây cu"),
    "sa đéc": ("sađéc", "sadec"),
    "sa pa": ("sapa",),
    "việt nam": ("vietnam", "viet nam"),
}
"""Other spellings of a name, whatever unit has it: the province, its city and the ward are called alike."""

OTHER = {
    "hà nội": ("thủ đô", "thủ đô hà nội", "hn", "hanoi"),
    "hồ chí minh": ("hcm", "hcmc", "ho chi minh", "sài gòn", "saigon"),
    "bà rịa - vũng tàu": ("br-vt", "brvt"),
    "đắk nông": ("đăk nông",),
    "huế": ("thừa thiên huế",),
    "thừa thiên huế": ("tt huế",),
}
"""Other names of a province; of no unit below it: `HN` is no commune, and Đăk Nông is one of another name."""

ISLANDS = (
    "bạch long vĩ", "cát hải", "cần giờ", "cô tô", "côn đảo", "cồn cỏ", "hoàng sa", "kiên hải", "lý sơn",
    "phú quốc", "phú quý", "thạnh an", "thổ châu", "trường sa", "vân đồn",
)  # fmt: skip
"""Units that the press calls islands: `đảo Phú Quốc`, `huyện đảo Lý Sơn`, `xã đảo Thạnh An`."""

INITIALS = {
    "buôn ma thuột": ("bmt",),
    "cần thơ": ("ct",),
    "đà nẵng": ("đn",),
    "hải phòng": ("hp",),
}
"""Initials that mean a city after `TP` alone: `TP.ĐN` is Đà Nẵng, and `ĐN` may be Đồng Nai as well."""

ORDINALS = {
    "nhất": 1, "một": 1, "nhì": 2, "nhị": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
"""Numbers in words, as in `Quận Nhất`; older articles write them."""
