"""How sure is it that a record is right?"""
