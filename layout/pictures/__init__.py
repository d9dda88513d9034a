"""Photographs: what they are, their crop, their colour, their cache; Pillow's room."""
