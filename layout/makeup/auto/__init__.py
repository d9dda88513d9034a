"""Placement by the program (auto): exact guillotine cuts, judged as the trade would."""
