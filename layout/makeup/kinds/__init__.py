"""Placement kinds, a file each: how an item is measured and how it is drawn."""
