"""What do people say of the coder's records? Verdicts beside the records, never in them; gold and agreement made of them."""

from dragoman.reviewing.book import Review, ReviewBook, Verdict, book_of, standing

__all__ = ["Review", "ReviewBook", "Verdict", "book_of", "standing"]
