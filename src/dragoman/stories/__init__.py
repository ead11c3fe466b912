"""Stories: which reports are copies of one another, and which records in different reports tell of the same happening?"""

from dragoman.stories.copies import Copy, Signature, compare, signature
from dragoman.stories.fitting import Teller
from dragoman.stories.joining import Joined, join
from dragoman.stories.telling import tell_stories

__all__ = ["Copy", "Joined", "Signature", "Teller", "compare", "join", "signature", "tell_stories"]
