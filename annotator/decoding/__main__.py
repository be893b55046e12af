"""The process that decodes: it is given a file on standard input, answers on standard output, and ends."""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

from annotator.decoding.wrong import Wrong

_MOST_MEMORY = 2**32
"""So many bytes may be taken, where the system can hold a process to that: what the largest image in colours needs."""


def main() -> None:
    """Run the function `answers` of a module, which the arguments name, on what comes in."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks ends this process
    _bound_memory()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer

    def say(kind: str, what: Any = "", data: bytes = b"") -> None:
        out.write(json.dumps([kind, what]).encode() + b"\n" + data)
        out.flush()

    work, about = sys.argv[1:]
    with suppress(BrokenPipeError):  # nobody waits for it any more
        try:
            for answer in import_module(work).answers(sys.stdin.buffer.read(), **json.loads(about)):
                if isinstance(answer, bytes):
                    say("bytes", len(answer), answer)
                else:
                    say("answer", answer)
            say("end")
        except Wrong as wrong:
            say("wrong", wrong.kind)
        except MemoryError:
            sys.exit(1)  # as the system ends it elsewhere
        except BrokenPipeError:
            raise
        except Exception as error:
            say("failed", repr(error))
    os._exit(0)  # what a library would still tidy up may crash, and the answers are out


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):  # a lower one is set for it, or there is none here
            resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
