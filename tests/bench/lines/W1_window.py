# SPDX-License-Identifier: Apache-2.0
"""The window on a virtual screen, drawn without a graphics card: how soon the first frame can be used, and what it
costs to do nothing. What it shows it tells in a file (SHOTLAB_UI_STATE), as the tests of the window read it."""
import json
import os
import pathlib
import subprocess
import tempfile
import time


def waited(condition, seconds=60):
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise OSError("the window never came")
        time.sleep(.002)


def ticks(process):
    """CPU seconds of a process so far."""
    words = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def usable(state):
    try:
        return "items" in json.loads(state.read_text())
    except (OSError, ValueError):
        return False


def line(bench):
    goal = "first frame <= 1 s; idle <= 2 % of a core"
    if not bench.has("Xvfb"):
        yield Case("W1 window", skip="no Xvfb", goal=goal)
        return

    def open_and_idle():
        with tempfile.TemporaryDirectory() as home:
            number, state = pathlib.Path(home, "display"), pathlib.Path(home, "state.json")
            with open(number, "w") as told:
                screen = subprocess.Popen(["Xvfb", "-displayfd", str(told.fileno()), "-screen", "0", "1280x800x24",
                                           "-nolisten", "tcp", "-noreset"], pass_fds=[told.fileno()],
                                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            window = None
            try:
                waited(lambda: number.read_text().endswith("\n"))
                environment = {**os.environ, "DISPLAY": ":" + number.read_text().strip(), "HOME": home,
                               "SHOTLAB_HOME": home + "/lab", "XDG_RUNTIME_DIR": home, "XDG_CONFIG_HOME": home + "/config",
                               "SHOTLAB_UI_STATE": str(state), "LIBGL_ALWAYS_SOFTWARE": "1"}
                began = time.monotonic()
                window = subprocess.Popen([bench.shotlab], env=environment, stdin=subprocess.DEVNULL,
                                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                waited(lambda: usable(state))
                first = 1000 * (time.monotonic() - began)
                time.sleep(2)
                before = ticks(window)
                time.sleep(5)
                idle = (ticks(window) - before) / 5
                return f"first frame after {first:.0f} ms; idle {idle:.1%} of a core", ""
            finally:
                for process in (window, screen):
                    if process:
                        process.terminate()
                        process.wait()

    yield Case("W1 window, opened and left alone", figures=open_and_idle, goal=goal)
