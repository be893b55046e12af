"""The mark that the translation tools look for."""


def QT_TRANSLATE_NOOP(_context: str, english: str) -> str:
    """The text itself, marked for translation.

    lupdate goes by the name; Qt's own function of that name does not say that it gives a string.
    """
    return english
