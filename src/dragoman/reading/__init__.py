"""What does a report say, as a text cleaned, dated and parsed?"""
