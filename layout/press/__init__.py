"""Placed pages to PDF: the one room that speaks to reportlab."""
