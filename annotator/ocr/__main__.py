"""The process that reads images: it is asked on standard input, answers on standard output, and ends."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any


def main() -> None:
    """Read the images that one request asks for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks ends this process
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever a library prints is no answer

    def say(**answer: Any) -> None:
        answers.write(json.dumps(answer).encode() + b"\n")

    request = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read(request["bytes"])
    try:
        _answer(data, request["frames"], say)
    except BrokenPipeError:
        pass  # nobody waits for it any more
    except Exception as error:
        say(wrong="engine", said=repr(error))


def _answer(data: bytes, frames: list[int], say: Any) -> None:
    from annotator.ocr.decoding import grey
    from annotator.ocr.engine import Engine

    engine = None
    for frame in frames:
        try:
            image = grey(data, frame)
        except Exception:  # of many kinds, for a file that is wrong
            say(wrong="image")
            return
        engine = engine or Engine()
        lines = engine.lines_of(image, lambda share: say(share=share))
        say(share=1, size=(image.shape[1], image.shape[0]), lines=lines)


if __name__ == "__main__":
    main()
