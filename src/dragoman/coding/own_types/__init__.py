"""Of which type in a codebook of the user's own is a record?"""
