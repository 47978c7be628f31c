"""The index as a LangChain retriever, to be put into anyone's chain.

Flows in: an open index. Flows out: LangChain documents with the passage's place and score. It does not know the chain.
"""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from index.retriever import Retriever


class PassageRetriever(BaseRetriever):
    """The `k` best passages of `index` (a `Retriever`), best first; `metadata` holds document, start, end, heading,
    score."""

    index: Any  # a pydantic field: it would want to copy and check a Protocol
    k: int = 5

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        index: Retriever = self.index
        return [
            Document(
                id=hit.passage.id,
                page_content=hit.passage.text,
                metadata={
                    "document": hit.passage.document_id,
                    "start": hit.passage.span.start,
                    "end": hit.passage.span.end,
                    "heading": hit.passage.heading,
                    "score": hit.score,
                },
            )
            for hit in index.search(query, self.k)
        ]
