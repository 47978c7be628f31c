"""Dates in Norwegian and what follows from them. Pure: today is an argument, nothing is looked up."""
