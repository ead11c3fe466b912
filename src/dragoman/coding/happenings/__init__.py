"""Which tellings of acts are one happening, who vouches for it, and who denies it?"""
