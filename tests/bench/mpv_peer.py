# SPDX-License-Identifier: Apache-2.0
"""mpv as a peer of our player, driven over its socket; without an output, which spares it scaling and colour."""
import json
import os
import random
import socket
import subprocess
import time


class Mpv:
    def __init__(self, bench, clip, *words):
        path = bench.path("mpv.socket")
        if os.path.exists(path):
            os.remove(path)
        self.process = subprocess.Popen(
            ["mpv", "--no-config", "--no-terminal", "--vo=null", "--ao=null", "--hr-seek=yes", "--keep-open=always",
             f"--input-ipc-server={path}", *words, clip], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.lines, self.number = b"", 0
        until = time.monotonic() + 20
        while True:
            try:
                self.socket = socket.socket(socket.AF_UNIX)
                self.socket.connect(path)
                break
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(.02)
        self.socket.settimeout(20)

    def close(self):
        self.process.kill()
        self.process.wait()

    def say(self, *command):
        self.number += 1
        self.socket.sendall(json.dumps({"command": list(command), "request_id": self.number}).encode() + b"\n")

    def heard(self):
        while b"\n" not in self.lines:
            got = self.socket.recv(65536)
            if not got:
                raise OSError("mpv ended")
            self.lines += got
        line, self.lines = self.lines.split(b"\n", 1)
        return json.loads(line)

    def until(self, condition):
        while True:
            said = self.heard()
            if condition(said):
                return said

    def ask(self, name):
        self.say("get_property", name)
        return self.until(lambda said, n=self.number: said.get("request_id") == n).get("data")

    def seek(self, seconds):
        """Milliseconds until the exact picture is there."""
        began = time.monotonic()
        self.say("seek", seconds, "absolute", "exact")
        self.until(lambda said: said.get("event") == "playback-restart")
        return 1000 * (time.monotonic() - began)


def spread(times):
    times = sorted(times)
    return f"p50 {times[len(times) // 2]:.1f}, p95 {times[int(.95 * (len(times) - 1) + .5)]:.1f} ms"


def seeks(bench, clip, count):
    """Places along the way of a hand, as our own task takes them."""
    mpv = Mpv(bench, clip, "--pause")
    try:
        mpv.until(lambda said: said.get("event") == "playback-restart")
        length = mpv.ask("duration")
        rand, at, goal, times = random.Random(2), 0, 0, []
        for _ in range(count):
            if abs(at - goal) < .02:
                goal = rand.random() * (length - .2)
            at += max(-length / 20, min(length / 20, goal - at))
            times.append(mpv.seek(at))
        return spread(times)
    finally:
        mpv.close()


def steps(bench, clip):
    mpv = Mpv(bench, clip, "--pause")
    try:
        mpv.until(lambda said: said.get("event") == "playback-restart")
        mpv.seek(mpv.ask("duration") / 2)
        mpv.say("observe_property", 7, "time-pos")
        mpv.until(lambda said: said.get("event") == "property-change")
        on, back = [], []
        for times, command in [(on, "frame-step")] * 30 + [(back, "frame-back-step")] * 30:
            began = time.monotonic()
            mpv.say(command)
            mpv.until(lambda said: said.get("event") == "property-change" and said.get("data") is not None)
            times.append(1000 * (time.monotonic() - began))
        return f"on {spread(on)}; back {spread(back)}"
    finally:
        mpv.close()


def play(bench, clip, seconds):
    mpv = Mpv(bench, clip, "--loop-file=inf")
    try:
        mpv.until(lambda said: said.get("event") == "playback-restart")
        apart, until = [], time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(.1)
            apart.append(abs(1000 * (mpv.ask("avsync") or 0)))
        return f"{mpv.ask('frame-drop-count')} dropped; by its own word apart {spread(apart)}"
    finally:
        mpv.close()
