"""Knowledge: facts as data files, with a thin reader each; `names.py` is the one matcher of many names."""
