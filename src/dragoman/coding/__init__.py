"""Which events does a report tell of? One file a question, `coder.py` composes them."""
