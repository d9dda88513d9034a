"""Copy to lines: galleys, line breaking, justification, display lines."""
