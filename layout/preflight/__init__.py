"""Checks over the issue and its placed pages, and the findings that they give."""
