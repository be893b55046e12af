"""Finding places in texts, and the same entity elsewhere; pure, it knows the core only."""
