"""Reading: a report's text cleaned, dated and parsed."""
