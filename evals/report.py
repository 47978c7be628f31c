"""Placeholder."""


def report(run, comparison, history):
    return ""
