"""The checks of finished PDFs, ours or anybody's: pure functions over what was read."""
