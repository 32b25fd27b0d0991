"""The law's dates for other people's programs: public, without sign-in, keeping nothing of what is asked.

What may be asked and answered is in v1, and described at /api/v1/openapi.json; /api/ says it to people.
"""
