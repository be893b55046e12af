"""How the window looks: colours, fonts, and what colour-blind people tell apart."""
