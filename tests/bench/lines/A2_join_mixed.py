# SPDX-License-Identifier: Apache-2.0
"""Four clips of other sizes, rates, rotations and sound, three dissolves and a loudness, beside one FFmpeg
graph that does the same. Both encode with x264's quickest preset where that can be said, so that what is
compared is decoding, fitting, blending and mixing; the encoder by itself is a line of its own."""
import json


def clips(bench):
    source = bench.clip("D01")
    quick = ["-c:v", "libx264", "-preset", "fast"]
    b, c, d = (bench.path(f"A2{x}.mp4") for x in "bcd")
    make = lambda *words: bench.make("ffmpeg", "-nostdin", "-v", "error", "-y", "-i", source, *words)
    make("-vf", "scale=1280:720", "-t", "4", *quick, "-ac", "2", "-ar", "44100", "-c:a", "aac", b)
    make("-an", "-t", "4", "-vf", "scale=640:360,setsar=2/1", *quick, c)
    # Not a stream copy: that would end a few frames late, and unevenly.
    make("-t", "4", *quick, "-c:a", "copy", "-metadata:s:v", "rotate=90", d)
    return [bench.clip("D18"), b, c, d]


def graph():
    fit = ("fps=24,scale=w='if(gt(dar,1280/720),1280,trunc(720*dar/2)*2)':h='if(gt(dar,1280/720),"
           "trunc(1280/dar/2)*2,720)',setsar=1,pad=1280:720:(ow-iw)/2:(oh-ih)/2,format=yuv420p,settb=1/24")
    parts = [f"[{i}:v]{fit}[v{i}]" for i in range(4)]
    sound = "aresample=48000,aformat=channel_layouts=stereo:sample_fmts=fltp"
    parts += [f"[{i}:a]{sound}[a{i}]" for i in (0, 1, 3)]
    parts.append("anullsrc=r=48000:cl=stereo,atrim=0:4[a2]")
    at, video, audio = 121 - 12, "v0", "a0"
    for i, frames in ((1, 96), (2, 96), (3, 96)):
        parts.append(f"[{video}][v{i}]xfade=transition=fade:duration=0.5:offset={at / 24:.6f}[x{i}]")
        parts.append(f"[{audio}][a{i}]acrossfade=d=0.5:c1=qsin:c2=qsin[y{i}]")
        video, audio, at = f"x{i}", f"y{i}", at + frames - 12
    parts.append(f"[{audio}]loudnorm=I=-23:TP=-1,aresample=48000,aformat=channel_layouts=stereo[out]")
    return ";".join(parts), video


def line(bench):
    goal = "A/V offset 0, loudness within 0.1 LU; CPU <= 0.8 of the graph's: ratio >= 1.25"
    if not bench.clip("D18") or not bench.clip("D01") or not bench.has("ffmpeg"):
        yield Case("A2 join four kinds", skip="no clips or no ffmpeg", goal=goal)
        return
    four = clips(bench)
    out, peer_out = bench.path("a2-ours.mp4"), bench.path("a2-peer.mp4")
    ours = [bench.shotlab, "join", *four, "--fade", "12", "--loudness", "-23", "--format", "1280x720@24",
            "--encode", "-o", out, "--force", "--json"]
    words, video = graph()
    inputs = [word for clip in four for word in ("-i", clip)]
    peer = ["ffmpeg", "-nostdin", "-v", "error", "-y", *inputs, "-filter_complex", words, "-map", f"[{video}]",
            "-map", "[out]", "-c:v", "libx264", "-preset", "veryfast", "-crf", "14", "-c:a", "aac", "-b:a",
            "192k", peer_out]

    def check():
        said = json.JSONDecoder().raw_decode(bench.output(*ours))[0]
        wanted = 121 + 3 * 96 - 3 * 12
        if said.get("frames") != wanted:
            return f"{said.get('frames')} frames, not {wanted}"
        if said.get("av_offset_samples") != 0:
            return f"sound ends {said.get('av_offset_samples')} samples off"
        off = abs(said["loudness"]["integrated_lufs"] + 23)
        return f"{off:.2f} LU off" if off > .1 else ""

    yield Case("A2 join four kinds, with x264", ours, peer, "ffmpeg graph", check, goal)
    light = [bench.path("a2.mov") if word == out else word for word in ours] + ["--codec", "prores"]
    bare_peer = peer[:peer.index("-c:v")] + ["-c:v", "prores_ks", "-profile:v", "3", "-c:a", "pcm_s24le", "-pix_fmt",
                                             "yuv422p10le", bench.path("a2-peer.mov")]
    yield Case("A2 join four kinds, as ProRes", light, bare_peer,
               "ffmpeg graph", check, goal)
    if bench.has("melt"):
        editor = ["melt", four[0]]
        for clip in four[1:]:
            editor += [clip, "-mix", "12", "-mixer", "luma", "-mixer", "mix:-1"]
        editor += ["-consumer", f"avformat:{peer_out}", "s=1280x720", "r=24", "vcodec=libx264",
                   "preset=veryfast", "crf=14"]
        yield Case("A2 join four kinds, beside an editor", ours, editor, "melt (no loudness)", check, goal)
