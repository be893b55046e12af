"""How entities are found in plain text: proposals by source, fitted weights, the best of those that overlap.

Nothing here knows of issues; `annotator.suggest.tagging` puts it on one.
"""
