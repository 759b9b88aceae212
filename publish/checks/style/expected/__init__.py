"""What artifacts are measured against: the passages that a document has in a style."""

from publish.checks.style.expected.blocks import expected_passages

__all__ = ["expected_passages"]
