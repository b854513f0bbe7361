# SPDX-License-Identifier: Apache-2.0
"""PSNR and SSIM of a whole clip against its re-encoding, beside FFmpeg's two filters in one pass."""
import json
import re


def line(bench):
    for name in ("D18", "D01"):
        clip = bench.clip(name)
        goal = "CPU ratio >= 1; equal to FFmpeg within 1e-3"
        if not clip or not bench.has("ffmpeg"):
            yield Case(f"C4 compare {name}", skip="no clip or no ffmpeg", goal=goal)
            continue
        worse = bench.path(f"{name}-worse.mp4")
        bench.make("ffmpeg", "-v", "error", "-y", "-i", clip, "-an", "-c:v", "libx264", "-crf", "28",
                   "-preset", "veryfast", worse)
        # A clip of a few frames at a rate of its own pairs by number in both.
        graph = "[0:v]split[a][b];[1:v]split[c][d];[a][c]psnr;[b][d]ssim"
        peer = ["ffmpeg", "-v", "info", "-nostats", "-i", worse, "-i", clip, "-lavfi", graph, "-f",
                "null", "-"]
        ours = [bench.shotlab, "compare", clip, worse, "--offset", "0", "--json"]

        def check(peer=peer, ours=ours):
            # In plain C: with SSE4.1 `ssim` of 5.1 strays on pictures that use the full range.
            said = bench.output(peer[0], "-cpuflags", "0", *peer[1:])
            psnr = float(re.search(r"PSNR y:([\d.]+)", said).group(1))
            ssim = float(re.search(r"SSIM Y:([\d.]+)", said).group(1))
            mine = json.loads(bench.output(*ours))
            if abs(mine["psnr_y"] - psnr) > 1e-3 or abs(mine["ssim_y"] - ssim) > 1e-3:
                return f"{mine['psnr_y']}/{mine['ssim_y']} against {psnr}/{ssim}"
            return ""

        yield Case(f"C4 compare {name}", ours, peer, "ffmpeg psnr + ssim", check, goal)
        decoding = ["ffmpeg", "-v", "error", "-i", worse, "-i", clip, "-map", "0:v", "-map", "1:v",
                    "-f", "null", "-"]
        yield Case(f"C4 compare {name}, beside its bound", ours, decoding, "ffmpeg, decoding only",
                   check, "wall ratio >= 0.95")
