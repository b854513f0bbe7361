# SPDX-License-Identifier: Apache-2.0
"""The window on a virtual screen, drawn without a graphics card: how soon the first frame can be used, what it costs to
do nothing, and how long a frame takes while a take plays and the pointer moves. What it shows it tells in a file
(SHOTLAB_UI_STATE), as the tests of the window read it; how long its frames took in another (SHOTLAB_FRAME_TIMES)."""
import contextlib
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

    @contextlib.contextmanager
    def screen():
        """A virtual screen and a home of its own: the environment for a window."""
        with tempfile.TemporaryDirectory() as home:
            number = pathlib.Path(home, "display")
            with open(number, "w") as told:
                display = subprocess.Popen(["Xvfb", "-displayfd", str(told.fileno()), "-screen", "0", "1280x800x24",
                                            "-nolisten", "tcp", "-noreset"], pass_fds=[told.fileno()],
                                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                waited(lambda: number.read_text().endswith("\n"))
                yield {**os.environ, "DISPLAY": ":" + number.read_text().strip(), "HOME": home,
                       "SHOTLAB_HOME": home + "/lab", "XDG_RUNTIME_DIR": home, "XDG_CONFIG_HOME": home + "/config",
                       "SHOTLAB_UI_STATE": home + "/state.json", "SHOTLAB_FRAME_TIMES": home + "/frames",
                       "LIBGL_ALWAYS_SOFTWARE": "1"}
            finally:
                display.terminate()
                display.wait()

    @contextlib.contextmanager
    def opened(environment, *words):
        window = subprocess.Popen([bench.shotlab, *words], env=environment, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            waited(lambda: usable(pathlib.Path(environment["SHOTLAB_UI_STATE"])))
            yield window
        finally:
            window.terminate()
            window.wait()

    def open_and_idle():
        with screen() as environment:
            began = time.monotonic()
            with opened(environment) as window:
                first = 1000 * (time.monotonic() - began)
                time.sleep(2)
                before = ticks(window)
                time.sleep(5)
                idle = (ticks(window) - before) / 5
                return f"first frame after {first:.0f} ms; idle {idle:.1%} of a core", ""

    def play_and_point():
        with screen() as environment:
            film = environment["HOME"] + "/film"
            for words in (["new", film], ["--film", film, "shoot", "a girl walks along a street, slow pan right"]):
                subprocess.run([bench.shotlab, *words], env=environment, check=True, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
            state = pathlib.Path(environment["SHOTLAB_UI_STATE"])
            with opened(environment, "--film", film):
                point = lambda *words: subprocess.run(["xdotool", *words], env=environment, check=True)
                point("key", "3")
                waited(lambda: json.loads(state.read_text())["screen"]["playing"])
                until = time.monotonic() + 8
                at = 0
                while time.monotonic() < until:
                    at += 1
                    point("mousemove", str(300 + at % 500), "300", "sleep", "0.012")
            taken = sorted(float(line) for line in pathlib.Path(environment["SHOTLAB_FRAME_TIMES"]).read_text().split())
            share = lambda part: taken[int(part * (len(taken) - 1))]
            return f"{len(taken)} frames; p50 {share(.5):.1f}, p95 {share(.95):.1f} ms", ""

    yield Case("W1 window, opened and left alone", figures=open_and_idle, goal=goal)
    if not bench.has("xdotool"):
        yield Case("W2 window, a take plays and the pointer moves", skip="no xdotool", goal="p95 <= 16.7 ms")
        return
    yield Case("W2 window, a take plays and the pointer moves", figures=play_and_point, goal="p95 <= 16.7 ms")
