"""How names are found in plain text: proposals by source, fitted weights, the best of those that overlap.

Nothing here knows of issues; `annotator.suggest.entities` puts it on one.
"""
