"""How do records leave? As the files that people already use."""
