# SPDX-License-Identifier: Apache-2.0
"""Ten shots of equal shape joined, beside FFmpeg's concat demuxer, which copies the sound too."""
import json


def hashes(bench, clip):
    said = bench.output("ffmpeg", "-nostdin", "-v", "error", "-noautorotate", "-i", clip, "-map", "0:v:0",
                        "-fps_mode", "passthrough", "-f", "framemd5", "-")
    return [line.split(",")[-1].strip() for line in said.splitlines() if line and line[0] != "#"]


def line(bench):
    goal = "all frames bit for bit; A/V offset 0; CPU ratio >= 1"
    clip = bench.clip("D18")
    if not clip or not bench.has("ffmpeg"):
        yield Case("A1 join D18 x 10", skip="no clip or no ffmpeg", goal=goal)
        return
    out, peer_out = bench.path("a1-ours.mp4"), bench.path("a1-peer.mp4")
    ours = [bench.shotlab, "join", *[clip] * 10, "-o", out, "--force", "--json"]
    listed = bench.path("a1.txt")
    with open(listed, "w") as file:
        file.writelines(f"file '{clip}'\n" for _ in range(10))
    peer = ["ffmpeg", "-v", "error", "-y", "-f", "concat", "-safe", "0", "-i", listed, "-c", "copy", peer_out]

    def check():
        said = json.JSONDecoder().raw_decode(bench.output(*ours))[0]
        if said.get("av_offset_samples") != 0:
            return f"sound ends {said.get('av_offset_samples')} samples off"
        return "" if hashes(bench, out) == hashes(bench, clip) * 10 else "frames differ"

    yield Case("A1 join D18 x 10", ours, peer, "ffmpeg concat -c copy (sound joined by packets)", check, goal)
    again = ["ffmpeg", "-v", "error", "-y", "-f", "concat", "-safe", "0", "-i", listed, "-c:v", "copy", "-c:a",
             "aac", "-b:a", "192k", peer_out]
    yield Case("A1 join D18 x 10, sound encoded by both", ours, again, "ffmpeg concat -c:v copy -c:a aac", check,
               goal)
    if bench.has("melt"):
        whole = ["melt", *[clip] * 10, "-consumer", f"avformat:{peer_out}", "vcodec=libx264", "preset=veryfast"]
        yield Case("A1 join D18 x 10, beside an editor", ours, whole, "melt (encodes)", check, goal)
