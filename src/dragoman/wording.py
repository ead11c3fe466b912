"""How is a number of things said?"""


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number of things.

    Args:
        plural: of the noun, where it does more than take an s.

    >>> counted(1, "event"), counted(1200, "report"), counted(0, "story", "stories")
    ('1 event', '1,200 reports', '0 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
