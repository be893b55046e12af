"""Getting a database back: checking it against its journals, repairing it, backing it up and restoring it."""
