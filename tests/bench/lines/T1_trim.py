# SPDX-License-Identifier: Apache-2.0
"""Twelve exact cuts without encoding, each bit for bit, beside `ffmpeg -c copy`, which most often is not exact."""
import shlex

import odd

CUTS = (("D01", 2.5, 9.2), ("D15-h264", .3, .8), ("D15-h265", .3, .8), ("D18", 1, 4), ("D30", 1, 4),
        ("M01", 1.3, 7.7), ("M02", 2.3, 8), ("M03", .7, 5.2), ("M04", 2, 8), ("M08", .7, 4.2), ("M09", 2, 8),
        ("M16", 2.1, 8))


def line(bench):
    goal = "exact, bit for bit; CPU ratio >= 1"
    if not bench.has("ffmpeg"):
        yield Case("T1 trim", skip="no ffmpeg", goal=goal)
        return
    ours_all, peers_all, exact_peers, done = [], [], 0, 0
    for name, begin, end in CUTS:
        clip = odd.clip(bench, name)
        title = f"T1 trim {name} [{begin}, {end})"
        if not clip:
            yield Case(title, skip="no clip", goal=goal)
            continue
        first, last = odd.between(bench, clip, begin, end)
        out, peer_out = bench.path(f"{name}-t1-ours.mp4"), bench.path(f"{name}-t1-peer.mp4")
        ours = [bench.shotlab, "trim", clip, "--in", str(first), "--out", str(last), "-o", out, "--mode", "copy",
                "--force", "--json"]
        peer = [*odd.QUIET, "-ss", str(begin), "-i", clip, "-t", str(round(end - begin, 3)), "-c", "copy", peer_out]
        bench.make(*peer)
        why = odd.wrong(bench, clip, peer_out, first, last)
        exact_peers += not why
        done += 1

        def check(ours=ours, out=out, clip=clip, first=first, last=last):
            said = bench.output(*ours)
            return odd.wrong(bench, clip, out, first, last) or ("" if '"frames"' in said else said[:120])

        ours_all.append(ours)
        peers_all.append(peer)
        yield Case(title, ours, peer, f"ffmpeg -c copy ({why or 'exact'})", check, goal, timed=False)
    together = lambda commands: ["sh", "-c", " && ".join(f"{shlex.join(c)} >/dev/null" for c in commands)]
    yield Case(f"T1 trim, all {done}", together(ours_all), together(peers_all),
               f"ffmpeg -c copy ({exact_peers} of {done} exact)", None, goal,
               note="smartcut 1.1 and LosslessCut are no Debian packages and not run here; published for the same "
                    "twelve cuts: smartcut 6 exact, some 47 CPU s in all; LosslessCut's commands 4 exact.")
