# SPDX-License-Identifier: Apache-2.0
"""A pair of 1080p clips shown frame by frame, found anywhere, stepped through and kept, as the window does it. The
peer of all these, video-compare, is no Debian package and not run here: its published figures stand in the notes."""
import json

import mpv_peer
import odd


def line(bench):
    clip, worse = (odd.clip(bench, name) if bench.has("ffmpeg") else None for name in ("D01", "worse"))
    if not clip or not worse:
        yield Case("C1 play a pair", skip="no clip or no ffmpeg")
        return
    ours = [bench.program, "pair", clip, worse]

    def check():
        said = json.loads(bench.output(*ours))
        return "" if said["pairs"] == 300 else f"{said['pairs']} pairs"

    decoding = ["ffmpeg", "-v", "error", "-threads", "1", "-i", clip, "-threads", "1", "-i", worse, "-map", "0:v", "-map",
                "1:v", "-f", "null", "-"]
    yield Case("C1 play a 1080p pair, 300 frames", ours, decoding, "ffmpeg, decoding only", check,
               "<= 6 CPU s (20 ms a pair)",
               note="video-compare's published figure is 72.7 ms of CPU a pair, 21.8 s for the 300.")

    def seek():
        said = json.loads(bench.output(bench.program, "seek-pair", clip, worse))["seek"]
        return f"p50 {said['p50']:.0f} ms, p95 {said['p95']:.0f} ms", ""

    yield Case("C2 seek to an exact pair, 1080p, groups of 250", figures=seek, goal="frame error 0",
               note="every pair shown is the one asked for (the program ends otherwise); video-compare stops at the "
                    "nearest key picture.")

    shot = odd.clip(bench, "shot")

    def steps():
        said = json.loads(bench.output(bench.program, "steps", shot))
        peer = mpv_peer.steps(bench, shot) if bench.has("mpv") else ""
        return (f"on p95 {said['on']['p95']:.2f} ms, back p95 {said['back']['p95']:.2f} ms", peer)

    yield Case("C3 step by step, 720p, one group", figures=steps, peer_name="mpv (no output)",
               goal="p95 <= 16 ms cached")

    uhd = odd.clip(bench, "uhd")
    yield Case("C5 a pair of 4K, 50 frames kept of each", [bench.program, "pair", uhd, uhd, "50"], check=None,
               goal="<= 1000 MiB", note="at the size of the window (1280 wide), as it shows them; video-compare keeps "
                                        "them in full as RGB24: 2.5 GB by its design.")
