"""Which parties do the words of an act, or those about it, put on its sides?"""
