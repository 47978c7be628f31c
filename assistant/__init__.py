"""What is answered: the reading of the question, the deadline engine, evidence, answer, verification, the app."""
