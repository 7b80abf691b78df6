"""Runs the emulator, and ends it with everything it started when whoever started it is gone: standard input is a pipe
from there, and a pipe ends with the process that holds it, however that process ended. So no emulator outlives a
killed test run. It leads a process group of its own (its Lambda workers are in it) and keeps nothing on disk, so
SIGKILL to the group is a clean end. With `--stay` it is left running: `npm run stop` ends it.
"""

import os
import runpy
import signal
import sys
import threading


def watch():
    while sys.stdin.buffer.read(1):
        pass
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    if "--stay" in sys.argv:
        sys.argv.remove("--stay")
    else:
        threading.Thread(target=watch, daemon=True).start()
    runpy.run_module("ministack", run_name="__main__")
