"""The panes side by side: the raw text with its boundary bar, the list of articles, and the article editor."""
