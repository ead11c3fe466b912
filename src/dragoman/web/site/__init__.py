"""Pages over a store, served on this machine: one file a page or a family of them; `app.py` puts them together."""
