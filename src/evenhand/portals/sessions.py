"""Sessions as Django keeps them in the database, for keys that can be one."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Takes nothing for a key but letters and figures: a cookie can say anything, signs no database takes too."""

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key) and str(key).isascii() and str(key).isalnum()
