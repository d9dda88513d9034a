"""Outputs for the desk: the display list as text, the report of a build."""
