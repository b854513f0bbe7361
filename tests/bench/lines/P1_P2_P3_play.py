# SPDX-License-Identifier: Apache-2.0
"""Scrubbing, the first picture, and half a minute and more played: our player without a window, mpv without an
output (which spares it scaling and colour)."""
import json
import shlex

import mpv_peer
import odd


def line(bench):
    for name, kind, width, goal in (
            ("shot", "5 s of 720p", 1280, "then p95 <= 16 ms; first picture <= 60 ms"),
            ("D01", "D01, 1080p in groups of 250, with its proxy", 1280, "then p95 <= 16 ms")):
        clip = odd.clip(bench, name)
        title = f"P1 scrub {kind}, 200 places"
        proxies = [bench.path("proxies")] if name == "D01" else []
        if not clip:
            yield Case(title, skip="no clip", goal=goal)
            continue

        def scrub(clip=clip, width=width, proxies=proxies):
            said = json.loads(bench.output(bench.program, "scrub", clip, str(width), *proxies))
            return (f"first {said['first_picture']:.0f} ms; in the first round {said['cold_shown']:.0%} shown in time; "
                    f"then p50 {said['warm']['p50']:.2f}, p95 {said['warm']['p95']:.2f} ms",
                    mpv_peer.seeks(bench, clip, 40 if proxies else 200) if bench.has("mpv") else "")

        yield Case(title, figures=scrub, peer_name="mpv --hr-seek=yes (no output)", goal=goal)

    names = ["D01", "D02", "D04", "D10", "D11", "D13-rot090", "D15-h264", "D15-h265", "D18", "D20", "D21", "D22", "D25",
             "D26", "D30", "M01", "M02", "M03", "M04", "M05", "M08", "M09", "M15", "M16", "M18", "M19"]
    clips = [clip for clip in (odd.clip(bench, name) for name in names) if clip]
    ours = ["sh", "-c", " && ".join(shlex.join([bench.program, "first", clip]) for clip in clips)]
    peer = ["sh", "-c", " && ".join(shlex.join(["mpv", "--no-config", "--vo=null", "--ao=null", "--frames=1", clip])
                                    for clip in clips)]
    if bench.has("mpv") and clips:
        def check():
            said = [json.loads(line) for line in bench.output(*ours).splitlines()]
            return "" if len(said) == len(clips) else f"{len(said)} of {len(clips)} opened"

        yield Case(f"P2 first picture of {len(clips)} clips", ours, peer, "mpv --frames=1 (no output)", check,
                   "wall ratio >= 1")
    else:
        yield Case("P2 first picture", skip="no clips or no mpv")

    clip = odd.clip(bench, "D25")
    if not clip:
        yield Case("P3 play", skip="no clip")
        return

    def play():
        said = json.loads(bench.output(bench.program, "play", clip, "60"))
        return (f"{said['dropped']} of {said['frames']} dropped; picture and sound apart p50 {said['apart']['p50']:.0f}, "
                f"p95 {said['apart']['p95']:.0f} ms", mpv_peer.play(bench, clip, 60) if bench.has("mpv") else "")

    yield Case("P3 play D25 for 60 s, device that throws sound away", figures=play, once=True,
               peer_name="mpv (no output)", goal="0 dropped, apart <= 20 ms")
