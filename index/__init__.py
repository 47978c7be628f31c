"""How a passage is found: analysis, embeddings, lexical search, fusion, the store. Knows nothing of answers."""
