"""What was learned from exemplars: networks, how a text is put to them, and what they say of it?"""
