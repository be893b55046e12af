"""Comparing two texts, and two people's versions of an issue; pure, it knows the core only."""
