"""Which events does a report tell of? One room a question, `coder.py` composes them."""
