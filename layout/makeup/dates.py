"""Dates as a newspaper prints them."""

from datetime import date

WEEKDAYS = "一二三四五六日"


def long_date(day: date) -> str:
    """Give a date as 2026年11月23日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """Give a day of the week as 星期一."""
    return f"星期{WEEKDAYS[day.weekday()]}"
