"""File → Document, one reader per format; offsets kept."""
