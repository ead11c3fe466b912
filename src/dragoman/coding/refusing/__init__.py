"""Which acts that were found are no events of their own, and why?"""
