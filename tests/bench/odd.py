# SPDX-License-Identifier: Apache-2.0
"""Odd clips that the lines of the table cut, made with ffmpeg from the first ten seconds of D01, and what
ffmpeg says of the frames of a clip."""
import functools
import re

QUIET = ["ffmpeg", "-nostdin", "-v", "error", "-y"]
X265 = "log-level=error:keyint={k}:min-keyint={k}:scenecut=0:bframes=3:b-adapt=0:open-gop=1"
HLG = ":colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc"
HLG_TAGS = ["-color_primaries", "bt2020", "-color_trc", "arib-std-b67", "-colorspace", "bt2020nc"]
X264 = ["-c:v", "libx264", "-preset", "fast"]


def small(*words):
    return ["-an", "-vf", "scale=640:360", *words]


# Name: (what it is made of, how, ending). D01 where nothing else is said.
RECIPES = {
    # Parameter sets other than an encoder's usual ones.
    "M01": ("", ["-an", "-vf", "scale=640:272,fps=25", *X264, "-x264-params",
                 "keyint=61:min-keyint=61:scenecut=0:bframes=2:b-adapt=0:ref=4:cabac=0:8x8dct=0:weightp=0"], "mp4"),
    # HEVC in open groups.
    "M02": ("", small("-c:v", "libx265", "-preset", "veryfast", "-x265-params", X265.format(k=30), "-tag:v", "hev1"),
            "mp4"),
    # Ten bit, high dynamic range, turned, with an edit list of its own.
    "M03a": ("", ["-vf", "scale=640:360,format=yuv420p10le", "-ac", "2", "-c:a", "aac", "-c:v", "libx265", "-preset",
                  "veryfast", "-x265-params", X265.format(k=24) + HLG, *HLG_TAGS, "-tag:v", "hvc1"], "mp4"),
    # Uneven times.
    "M04": ("", ["-an", "-vf", "scale=640:360,select='gt(mod(n*n\\,11)\\,3)'", "-fps_mode", "vfr", *X264, "-g", "48",
                 "-bf", "2", "-video_track_timescale", "90000"], "mp4"),
    # Opus that begins before the picture.
    "M05": ("", ["-vf", "scale=640:360", *X264, "-g", "60", "-bf", "2", "-ac", "2", "-c:a", "libopus"], "mkv"),
    # A rate of 29.9, short groups.
    "M08": ("", ["-vf", "scale=518:488,setsar=1,fps=299/10", *X264, "-g", "7", "-bf", "2", "-ac", "2", "-c:a", "aac",
                 "-video_track_timescale", "90000"], "mp4"),
    # H.264 in open groups.
    "M09": ("", small(*X264, "-x264-params",
                      "keyint=48:min-keyint=48:scenecut=0:bframes=3:b-pyramid=normal:open-gop=1"), "mp4"),
    "M15": ("", ["-t", "3", "-an", "-vf", "scale=320:180", "-pix_fmt", "yuv420p10le", "-c:v", "libvpx-vp9", "-deadline",
                 "realtime", "-cpu-used", "8", "-auto-alt-ref", "1", "-lag-in-frames", "25"], "webm"),
    "M16": ("M05", ["-map", "0:v", "-c", "copy", "-metadata:s:v", "rotate=90"], "mp4"),
    "M18": ("", ["-an", "-vf", "scale=720:576,tinterlace=interleave_top", "-flags", "+ilme+ildct", *X264], "mp4"),
    "M19": ("M08", ["-c", "copy", "-movflags", "frag_keyframe+empty_moov+default_base_moof"], "mp4"),
    # Five seconds of 720p at 24 frames, as services hand out.
    "shot": ("", ["-an", "-t", "5", "-vf", "scale=1280:720,fps=24", *X264], "mp4"),
    "worse": ("", ["-an", "-c:v", "libx264", "-preset", "veryfast", "-crf", "28"], "mp4"),
    "long": ("loop 2", ["-t", "30", "-c", "copy"], "mp4"),
    "gigabyte": ("loop 370", ["-map", "0:v", "-map", "0:a?", "-c", "copy"], "mp4"),
    "uhd": ("", ["-an", "-t", "2.2", "-vf", "scale=3840:2160", "-c:v", "libx264", "-preset", "ultrafast"], "mp4"),
}


def clip(bench, name):
    """The clip of that name, made if it is not there; nothing where it cannot be."""
    if name not in RECIPES and name != "M03":
        return bench.clip(name)
    found = sorted(bench.folder.glob(name + ".*"))
    if found:
        return str(found[0])
    if not bench.clip("D01") or not bench.has("ffmpeg"):
        return None
    if name == "M03":
        made = bench.path("M03.mp4")
        bench.make(*QUIET, "-ss", "0.35", "-i", clip(bench, "M03a"), "-c", "copy", "-metadata:s:v", "rotate=90", made)
        return made
    source, words, ending = RECIPES[name]
    loop = ["-stream_loop", source.split()[1]] if source.startswith("loop") else []
    made = bench.path(f"{name}.{ending}")
    bench.make(*QUIET, *loop, "-i", bench.clip("D01") if loop or not source else clip(bench, source), *words, made)
    return made


def remuxed(bench, path, ending):
    made = path.rsplit(".", 1)[0].split("/")[-1] + "-re." + ending
    bench.make(*QUIET, "-i", path, "-map", "0", "-c", "copy", bench.path(made))
    return bench.path(made)


@functools.lru_cache(maxsize=64)
def known_frames(bench, path):
    return frames(bench, path)


def frames(bench, path):
    """(seconds, hash) of every frame that ffmpeg shows of a clip."""
    said = bench.output(*QUIET[:-1], "-noautorotate", "-i", path, "-map", "0:v:0", "-fps_mode", "passthrough",
                        "-enc_time_base", "-1", "-f", "framemd5", "-")
    base = re.search(r"#tb 0: (\d+)/(\d+)", said)
    if not base:
        return []
    tick = int(base.group(1)) / int(base.group(2))
    rows = [line.split(",") for line in said.splitlines() if line and line[0] != "#" and line.count(",") == 5]
    return [(int(row[2]) * tick, row[5].strip()) for row in rows]


def between(bench, path, begin, end):
    """Numbers of the first frame at or after `begin` and `end`, seconds from the first frame on."""
    times = [at - known_frames(bench, path)[0][0] for at, _ in known_frames(bench, path)]
    number = lambda wanted: next((n for n, at in enumerate(times) if at > wanted - 1e-4), len(times))
    return number(begin), number(end)


def wrong(bench, source, made, first, last, bits=True):
    """"" if `made` shows exactly frames [first, last) of `source`, at their times; else why not."""
    wanted = known_frames(bench, source)[first:last]
    given = frames(bench, made)
    if len(given) != len(wanted):
        return f"{len(given)} frames, not {len(wanted)}"
    off = max(abs((g[0] - given[0][0]) - (w[0] - wanted[0][0])) for g, w in zip(given, wanted))
    if off > .0011:  # Matroska counts milliseconds.
        return f"a frame is {off * 1000:.1f} ms off"
    differ = sum(g[1] != w[1] for g, w in zip(given, wanted))
    return f"{differ} frames differ" if bits and differ else ""


def worst_psnr(bench, source, made, first, last):
    """Least PSNR (dB) of frames of `made` against frames [first, last) of `source`, by ffmpeg."""
    stats = bench.path("psnr.txt")
    graph = (f"[0:v]trim=start_frame={first}:end_frame={last},setpts=N/TB/25,settb=1/25,setpts=N[a];"
             f"[1:v]settb=1/25,setpts=N[b];[a][b]psnr=stats_file={stats}")
    bench.output(*QUIET, "-noautorotate", "-i", source, "-noautorotate", "-i", made, "-fps_mode", "passthrough",
                 "-lavfi", graph, "-f", "null", "-")
    found = re.findall(r"psnr_avg:(\S+)", open(stats).read())
    if len(found) != last - first:
        return 0
    return min(99 if value == "inf" else float(value) for value in found)
