"""Comparing two texts, two people's versions of an issue, and two readings of a page; pure, it knows the core only."""
