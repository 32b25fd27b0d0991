"""Which cases and councils are whose in the made-up world, and which case each person is sent to."""

from tests.walls import of_age, sent_for

CASES_OF = {
    "": (
        "mother",
        "young",
        "father",
        "twin one",
        "twin two",
        "half",
        "looked after",
        "own",
        "moved",
        *sent_for.FAMILIES,
        *of_age.FAMILIES,
    ),
    "other ": ("elsewhere",),
}
# The case of somebody else that would be nearest to each of these, if a wall fell; to all others it is the mother's.
NEAR = {
    "mother": "father",
    "adviser who is a parent": "own",
    "council": "twin one",
    # A case that was theirs, until the family moved.
    "lead of the council": "moved",
    "far council": "half",
    "parent of twins": "father",
    "mediator": "looked after",
    "adviser": "elsewhere",
    "caseworker": "elsewhere",
    "manager": "elsewhere",
    "friend": "father",
    "advice worker": "father",
    "other parent who is asked": "father",
    "interpreter": "looked after",
    "lead": "elsewhere",
    "helper who sent": "waits",
}
# The case in which each of these opens everything.
WHOLE = {
    "caseworker": "young",
    "caseworker shut out": "helped",
    "manager": "looked after",
    "lead": "mother",
    "council": "mother",
    "lead of the council": "looked after",
}
COUNCILS_OF = {"": ("council", "far council"), "other ": ("other council",)}
# The case in which each of these addresses opens, for the state that it is in: everybody asks for it there too.
CERTIFICATE = "cases/<uuid:case_id>/certificate/"
OPENS_IN = {
    "cases/<uuid:case_id>/agreement/signature/<uuid:signature_id>": "helped",
    f"{CERTIFICATE}<slug:number>.pdf": "father",
    f"{CERTIFICATE}<slug:number>/reissue": "father",
    f"{CERTIFICATE}<slug:number>/withdraw": "father",
    f"{CERTIFICATE}ask": "moved",
    "cases/<uuid:case_id>/parent/<uuid:companion_id>/end": "father",
    "cases/<uuid:case_id>/right/capacity/<uuid:record_id>/end": "young",
    "cases/<uuid:case_id>/right/consent": "after",
    "mediator/<uuid:case_id>/agreement/signature": "helped",
}
