"""The one error a user meets. Its text is a finished Norwegian sentence: what was seen, where, what to do next."""


class SaksvarError(Exception):
    """Something the user can mend; shown as it stands, exit 2, never with a trace."""
