"""The window: views that redraw what an operation changed, and gestures that become verbs; no widget owns data of the
issue.

The library arrives as an object; geometry, hit testing and text maths are pure modules here (`blocks`, `bands`,
`marks`, `typing`).
"""
