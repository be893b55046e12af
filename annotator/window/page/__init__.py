"""The page as it was printed, beside its text: `page_side` puts the two together, `page_pane` shows a page and follows
the caret, `image_area` draws, scrolls and zooms, and `loading` brings the pixels.
"""
