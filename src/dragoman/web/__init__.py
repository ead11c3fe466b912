"""Pages: what was coded, to look at."""
