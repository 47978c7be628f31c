"""One measure a file: what it is, where it is defined, and which look-alike it is not."""
