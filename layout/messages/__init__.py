"""The words of every code, in Chinese and English: one TOML file a room."""
