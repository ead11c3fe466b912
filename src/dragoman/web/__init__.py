"""How is what was coded looked at, on pages?"""
