"""What is known of the world before a report is read? Facts as data files, with a thin reader each; `names.py` is the one matcher of many names."""
