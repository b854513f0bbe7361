# SPDX-License-Identifier: Apache-2.0
"""All measurers of six seconds of 720p, beside decoding them alone on the same cores."""
import json


def line(bench):
    goal = "wall ratio >= 0.77 (1.3 times decoding alone)"
    source = bench.clip("D25")
    if not source or not bench.has("ffmpeg"):
        yield Case("M1 measure 6 s of 720p", skip="no clip or no ffmpeg", goal=goal)
        return
    clip = bench.path("six-seconds.mp4")
    # From the middle of the clip, across a cut: 144 frames, with sound.
    bench.make("ffmpeg", "-v", "error", "-y", "-ss", "10", "-t", "6", "-i", source, "-c:v", "libx264",
               "-crf", "18", "-c:a", "aac", clip)
    everything = [bench.shotlab, "measure", clip, "--json"]
    decoding = ["ffmpeg", "-v", "error", "-threads", "2", "-i", clip, "-map", "0", "-f", "null", "-"]

    def check():
        said = json.loads(bench.output(*everything))
        missing = [key for key in ("move", "shots", "soundness", "loudness", "tone", "palette",
                                   "texture", "sound") if key not in said]
        if missing:
            return f"no {', '.join(missing)}"
        return "" if said["soundness"]["frames"] == 144 else f"{said['soundness']['frames']} frames"

    yield Case("M1 measure 6 s of 720p", everything, decoding, "ffmpeg, decoding only", check, goal)
    for kind in ("move", "soundness", "texture", "sound,loudness"):
        ours = [bench.shotlab, "measure", clip, "--only", kind, "--json"]
        yield Case(f"M1 of it, {kind}", ours, decoding, "ffmpeg, decoding only", None, "")
