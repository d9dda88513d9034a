"""The nouns of the trade: frozen values, no algorithms."""
