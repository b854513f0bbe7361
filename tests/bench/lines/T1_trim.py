# SPDX-License-Identifier: Apache-2.0
"""Exact trims of frames 17 to 93 (or of the middle of a shorter clip) beside `ffmpeg -c copy`."""
import json


def frames_of(bench, clip):
    said = bench.output("ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries",
                        "frame=pts_time", "-of", "csv=p=0", clip)
    times = [line.strip(",") for line in said.split() if line.strip(",") not in ("", "N/A")]
    return [float(value) for value in times]


def line(bench):
    goal = "exact; CPU ratio >= 1"
    for name in ("D01", "D15", "D18", "D30"):
        clip = bench.clip(name)
        if not clip or not bench.has("ffprobe"):
            yield Case(f"T1 trim {name}", skip="no clip or no ffmpeg", goal=goal)
            continue
        times = frames_of(bench, clip)
        first, last = (17, 93) if len(times) > 93 else (len(times) // 4, 3 * len(times) // 4)
        out, peer_out = bench.path(f"{name}-ours.mp4"), bench.path(f"{name}-peer.mp4")
        ours = [bench.shotlab, "trim", clip, "--in", str(first), "--out", str(last), "-o", out,
                "--force", "--json"]
        peer = ["ffmpeg", "-v", "error", "-y", "-ss", f"{times[first]:.6f}", "-i", clip, "-t",
                f"{times[last] - times[first]:.6f}", "-c", "copy", peer_out]

        def check(ours=ours, out=out, times=times, first=first, last=last):
            said = bench.output(*ours)
            wanted = [at - times[first] for at in times[first:last]]
            made = frames_of(bench, out)
            if len(made) != len(wanted):
                return f"{len(made)} frames, not {len(wanted)}: {said[:80]}"
            off = max(abs(m - made[0] - w) for m, w in zip(made, wanted))
            return f"a frame is {off:.4f} s off" if off > .0011 else ""

        yield Case(f"T1 trim {name}", ours, peer, "ffmpeg -c copy (not exact)", check, goal)
