"""Question → Reading: language, type, named things, standalone form."""
