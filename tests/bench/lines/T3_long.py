# SPDX-License-Identifier: Apache-2.0
"""A few seconds out of a long file: what is read of it, and what it costs."""
import os

import odd


def line(bench):
    goal = "exact; reads <= 1.05 of the range"
    for name, begin, end in (("D26", 100, 155), ("gigabyte", 1800, 1806.7)):
        title = f"T3 trim {name} [{begin}, {end})"
        clip = odd.clip(bench, name) if bench.has("ffmpeg") else None
        if not clip:
            yield Case(title, skip="no clip or no ffmpeg", goal=goal)
            continue
        listed = bench.output("ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", "packet=pts_time",
                              "-of", "csv=p=0", clip)
        times = sorted(float(word.strip(",")) for word in listed.split() if word[0].isdigit())
        first, last = (next(n for n, at in enumerate(times) if at - times[0] > wanted - 1e-4)
                       for wanted in (begin, end))
        out, peer_out = bench.path(f"{name}-t3-ours.mp4"), bench.path(f"{name}-t3-peer.mp4")
        ours = [bench.shotlab, "trim", clip, "--in", str(first), "--out", str(last), "-o", out, "--mode", "copy",
                "--force", "--json"]
        peer = [*odd.QUIET, "-ss", str(begin), "-i", clip, "-t", str(round(end - begin, 3)), "-c", "copy", peer_out]

        def check(ours=ours, out=out, clip=clip, first=first, last=last, times=times):
            bench.output(*ours)
            part = bench.path("t3-part.mkv")
            # By seconds from a second before, so that the whole file need not be decoded.
            made = [shown for _, shown in odd.frames(bench, out)]
            said = bench.output(*odd.QUIET[:-1], "-noautorotate", "-ss", f"{times[first] - .5 / 30:.4f}", "-i", clip, "-map",
                                "0:v:0", "-frames:v", str(last - first), "-fps_mode", "passthrough", "-f", "framemd5",
                                "-")
            wanted = [row.split(",")[5].strip() for row in said.splitlines() if row and row[0] != "#"]
            return "" if made == wanted else f"{len(made)} frames against {len(wanted)}, or others"

        case = Case(title, ours, peer, "ffmpeg -c copy", check, goal)
        case.note = lambda ours=ours, out=out, clip=clip, peer=peer: (
            f"of {os.path.getsize(clip) / 1e6:.1f} MB, with what was written ({os.path.getsize(out) / 1e6:.2f} MB) read "
            f"back as proof, we read {bench.bytes_read(ours) / 1e6:.2f} MB, ffmpeg {bench.bytes_read(peer) / 1e6:.2f} MB")
        yield case
