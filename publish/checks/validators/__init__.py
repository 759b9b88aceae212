"""The validators of others: what veraPDF, EPUBCheck, Ace, Microsoft and the W3C say."""
