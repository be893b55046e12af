"""The only wiring of settings, library, window and translators. Each use case is given the window, the open library and
the work in the background that it needs; it reaches files and databases through workflow, as the command line does.
"""

from annotator.app.application import Application
from annotator.app.start import run, translate

__all__ = ["Application", "run", "translate"]
