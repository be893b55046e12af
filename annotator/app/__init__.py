"""The only wiring of settings, library, window and translators; it may import every room but the command line."""

from annotator.app.application import Application
from annotator.app.start import run, translate

__all__ = ["Application", "run", "translate"]
