"""The columns of the file of all figures. Its codes are those of domain/figures/measures.py."""

COLUMNS = (
    ("report", "The number of the report. It stands in its address: /statistics/ and this number."),
    ("council", "Our code for the council."),
    ("council_name", "The name of the council."),
    ("area_code", "The code of its area in official statistics. Empty for a council that is made up."),
    ("service", "Who ran the mediation service."),
    ("period", "“quarter”, or “year”: April to March. A year holds its four quarters: never add both."),
    ("first_day", "The first day of the period."),
    ("last_day", "The last day of the period."),
    ("published_on", "The day on which the report was published."),
    ("state", "“published”, or “corrected”: it was found wrong. Leave those out when you add up."),
    ("replaced_by", "The number of the report in its place, once there is one."),
    ("measure", "The code of the list, as below."),
    ("line", "The code of the line, as below."),
    ("unit", "What the value is: “count”, “share” (of the total, as it may be told) or “days”."),
    ("value", "The value. Empty where there is none to show. Empty is never zero."),
    ("note", "Why the value is empty: “not shown”, or “none to count” for a share of nothing."),
    ("as_before", "“yes” where a correction left the list as it was published first."),
)
