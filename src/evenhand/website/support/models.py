"""Somebody who helps families, as editors keep them, and what a file of another directory said of them."""

import re
from datetime import date
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin
from wagtail.search import index

from evenhand.core.privacy import Kept
from evenhand.core.walls import Compartment
from evenhand.website.pages.blocks import HOW_TO_WRITE, beside, require_readable
from evenhand.website.pages.models import CARE_PANEL, FACTS_PANEL, LookedAfter
from evenhand.website.support.forms import SupportForm

# One number and nothing beside it: whoever taps it rings it.
TELEPHONE = re.compile(r"\+?\d[\d ()-]{5,24}")
NOT_YET = date(2000, 1, 1)
"""Stands as the day of the check until somebody here has made one."""


class Kind(models.TextChoices):
    """What somebody who helps is. The order is that of the page."""

    ADVICE = "advice", "Information, advice and support service (SENDIASS)"
    CHARITY = "charity", "Charities"
    PARENTS = "parents", "Groups of parents and carers"
    HEALTH = "health", "Health services"


class Support(index.Indexed, LookedAfter, DraftStateMixin, RevisionMixin, ClusterableModel):
    """Somebody near a family who helps: an organisation, never a person."""

    ref = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120, help_text="Of the organisation. Never of a person.")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    does = models.TextField("what they do", help_text=HOW_TO_WRITE)
    for_whom = models.CharField(
        "for whom", max_length=200, blank=True, help_text="Such as: parents and carers."
    )
    telephone = models.CharField(max_length=30, blank=True)
    hours = models.CharField("when they answer", max_length=200, blank=True)
    website = models.URLField(
        max_length=300,
        blank=True,
        validators=[URLValidator(["https"])],
        help_text="It begins with https://.",
    )
    email = models.EmailField(
        "e-mail", blank=True, help_text="A shared mailbox. Never the address of one person."
    )
    cost = models.CharField("what it costs", max_length=200, help_text="Such as: free.")
    access = models.TextField(
        "how to get in, and what makes it easier",
        blank=True,
        help_text="Such as: step-free, British Sign Language.",
    )
    all_england = models.BooleanField("they help in all of England", default=False)
    councils = ParentalManyToManyField(
        "organisations.LocalAuthority",
        blank=True,
        related_name="+",
        verbose_name="councils whose families they help",
    )

    base_form_class = SupportForm
    search_fields = [
        index.SearchField("name", boost=4),
        index.SearchField("does"),
        index.SearchField("for_whom"),
        index.FilterField("live"),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("does"),
        FieldPanel("for_whom"),
        MultiFieldPanel(
            [FieldPanel("telephone"), FieldPanel("hours"), FieldPanel("website"), FieldPanel("email")],
            heading="How to reach them",
        ),
        FieldPanel("cost"),
        FieldPanel("access"),
        MultiFieldPanel(
            [FieldPanel("all_england"), FieldPanel("councils", widget=CheckboxSelectMultiple)],
            heading="Where they help",
        ),
        FACTS_PANEL,
        CARE_PANEL,
    ]

    class Meta:
        ordering = ["name"]

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raise ValidationError where the words cannot be shown, or nobody could reach them, or nobody has checked."""
        super().clean()
        beside("does", require_readable, self.does or "")
        if not (self.telephone or self.website or self.email):
            told = "Put in a telephone number, a website or an e-mail address: families must be able to reach them."
            raise ValidationError({"telephone": told})
        if self.telephone and not TELEPHONE.fullmatch(self.telephone):
            raise ValidationError({"telephone": "Write one number, in figures: families tap it to ring."})
        if self.checked_on == NOT_YET:
            raise ValidationError(
                {"checked_on": "Put in the day on which you asked them and all of this was right."}
            )


class FromFile(models.Model):
    """What a file of another directory said of an entry when it was taken from there (taking.py)."""

    # As the other directory calls it.
    source_id = models.CharField(max_length=100, primary_key=True)
    support = models.ForeignKey(Support, null=True, on_delete=models.SET_NULL, related_name="+")
    said = models.JSONField()

    class Privacy:
        compartment = Compartment.MACHINE
        kept = Kept.SERVICE
        personal: dict[str, str] = {}
