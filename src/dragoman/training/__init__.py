"""Training: how is the learned part of the coder made from exemplars? Needs the extra `train`; coding does not.

`make train` runs it; `python -m dragoman.training --help` tells its choices.
"""
