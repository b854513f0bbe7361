# SPDX-License-Identifier: Apache-2.0
"""Cuts of H.264 whose head and tail are encoded again and whose body is copied, so that no hidden picture stays in
the file, in three containers (where no key picture closes a group, as in M09, all is encoded); beside encoding all of it, which is what is left to who has no smart cut."""
import json

import odd

CUTS = (("D02", 2.5, 5.5), ("M01", 1.3, 7.7), ("M04", 2, 8), ("M05", 2.1, 8), ("M08", .7, 4.2), ("M09", 2, 8))
PUBLISHED = {"D02": "nothing for it", "M01": "1.6 CPU s, one frame short", "M04": "1.9 CPU s", "M05": "1.3 CPU s",
             "M08": "1.2 CPU s", "M09": "1.4 CPU s, six frames short"}


def line(bench):
    goal = "exact; worst frame >= 45 dB; CPU ratio >= 1.8"
    if not bench.has("ffmpeg"):
        yield Case("T2 smart cut", skip="no ffmpeg", goal=goal)
        return
    for name, begin, end in CUTS:
        source = odd.clip(bench, name)
        title = f"T2 smart cut {name} [{begin}, {end})"
        if not source:
            yield Case(title, skip="no clip", goal=goal)
            continue
        clips = [source] + [odd.remuxed(bench, source, ending) for ending in ("mp4", "mkv", "ts")
                            if not source.endswith(ending)]
        orders = []
        for clip in clips:
            first, last = odd.between(bench, clip, begin, end)
            ending = clip.rsplit(".", 1)[1]
            out = bench.path(f"{name}-t2.{ending}")
            orders.append((clip, out, first, last, [bench.shotlab, "trim", clip, "--in", str(first), "--out", str(last),
                                                    "-o", out, "--no-hidden-frames", "--force", "--json"]))

        modes = {}

        def check(orders=orders, modes=modes):
            for clip, out, first, last, command in orders:
                said = bench.output(*command)
                why = odd.wrong(bench, clip, out, first, last, bits=False)
                if why:
                    return f"{out[-3:]}: {why} {said[:80] if 'error' in said else ''}"
                worst = odd.worst_psnr(bench, clip, out, first, last)
                if worst < 45:
                    return f"{out[-3:]}: a frame has {worst:.1f} dB"
                modes[out[-3:]] = json.JSONDecoder().raw_decode(said)[0]["mode"]
            return ""

        peer = [*odd.QUIET, "-ss", str(begin), "-i", source, "-t", str(round(end - begin, 3)), "-map", "0", "-c:v",
                "libx264", "-preset", "veryfast", "-crf", "14", "-c:a", "copy", bench.path(f"{name}-t2-peer.mkv")]
        case = Case(title, orders[0][-1], peer, "ffmpeg, all encoded (x264 veryfast)", check, goal)
        case.note = lambda modes=modes, name=name: (
            "no hidden frames: " + ", ".join(f"{ending} {mode}" for ending, mode in modes.items())
            + f"; smartcut 1.1, no Debian package and not run here, published {PUBLISHED[name]}")
        yield case
