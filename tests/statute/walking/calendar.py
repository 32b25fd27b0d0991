"""Days walked one by one, and the holidays of England by their own rules: nothing here is shared with the package."""

from datetime import date, timedelta

DAY = timedelta(days=1)
# Proclaimed for one year, and days moved in that year.
ONCE = {date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}
MOVED_AWAY = {date(2020, 5, 4), date(2022, 5, 30)}


def easter(year: int) -> date:
    """Return Easter Sunday, by the Gregorian reckoning of Meeus and Butcher."""
    golden, century, of_century = year % 19, year // 100, year % 100
    leap, since_leap = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - correction + 15) % 30
    quarter, rest = divmod(of_century, 4)
    week = (32 + 2 * since_leap + 2 * quarter - moon - rest) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> set[date]:
    """Return the bank holidays of a year, Good Friday and Christmas Day among them."""
    found = {easter(year) - 2 * DAY, easter(year) + DAY}
    found |= {first_monday(year, 5), last_monday(year, 5), last_monday(year, 8)}
    new_year = date(year, 1, 1)
    while new_year.weekday() > 4:
        new_year += DAY
    found.add(new_year)
    # A Christmas or Boxing Day at a weekend has its substitute on the next day that is free.
    for feast in (date(year, 12, 25), date(year, 12, 26)):
        if feast.weekday() < 5:
            found.add(feast)
    for feast in (date(year, 12, 25), date(year, 12, 26)):
        if feast.weekday() > 4:
            while feast.weekday() > 4 or feast in found:
                feast += DAY
            found.add(feast)
    return (found - MOVED_AWAY) | {day for day in ONCE if day.year == year}


def first_monday(year: int, month: int) -> date:
    day = date(year, month, 1)
    while day.weekday() != 0:
        day += DAY
    return day


def last_monday(year: int, month: int) -> date:
    day = date(year, month, 31)
    while day.weekday() != 0:
        day -= DAY
    return day


HOLIDAYS = {day for year in range(2014, 2037) for day in holidays(year)}


def is_working(day: date) -> bool:
    return day.weekday() not in (5, 6) and day not in HOLIDAYS


def working_days_after(day: date, number: int) -> date:
    while number > 0:
        day += DAY
        if is_working(day):
            number -= 1
    return day


def last_working_day(day: date) -> date:
    while not is_working(day):
        day -= DAY
    return day


def next_working_day(day: date) -> date:
    while not is_working(day):
        day += DAY
    return day


def days_after(day: date, number: int) -> date:
    for _ in range(number):
        day += DAY
    return day


def months_after(start: date, number: int) -> date:
    """Walk until the month is the right one and its day has the same number, or the month is over."""
    year, month = start.year, start.month
    for _ in range(number):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    day = start
    while (day.year, day.month) != (year, month):
        day += DAY
    while day.day != start.day and (day + DAY).month == month:
        day += DAY
    return day


def told_five_clear_working_days_before(meeting: date, clear: bool) -> date:
    """Walk back over five working days that lie whole between; or to the fifth of them."""
    day, passed = meeting, 0
    while passed < 5:
        day -= DAY
        passed += is_working(day)
    return day - DAY if clear else day
