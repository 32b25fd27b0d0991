"""The record of what is done with personal data says everything, once, and its times are the models' own."""

from collections import Counter

from evenhand.config import processing
from evenhand.config.processing import RECORD, about_people, page, tables_of
from evenhand.core.privacy import Kept


def test_every_table_that_is_about_people_stands_in_one_place() -> None:
    told = Counter(table for one in RECORD for table in tables_of(one))
    assert told.keys() == about_people().keys()
    assert not [table for table, times in told.items() if times > 1]


def test_nothing_is_said_to_be_done_that_keeps_nothing() -> None:
    assert all(list(tables_of(one)) for one in RECORD)
    labels = {model._meta.app_label for model in about_people().values()}
    assert {label for one in RECORD for label in one.apps} <= labels


def test_a_new_table_about_people_is_missed_until_somebody_says_what_it_is_for(monkeypatch) -> None:
    one = RECORD[0]
    fewer = processing.Processing(**{**vars(one), "apps": one.apps[1:]})
    monkeypatch.setattr(processing, "RECORD", (fewer, *RECORD[1:]))
    told = {table for each in processing.RECORD for table in tables_of(each)}
    assert about_people().keys() - told


def test_the_times_are_those_of_the_models() -> None:
    drawn = page()
    assert str(Kept.NOTES) in drawn.partition("## Mediation\n")[2].partition("\n## ")[0]
    assert str(Kept.REGISTER) in drawn.partition("## Certificates\n")[2].partition("\n## ")[0]


def test_who_looked_is_in_it_though_no_column_says_anything_of_anybody() -> None:
    assert {"core_look", "core_event", "identity_membership", "cases_grant"} <= about_people().keys()
