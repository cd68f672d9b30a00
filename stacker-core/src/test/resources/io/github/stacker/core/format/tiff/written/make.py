"""Makes the files of this folder with other programs, and written.tsv with what they hold.

Needs tifffile, numpy, Pillow, libtiff's tiffcp and tiff2rgba, and gdal_translate; run in this folder. Nothing runs it by itself.
"""
import struct
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


def gdal(source, target, *options):
    subprocess.run(["gdal_translate", "-q", *options, source, target], check=True)


def gdal_mask(name):
    """What GDAL says of its first band: 0 where there is no sample, else 255."""
    gdal(name, "/tmp/mask.tif", "-b", "mask")
    return tifffile.imread("/tmp/mask.tif")


def no_data():
    """Numbers that mean "no sample" (tag 42113): NaN in floats, alpha 0 in integers where all bands have it."""
    grey = (np.arange(24 * 40).reshape(24, 40) // 5 % 11).astype("u1")
    tifffile.imwrite("/tmp/grey.tif", grey)
    gdal("/tmp/grey.tif", "no-data-grey.tif", "-a_nodata", "7")
    alpha = np.where(grey == 7, 0, 255).astype("u1")
    assert (gdal_mask("no-data-grey.tif") == alpha).all()
    note("no-data-grey.tif", np.dstack([grey, alpha]), "GREY, ALPHA", 255)

    rgb = (np.arange(29 * 31 * 3).reshape(29, 31, 3) // 4 % 5 * 16000).astype("<u2")
    tifffile.imwrite("/tmp/rgb.tif", rgb, photometric="rgb")
    gdal("/tmp/rgb.tif", "no-data-rgb.tif", "-a_nodata", "64000", "-co", "COMPRESS=LZW")
    alpha = np.where((rgb == 64000).all(axis=2), 0, 65535).astype("<u2")
    assert 0 < np.count_nonzero(alpha) < alpha.size
    note("no-data-rgb.tif", np.dstack([rgb, alpha]), "RED, GREEN, BLUE, ALPHA", 65535)

    for name, kind, number, type_, white in (
        ("no-data-float.tif", "<f4", -3.4028234663852886e38, "<f4", 1),
        ("no-data-signed.tif", "<i2", -32768, "<f4", 32767),
        ("no-data-32.tif", "<u4", 4294967295, "<f8", 4294967295),
    ):
        samples = (np.arange(24 * 40).reshape(24, 40) % 100).astype(kind)
        samples[3:9, 5:31] = number
        tifffile.imwrite("/tmp/samples.tif", samples)
        gdal("/tmp/samples.tif", name, "-a_nodata", repr(number), "-co", "COMPRESS=DEFLATE")
        mask = gdal_mask(name)
        note(name, np.where(mask == 0, np.nan, samples).astype(type_), "GREY", white)

    indices = (np.arange(24 * 40).reshape(24, 40) // 3 % 256).astype("u1")
    colours = (np.arange(3 * 256).reshape(3, 256) * 37 % 256).astype("u1")
    tifffile.imwrite("/tmp/palette.tif", indices, photometric="palette", colormap=colours.astype("<u2") * 257)
    gdal("/tmp/palette.tif", "no-data-palette.tif", "-a_nodata", "9", "-co", "COMPRESS=DEFLATE")
    mask = gdal_mask("no-data-palette.tif")
    note("no-data-palette.tif", np.dstack([*colours[:, indices], mask]), "RED, GREEN, BLUE, ALPHA", 255)


def sparse():
    """Segments that are left out: 0, or the number that means "no sample"."""
    def written(samples, name, *options, **kinds):
        tifffile.imwrite("/tmp/samples.tif", samples, **kinds)
        gdal("/tmp/samples.tif", name, "-co", "SPARSE_OK=TRUE", *options)
        with tifffile.TiffFile(name) as file:
            assert 0 in file.pages[0].dataoffsets and any(file.pages[0].dataoffsets)

    tiles = ("-co", "TILED=YES", "-co", "BLOCKXSIZE=16", "-co", "BLOCKYSIZE=16")
    rgb = np.zeros((50, 60, 3), "u1")
    rgb[20:30, 5:40] = np.arange(10 * 35 * 3).reshape(10, 35, 3) % 251
    for name, options in (
        ("sparse-deflate.tif", ("-co", "COMPRESS=DEFLATE")),
        ("sparse-planes.tif", ("-co", "INTERLEAVE=BAND")),
    ):
        written(rgb, name, *tiles, *options, photometric="rgb")
        note(name, rgb, "RED, GREEN, BLUE", 255)

    grey = rgb[:, :, 0].astype("<u2") * 200
    written(grey, "sparse-strips.tif", "-co", "BLOCKYSIZE=8")
    note("sparse-strips.tif", grey, "GREY", 65535)

    missing = np.where(grey == 0, 65535, grey).astype("<u2")
    for name, options in (
        ("sparse-no-data.tif", ()),
        ("sparse-no-data-lzw.tif", ("-co", "COMPRESS=LZW", "-co", "PREDICTOR=2")),
    ):
        written(missing, name, "-a_nodata", "65535", *tiles, *options)
        note(name, np.dstack([missing, gdal_mask(name).astype("<u2") * 257]), "GREY, ALPHA", 65535)
    written(missing.astype("<f4"), "sparse-nan.tif", "-a_nodata", "65535", *tiles)
    expected = np.where(gdal_mask("sparse-nan.tif") == 0, np.nan, missing).astype("<f4")
    note("sparse-nan.tif", expected, "GREY", 1)


def ycbcr_file(name, width, height, columns, rows, strip, deflated, tags):
    """Writes arbitrary blocks, each of columns x rows brightnesses and two differences of colour."""
    strips = []
    for top in range(0, height, strip):
        down = -(-min(strip, height - top) // rows)
        count = down * -(-width // columns) * (columns * rows + 2)
        block = (np.arange(count) * 29 + top * 7).astype("u1").tobytes()
        strips.append(zlib.compress(block) if deflated else block)
    places = [8 + sum(map(len, strips[:i])) for i in range(len(strips))]
    entries = {
        256: ("H", [width]), 257: ("H", [height]), 258: ("H", [8, 8, 8]), 259: ("H", [8 if deflated else 1]),
        262: ("H", [6]), 273: ("I", places), 277: ("H", [3]), 278: ("H", [strip]),
        279: ("I", [len(strip) for strip in strips]), 530: ("H", [columns, rows]), **tags,
    }
    data = b"".join(strips) + b"\0" * (sum(map(len, strips)) % 2)
    start = 8 + len(data)
    outside = start + 2 + 12 * len(entries) + 4
    directory, values = struct.pack("<H", len(entries)), b""
    for tag, (kind, numbers) in sorted(entries.items()):
        raw = struct.pack("<%d%s" % (len(numbers), "I" if kind == "R" else kind), *numbers)
        count = len(numbers) // 2 if kind == "R" else len(numbers)
        directory += struct.pack("<HHI", tag, {"H": 3, "I": 4, "R": 5}[kind], count)
        if len(raw) <= 4:
            directory += raw.ljust(4, b"\0")
        else:
            directory += struct.pack("<I", outside + len(values))
            values += raw
    with open(name, "wb") as file:
        file.write(struct.pack("<2sHI", b"II", 42, start) + data + directory + b"\0" * 4 + values)


def ycbcr():
    """Brightness and differences of colour, which some pixels share; what libtiff makes of them."""
    studio = {532: ("R", [16, 1, 235, 1, 128, 1, 240, 1, 128, 1, 240, 1])}
    bt709 = {529: ("R", [2126, 10000, 7152, 10000, 722, 10000])}
    for columns, rows, strip, deflated, tags in (
        (1, 1, 27, False, {}), (1, 2, 8, True, {}), (2, 1, 27, True, {}), (2, 2, 8, False, {}),
        (2, 2, 10, True, studio), (4, 1, 6, False, bt709), (4, 2, 8, True, {}), (4, 4, 12, False, {**studio, **bt709}),
    ):
        name = "ycbcr-%d%d%s.tif" % (columns, rows, "-deflate" if deflated else "")
        ycbcr_file(name, 37, 27, columns, rows, strip, deflated, tags)
        subprocess.run(["tiff2rgba", "-c", "none", name, "/tmp/rgba.tif"], check=True)
        note(name, tifffile.imread("/tmp/rgba.tif")[:, :, :3], "RED, GREEN, BLUE", 255)


zstandard()
no_data()
sparse()
ycbcr()
with open("written.tsv", "w") as table:
    table.write("# What make.py put into the files of this folder: name, type, width, height, bands, white, CRC-32 of the samples.\n")
    table.write("\n".join(LINES) + "\n")
