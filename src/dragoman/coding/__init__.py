"""Coding: one file a question, `coder.py` composes them."""
