"""The sealed archive: one package an issue and revision, kept, verified, searched."""
