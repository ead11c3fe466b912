"""How do coded reports lie in a folder of Parquet parts, whole, once each, whoever codes them and whatever befalls the run?"""
