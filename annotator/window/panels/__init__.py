"""The panels at the foot of the window, a module each; what all share is `panel`, and `docks` shows them."""
