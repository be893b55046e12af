"""The program of a bundle: it has no Python beside it, so it is itself what its helper processes run."""

import multiprocessing
import runpy
import sys

_MODULE = ["-P", "-m"]  # how the program begins a helper process

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:3] == _MODULE:
        sys.argv = sys.argv[3:]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    else:
        from annotator.cli import main

        sys.exit(main())
