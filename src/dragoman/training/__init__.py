"""Training: how the learned part of the coder is made from exemplars. Needs the extra `train`; coding does not.

`make train` runs it; `python -m dragoman.training --help` tells its choices.
"""
