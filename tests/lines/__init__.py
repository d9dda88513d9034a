"""How good set lines are: read from a PDF, whichever program set them."""
