"""Makes the files of this folder with other programs, and written.tsv with what they hold.

Needs tifffile, numpy, Pillow and libtiff's tiffcp; run in this folder. Nothing runs it by itself.
"""
import subprocess
import zlib

import numpy as np
import tifffile

LINES = []


def note(name, samples, bands, white):
    kinds = {"|u1": "UINT8", "<u2": "UINT16", "<f4": "FLOAT32", "<f8": "FLOAT64"}
    height, width = samples.shape[:2]
    crc = "%08x" % zlib.crc32(np.ascontiguousarray(samples).tobytes())
    fields = [name, kinds[samples.dtype.str], str(width), str(height), "[%s]" % bands, str(white), crc]
    LINES.append("\t".join(fields))


def tiffcp(source, target, *options):
    subprocess.run(["tiffcp", *options, source, target], check=True)


def zstandard():
    rgb = (np.arange(29 * 31 * 3).reshape(29, 31, 3) * 977 % 65536).astype("<u2")
    tifffile.imwrite("/tmp/rgb.tif", rgb, photometric="rgb")
    tiffcp("/tmp/rgb.tif", "zstd-strips.tif", "-c", "zstd:2", "-r", "8")
    tiffcp("/tmp/rgb.tif", "zstd-tiles.tif", "-c", "zstd:2", "-t", "-w", "16", "-l", "16")
    for name in ("zstd-strips.tif", "zstd-tiles.tif"):
        note(name, rgb, "RED, GREEN, BLUE", 65535)
    grey = np.linspace(-1, 1, 40 * 24).reshape(24, 40).astype("<f4")
    tifffile.imwrite("/tmp/grey.tif", grey)
    tiffcp("/tmp/grey.tif", "zstd-float.tif", "-c", "zstd:3", "-r", "5")
    note("zstd-float.tif", grey, "GREY", 1)


zstandard()
with open("written.tsv", "w") as table:
    table.write("# What make.py put into the files of this folder: name, type, width, height, bands, white, CRC-32 of the samples.\n")
    table.write("\n".join(LINES) + "\n")
