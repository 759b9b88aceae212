"""`publish serve`: the engine over HTTP, for those who do not write Python."""
