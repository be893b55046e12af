"""The correction desk of a newspaper archive: raw issues in, articles with exact boundaries, corrected text and tagged
names out.
"""
