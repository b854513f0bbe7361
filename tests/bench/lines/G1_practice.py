# SPDX-License-Identifier: Apache-2.0
"""The practice generator: six seconds painted, with sound, encoded and written."""
import hashlib
import json
import pathlib

PROMPTS = {
    "waits": "MS, an old man in a green coat, checks his watch twice, tram stop, low evening sun",
}


def line(bench):
    for name, size, frames, goal in (
            ("waits", "1280x720@24", 144, "2 x real time on two cores, <= 400 MiB"),
            ("waits", "1920x1080@24", 144, "no slower than its pixels"),
            ("waits", "720x1280@24", 144, "as 1280x720")):
        outs = [bench.path(f"practice-{n}.mp4") for n in "ab"]

        def ours(out, name=name, size=size):
            return [bench.shotlab, "practice", "render", PROMPTS[name], "-o", out, "--seconds", "6",
                    "--format", size, "--seed", "7", "--force", "--json"]

        def check(ours=ours, outs=outs, frames=frames):
            # Words about the prompt follow the document.
            said = [json.JSONDecoder().raw_decode(bench.output(*ours(out)))[0] for out in outs]
            if any(answer.get("frames") != frames for answer in said):
                return f"not {frames} frames"
            digests = {hashlib.sha256(pathlib.Path(out).read_bytes()).digest() for out in outs}
            return "" if len(digests) == 1 else "other bytes the second time"

        yield Case(f"G1 practice {name} {size}", ours(outs[0]), check=check, goal=goal,
                   real_time=frames / 24)
