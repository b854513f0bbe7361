# SPDX-License-Identifier: Apache-2.0
"""Twenty pieces of half a second out of half a minute, joined: the pieces' bodies are copied."""
import json

import odd


def line(bench):
    goal = "frames exact, worst >= 45 dB; CPU ratio >= 2"
    clip = odd.clip(bench, "long") if bench.has("ffmpeg") else None
    if not clip:
        yield Case("T4 twenty cuts", skip="no clip or no ffmpeg", goal=goal)
        return
    # In groups of a second: D01 itself has three key pictures.
    source = bench.path("t4.mp4")
    bench.make(*odd.QUIET, "-i", clip, "-an", "-vf", "scale=640:360", *odd.X264, "-g", "30", source)
    ranges = [(13 + 43 * n, 13 + 43 * n + 40) for n in range(20)]
    out, peer_out = bench.path("t4-ours.mp4"), bench.path("t4-peer.mp4")
    ours = [bench.program, "cuts", source, out, *[f"{a}-{b}" for a, b in ranges]]
    kept = "+".join(f"between(n,{a},{b - 1})" for a, b in ranges)
    peer = [*odd.QUIET, "-i", source, "-vf", f"select='{kept}',setpts=N/30/TB", "-c:v", "libx264", "-preset",
            "veryfast", "-crf", "14", peer_out]

    def check():
        said = json.loads(bench.output(*ours))
        shown = odd.frames(bench, out)
        whole = odd.known_frames(bench, source)
        wanted = [whole[n] for a, b in ranges for n in range(a, b)]
        if len(shown) != len(wanted) or said["av_offset_samples"] != 0:
            return f"{len(shown)} frames, not {len(wanted)}"
        same = sum(g[1] == w[1] for g, w in zip(shown, wanted))
        if said["worst_psnr"] < 45:
            return f"a frame has {said['worst_psnr']} dB"
        return "" if same >= said["copied"] else f"{same} frames are equal, {said['copied']} should be"

    yield Case("T4 twenty cuts of 40 frames, 640x360", ours, peer, "ffmpeg select, all encoded", check, goal,
               note="smartcut, which keeps several ranges, is no Debian package and not run here.")
