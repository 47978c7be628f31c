"""What is known to be right: cases, measures, runner, report, baseline."""
