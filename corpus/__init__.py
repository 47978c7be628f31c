"""What the sources are: documents, passages, timeline, glossary. Knows nothing of search or answers."""
