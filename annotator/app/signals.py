"""Signals by which a system ends a program, taken in the event loop: what is being typed is stored first."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress

from PySide6.QtCore import QSocketNotifier

_ENDING = [signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Ctrl+C, the end of the session or of the machine, and a terminal that was closed; Windows has no SIGHUP."""


@contextmanager
def ending(close: Callable[[], object]) -> Iterator[None]:
    """While active, a signal that would end the program calls `close` instead, between two events of the window.

    Python's own handlers would wait until Qt calls into Python, and then interrupt it at any point. A signal that the
    program was started to ignore (`nohup`) stays ignored.
    """
    with ExitStack() as stack:
        ours, theirs = (stack.enter_context(closing(end)) for end in socket.socketpair())
        for end in (ours, theirs):
            end.setblocking(False)

        def hear() -> None:
            with suppress(BlockingIOError):
                ours.recv(1024)
                close()

        notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(hear)
        stack.callback(notifier.setEnabled, False)
        stack.callback(signal.set_wakeup_fd, signal.set_wakeup_fd(theirs.fileno()))
        for number in _ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                stack.callback(signal.signal, number, signal.signal(number, lambda *_: None))
        yield
