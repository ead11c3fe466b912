"""How are pages over a store served on this machine? One file a page or a family of them; `app.py` puts them together."""
