# SPDX-License-Identifier: Apache-2.0
"""The packet index of a long file, as `probe` makes it, beside ffprobe's list of packets."""
import json


def line(bench):
    goal = "CPU ratio >= 5"
    clip = bench.clip("D01")
    if not clip or not bench.has("ffprobe"):
        yield Case("T5 index of D01 x 60", skip="no clip or no ffmpeg", goal=goal)
        return
    long = bench.path("d01x60.mp4")
    bench.make("ffmpeg", "-v", "error", "-y", "-stream_loop", "59", "-i", clip, "-c", "copy", long)
    ours = [bench.shotlab, "probe", long, "--json"]
    peer = ["ffprobe", "-v", "error", "-show_packets", "-of", "json", long]

    def check():
        counted = bench.output("ffprobe", "-v", "error", "-select_streams", "v:0", "-count_packets",
                               "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", long)
        mine = json.loads(bench.output(*ours))["video"]["frames"]
        return "" if mine == int(counted.strip().strip(",")) else f"{mine} frames, not {counted}"

    yield Case("T5 index of D01 x 60", ours, peer, "ffprobe -show_packets", check, goal)
