"""What readers say is nobody's, is read by editors alone, and leads to something that everybody can read."""

from datetime import date, datetime, time, timedelta

import psycopg
import pytest
from django.db import connection

from evenhand.core import references
from evenhand.core.clock import LONDON
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import anonymous, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.feedback import jobs, queries
from evenhand.domain.feedback.actions import leave_comment as leaving
from evenhand.domain.feedback.actions.destroy_words import destroy_words
from evenhand.domain.feedback.actions.join_improvement import join_improvement
from evenhand.domain.feedback.actions.publish_improvement import publish_improvement
from evenhand.domain.feedback.actions.set_comment_aside import set_comment_aside
from evenhand.domain.feedback.actions.take_improvement_down import take_improvement_down
from evenhand.domain.feedback.states import About, CommentState, ImprovementState, Why
from evenhand.domain.feedback.words import private_in
from evenhand.statute.counting import within_months
from tests.build import comments, databases, world


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def editor(service):
    return world.a_colleague(service, "content_editor", name="Edie Page")


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager", name="Max Lead")


def published(by=None) -> list[queries.Improved]:
    with acting_as(by or anonymous()):
        return queries.published()


def read(by) -> list[queries.CommentShown]:
    with acting_as(by):
        return queries.read_lately(by)


def test_an_editor_reads_what_somebody_said_and_nobody_knows_who(own_database, editor):
    comments.say("The date is hard to find.", about=About.HARD)
    (one,) = comments.waiting(editor)
    assert (one.words, one.about, one.page) == ("The date is hard to find.", About.HARD, comments.PAGE)
    assert one.said_on == world.today() and one.due_on == world.today() + timedelta(days=14)
    with databases.as_owner(own_database) as owner:
        said = owner.execute(
            "select actor, actor_user_id, facts::text from core_event order by id"
        ).fetchall()
    # Not even which comment it was: the moment of an event would say when somebody was here.
    assert said[-1] == ("anonymous", None, "{}")


def test_what_is_said_under_a_name_or_in_a_known_browser_is_not_taken(service, editor):
    for by in (editor, anonymous("b" * 64)):
        with pytest.raises(ValueError, match="nobody's"):
            leaving.leave_comment(
                page="", about=About.IDEA, words="More", network_address="", at=world.now(), by=by
            )


def test_nobody_but_editors_reads_it_not_even_from_the_database(own_database, service, editor, manager):
    comments.say()
    adviser = world.a_colleague(service)
    for by in (adviser, anonymous()):
        assert comments.waiting(by) == []
        with acting_as(by):
            assert queries.improvements(by) == []
    assert len(comments.waiting(manager)) == 1
    with psycopg.connect(own_database.web) as stranger:
        assert stranger.execute("select count(*) from feedback_comment").fetchone() == (0,)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Write to mum.of@family.example please", "an e-mail address"),
        ("Call me on 07700 900 123", "a telephone number"),
        ("Call +44 (0)1632 960140", "a telephone number"),
        ("We live at wm1 1aa", "a postcode"),
        ("My certificate EM-2026-000123 is wrong", "the number of a certificate"),
    ],
)
def test_words_that_tell_who_somebody_is_are_given_back(service, editor, words, told):
    with pytest.raises(leaving.TellsWho, match=told):
        comments.say(words)
    assert comments.waiting(editor) == []


def test_the_number_of_any_case_is_given_back_however_it_is_typed():
    for _ in range(50):
        number = references.new(2, 4)
        assert (
            private_in(f"It is about {number}")
            == private_in(f"mine is {number.lower()}.")
            == "the number of a case"
        )


@pytest.mark.parametrize(
    "words",
    [
        "The 20 working days end on 12 November 2026.",
        "Section 55(4) and regulation 34 of SI 2014/1530",
        "It costs 0.5 of 100 pounds, PART-TIME",
        "",
    ],
)
def test_words_about_a_page_are_taken_as_they_are(words):
    assert private_in(words) == ""


def test_a_flood_is_stopped_for_a_day(service, editor, monkeypatch):
    monkeypatch.setattr(leaving, "MOST_OF_A_DAY", 2)
    comments.say()
    comments.say()
    with pytest.raises(NotNow, match="tomorrow"):
        comments.say()
    assert len(comments.waiting(editor)) == 2


def test_one_home_leaves_ten_comments_an_hour(service, editor):
    for number in range(11):
        said = {"page": "", "about": About.IDEA, "words": f"Idea {number}", "network_address": "192.0.2.1"}
        if number < leaving.COMMENTS_AN_HOUR:
            leaving.leave_comment(**said, at=world.now(), by=anonymous())
        else:
            with pytest.raises(NotNow, match="within an hour"):
                leaving.leave_comment(**said, at=world.now(), by=anonymous())
    comments.say("From another home")
    assert len(comments.waiting(editor)) == 11


def test_what_is_set_aside_says_why_and_since_when(editor):
    comments.say(about=About.HELPED, words="")
    (one,) = comments.waiting(editor)
    set_comment_aside(comment_id=one.id, why=Why.THANKS, at=world.now(), by=editor)
    assert comments.waiting(editor) == []
    (done,) = read(editor)
    assert (done.why, done.read_on) == ("It says thank you", world.today())
    with pytest.raises(NotNow, match="set aside"):
        set_comment_aside(comment_id=one.id, why=Why.CANNOT, at=world.now(), by=editor)


def test_what_says_something_private_loses_its_words_at_once(editor):
    comments.say("My neighbour Alex has the same school.")
    (one,) = comments.waiting(editor)
    set_comment_aside(comment_id=one.id, why=Why.PRIVATE, at=world.now(), by=editor)
    assert [each.words for each in read(editor)] == [""]


def test_everybody_reads_what_was_changed_once_a_manager_published_it(editor, manager):
    comments.say()
    improvement_id = comments.answered(editor)
    assert published() == []
    with pytest.raises(NotAllowed):
        publish_improvement(improvement_id=improvement_id, at=world.now(), by=editor)
    publish_improvement(improvement_id=improvement_id, at=world.now(), by=manager)
    (one,) = published()
    assert (one.said, one.did, one.published_on) == (
        "A step was hard.",
        "We wrote it in two sentences.",
        world.today(),
    )
    take_improvement_down(improvement_id=improvement_id, at=world.now(), by=manager)
    assert published() == []
    with pytest.raises(NotNow):
        publish_improvement(improvement_id=improvement_id, at=world.now(), by=manager)


def test_what_an_improvement_answered_waits_again_once_it_is_taken_down(editor, manager):
    comments.say()
    take_improvement_down(improvement_id=comments.answered(editor), at=world.now(), by=manager)
    (one,) = comments.waiting(editor)
    assert one.read_on is None
    comments.answered(editor, did="We wrote it anew.")
    assert comments.waiting(editor) == []


def test_the_database_lets_nobody_publish_but_a_manager(own_database, editor, manager):
    comments.say()
    comments.answered(editor)
    for by, changed in ((editor, 0), (anonymous(), 0), (manager, 1)):
        with acting_as(by), connection.cursor() as cursor:
            cursor.execute(
                "update feedback_improvement set state = 'published', published_by = %s, published_at = now()",
                [manager.user_id],
            )
            assert cursor.rowcount == changed, by


def test_a_readers_own_words_are_never_published(editor):
    comments.say("The second step is hard to follow.")
    for copied in (
        {"said": "You said: the second step is hard to follow."},
        {"did": "The second step is hard to follow."},
    ):
        with pytest.raises(NotNow, match="own words"):
            comments.answered(editor, **copied)
    assert len(comments.waiting(editor)) == 1


def test_a_comment_of_a_word_or_two_forbids_nobody_that_word(editor):
    comments.say("Childcare")
    comments.answered(editor, said="You could not find childcare.")
    assert comments.waiting(editor) == []


def test_a_second_reader_who_said_the_same_is_counted(editor, manager):
    comments.say()
    improvement_id = comments.answered(editor)
    comments.say("I do not understand step two")
    (one,) = comments.waiting(editor)
    join_improvement(comment_id=one.id, improvement_id=improvement_id, at=world.now(), by=editor)
    with acting_as(editor):
        (found,) = queries.improvements(editor)
    assert (found.readers, found.state) == (2, ImprovementState.DRAFT)
    take_improvement_down(improvement_id=improvement_id, at=world.now(), by=manager)
    late, _ = comments.waiting(editor)
    with pytest.raises(NoSuchThing):
        join_improvement(comment_id=late.id, improvement_id=improvement_id, at=world.now(), by=editor)


def test_words_are_destroyed_after_half_a_year_and_that_nobody_read_them_is_on_record(own_database, editor):
    comments.say("Read in time")
    comments.answered(editor)
    comments.say("Never read")
    with databases.as_owner(own_database) as owner:
        last = within_months(world.today(), 6)
        at_noon(owner, last)
        scan(own_database)
        assert {each.words for each in [*read(editor), *comments.waiting(editor)]} == {
            "Read in time",
            "Never read",
        }
        at_noon(owner, last + timedelta(days=1))
        scan(own_database)
        scan(own_database)
        kinds = owner.execute("select kind, count(*) from core_event where kind like 'feedback.%' group by 1")
        counted = dict(kinds.fetchall())
    assert comments.waiting(editor) == []
    assert {each.words for each in read(editor)} == {""}
    assert [each.why for each in read(editor) if each.state == CommentState.SET_ASIDE] == [Why.TOO_OLD.label]
    assert (counted["feedback.WordsDestroyed"], counted["feedback.CommentSetAside"]) == (2, 1)


def at_noon(owner, day: date) -> None:
    """Let it be noon of a day in London: an hour of summer time turns no day into the next."""
    noon = datetime.combine(day, time(12), LONDON)
    owner.execute("update core_clock set shift = %s - clock_timestamp()", [noon])


def scan(database) -> None:
    with databases.django_at(database.worker):
        jobs.destroy_old_words.function()


def test_only_the_worker_destroys_words_and_never_before_their_time(own_database, editor):
    comments.say()
    (one,) = comments.waiting(editor)
    with pytest.raises(NotAllowed):
        destroy_words(comment_id=one.id, on=world.today(), by=editor)
    with databases.django_at(own_database.worker):
        destroy_words(comment_id=one.id, on=world.today(), by=worker())
    assert [each.words for each in comments.waiting(editor)] == [one.words]


@pytest.mark.parametrize(
    "statement",
    [
        "update feedback_comment set words = 'something else'",
        "update feedback_comment set about = 'helped'",
        "delete from feedback_comment",
    ],
)
def test_what_a_reader_said_cannot_be_changed_by_anybody(own_database, editor, statement):
    comments.say()
    with databases.as_owner(own_database) as owner, pytest.raises(psycopg.errors.InsufficientPrivilege):
        owner.execute(statement)
