"""The model: an issue, its records, the operations that change it, and the verbs that make them.

Standard library only; nothing here knows of a window, a database or a file format.
"""
