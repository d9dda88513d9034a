"""Faces, advances, shaping and subsets: the one room that speaks to HarfBuzz."""
