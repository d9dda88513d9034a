"""The benchmark: one newspaper page by Banxin and by typst, side by side in one run."""
