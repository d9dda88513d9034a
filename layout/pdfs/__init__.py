"""Finished PDFs, ours and other people's: looked at, never written."""
