"""Lines to pages: the tree of a page becomes rectangles, and these are filled."""
