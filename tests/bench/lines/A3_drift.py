# SPDX-License-Identifier: Apache-2.0
"""Seventy clips of five rates: where sound and picture end."""
import json


def line(bench):
    goal = "sound ends with the picture within 1 sample"
    if not bench.has("ffmpeg"):
        yield Case("A3 drift over 70 clips", skip="no ffmpeg", goal=goal)
        return
    clips = []
    for i, rate in enumerate(("24000/1001", "24", "25", "30", "30000/1001")):
        clip = bench.path(f"A3-{i}.mp4")
        bench.make("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", f"testsrc2=s=320x180:r={rate}:d=2", "-f",
                   "lavfi", "-i", "sine=f=440:r=48000:d=2", "-shortest", "-c:v", "libx264", "-preset",
                   "veryfast", "-c:a", "aac", clip)
        clips.append(clip)
    out, peer_out = bench.path("a3-ours.mp4"), bench.path("a3-peer.mp4")
    seventy = [clips[i % 5] for i in range(70)]
    ours = [bench.shotlab, "join", *seventy, "-o", out, "--format", "320x180@24", "--force", "--json"]
    inputs = [word for clip in seventy for word in ("-i", clip)]
    joined = "".join(f"[v{i}][{i}:a]" for i in range(70))
    graph = ";".join(f"[{i}:v]fps=24[v{i}]" for i in range(70)) + f";{joined}concat=n=70:v=1:a=1[v][a]"
    peer = ["ffmpeg", "-nostdin", "-v", "error", "-y", *inputs, "-filter_complex", graph, "-map", "[v]", "-map",
            "[a]", "-c:v", "libx264", "-preset", "veryfast", "-crf", "14", "-c:a", "aac", peer_out]

    def ends(clip):
        said = json.loads(bench.output("ffprobe", "-v", "error", "-show_entries", "stream=codec_type,duration",
                                       "-of", "json", clip))
        return {s["codec_type"]: float(s["duration"]) for s in said["streams"]}

    def check():
        said = json.JSONDecoder().raw_decode(bench.output(*ours))[0]
        if abs(said.get("av_offset_samples", 99)) > 1:
            return f"sound ends {said.get('av_offset_samples')} samples off"
        at = ends(out)
        off = abs(at["audio"] - at["video"]) * 48000
        return f"ffprobe says {off:.1f} samples" if off > 1.01 else ""

    case = Case("A3 drift over 70 clips", ours, peer, "ffmpeg concat filter", check, goal)
    bench.make(*peer)
    at = ends(peer_out)
    case.note = f"the concat filter's sound ends {1000 * (at['audio'] - at['video']):+.1f} ms from its picture"
    yield case
