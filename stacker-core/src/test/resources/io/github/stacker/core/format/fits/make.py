#!/usr/bin/python3
"""Makes what the tests of FITS compare with; needs astropy 5.2 and numpy.

    make.py pictures          writes the small files made-*.fits beside this script and made.tsv
    make.py frames DATA       writes frames.tsv from the real files under DATA

A line of a table: file, type of sample, width, height, bands, white, SHA-256 of all samples as little-endian bytes, row by
row from the top of the picture, interleaved, every NaN as the one of Java. Samples are those of astropy, read without its
scaling and brought to our types by the formulas of the standard in double precision.
"""
import glob, hashlib, os, sys, warnings
import numpy as np
from astropy.io import fits

HERE = os.path.dirname(os.path.abspath(__file__))


def samples(hdu):
    """Gives (type, white, array) as stacker is to see them; hdu was opened with do_not_scale_image_data."""
    raw, head = np.asarray(hdu.data), hdu.header
    bits = {"u1": 8, "i2": 16, "i4": 32, "i8": 64, "f4": -32, "f8": -64}[raw.dtype.newbyteorder("=").str[1:]]
    raw = raw.astype(raw.dtype.newbyteorder("="))
    zero, scale, blank = hdu._orig_bzero, hdu._orig_bscale, hdu._orig_blank
    lo, hi = {8: (0, 255)}.get(bits, (-2 ** (abs(bits) - 1), 2 ** (abs(bits) - 1) - 1))
    if blank is None and bits > 0:
        blank = head.get("ZBLANK", getattr(hdu, "_header", head).get("ZBLANK"))
    if scale == 1 and (blank is None or bits < 0):
        if bits == 8 and zero == 0:
            return "UINT8", 255, raw
        if bits == 16 and zero == 32768:
            return "UINT16", 65535, (raw.astype("i4") + 32768).astype("u2")
        if bits < 0 and zero == 0:
            return "FLOAT%d" % -bits, 1, raw
    if bits == 64 and scale == 1 and zero == 2.0 ** 63:
        exact = (raw.view("u8") ^ np.uint64(2 ** 63)).astype("f8")
    else:
        exact = raw.astype("f8") * scale + zero
    if blank is not None and bits > 0:
        exact[raw == blank] = np.nan
    largest = max(abs(lo * scale + zero), abs(hi * scale + zero))
    single = abs(bits) <= 16 and largest * 64 <= abs(scale) * 2.0 ** 24
    last = zero + scale * (hi if scale > 0 else lo)
    white = 1 if bits < 0 or last <= 0 else last
    return ("FLOAT32", white, exact.astype("f4")) if single else ("FLOAT64", white, exact)


def line(name, hdu, head=None):
    kind, white, a = samples(hdu)
    a = a.reshape(a.shape[-3:] if a.ndim > 2 else a.shape)
    if a.ndim == 3:
        a = a[0] if len(a) == 1 else np.moveaxis(a, 0, -1)
    if hdu.header.get("ROWORDER", "").upper() != "TOP-DOWN":
        a = a[::-1]
    if a.dtype.kind == "f":
        a = a.copy()
        a[np.isnan(a)] = np.nan
    bands = "[RED, GREEN, BLUE]" if a.ndim == 3 else "[GREY]"
    sha = hashlib.sha256(np.ascontiguousarray(a).astype(a.dtype.newbyteorder("<")).tobytes()).hexdigest()
    return "\t".join([name, kind, str(a.shape[1]), str(a.shape[0]), bands, "%d" % int(white), sha])


def first_picture(path):
    with fits.open(path, do_not_scale_image_data=True) as file:
        for hdu in file:
            if hdu.is_image and hdu.data is not None:
                orig = fits.open(path, disable_image_compression=True)[file.index(hdu)].header
                hdu._orig_bzero, hdu._orig_bscale = orig.get("BZERO", 0), orig.get("BSCALE", 1)
                hdu._orig_blank = orig.get("BLANK", orig.get("ZBLANK"))
                yield hdu
                return


def pictures():
    rng = np.random.default_rng(1)
    y, x = np.mgrid[0:31, 0:45]
    smooth = 1000 + 40 * x + 25 * y + rng.normal(0, 12, x.shape)
    sky = smooth.astype("i2")
    floats = (smooth / 3000).astype("f4")
    holes = floats.copy()
    holes[5:9, 7:20] = np.nan
    zeros = floats.copy()
    zeros[10:12] = 0
    cube = np.stack([sky, sky + 100, 3 * sky - 9000]).astype("i2")
    wanted = {
        "rice-16": (sky, dict(compression_type="RICE_1")),
        "rice-u16": (smooth.astype("u2") * 13, dict(compression_type="RICE_1", tile_size=(20, 7))),
        "rice-8": ((smooth / 16).astype("u1"), dict(compression_type="RICE_1")),
        "rice-32": ((smooth * 1000).astype("i4"), dict(compression_type="RICE_1")),
        "rice-cube": (cube, dict(compression_type="RICE_1", tile_size=(45, 31, 1))),
        "rice-noise": (rng.integers(-32768, 32767, x.shape).astype("i2"), dict(compression_type="RICE_1")),
        "rice-float-1": (holes, dict(compression_type="RICE_1", quantize_method=1, dither_seed=77, quantize_level=8)),
        "rice-float-2": (zeros, dict(compression_type="RICE_1", quantize_method=2, dither_seed=9999, quantize_level=8)),
        "rice-float-none": (floats, dict(compression_type="RICE_1", quantize_method=-1, quantize_level=8)),
        "rice-double-1": (smooth / 7, dict(compression_type="RICE_1", quantize_method=1, dither_seed=5)),
        "gzip1-16": (sky, dict(compression_type="GZIP_1", tile_size=(45, 8))),
        "gzip1-float": (holes, dict(compression_type="GZIP_1", quantize_level=0)),
        "gzip1-float-1": (floats, dict(compression_type="GZIP_1", quantize_method=1, dither_seed=3)),
        "gzip2-16": (sky, dict(compression_type="GZIP_2")),
        "gzip2-32": ((smooth * 1000).astype("i4"), dict(compression_type="GZIP_2")),
        "gzip2-float": (floats, dict(compression_type="GZIP_2", quantize_level=0)),
        "plio-16": (np.where(sky > 2000, sky, 0).astype("i2"), dict(compression_type="PLIO_1")),
        "plio-32": (np.where(sky > 2000, sky.astype("i4") * 70, 0), dict(compression_type="PLIO_1")),
        "hcompress-16": (sky, dict(compression_type="HCOMPRESS_1", hcomp_scale=0)),
        "hcompress-lossy": (sky, dict(compression_type="HCOMPRESS_1", hcomp_scale=8, hcomp_smooth=1, tile_size=(45, 16))),
        "hcompress-float": (floats, dict(compression_type="HCOMPRESS_1", quantize_method=1, dither_seed=11)),
    }
    lines = []
    for name, (data, options) in wanted.items():
        path = os.path.join(HERE, "made-%s.fits" % name)
        if data.dtype == np.uint16:
            options["uint"] = True
        fits.HDUList([fits.PrimaryHDU(), fits.CompImageHDU(data, **options)]).writeto(path, overwrite=True)
        for hdu in first_picture(path):
            lines.append(line(os.path.basename(path), hdu))
    write("made.tsv", lines)


# What stacker says of the files that it refuses.
REFUSED = {
    "corrupt/made/cut_data.fits": "400x300 pixels need 240000 bytes from byte 2880 on, but the file ends at byte 224800: it was cut",
    "corrupt/made/no_padding.fits": "400x300 pixels need 240000 bytes from byte 2880 on, but the file ends at byte 2980: it was cut",
    "formats/fits/arange.fits": "a cube of 11x10x7 samples is not supported, only one plane or three (red, green, blue):"
    " save its planes as pictures of their own",
}


def frames(root):
    lines = []
    for path in sorted(glob.glob(root + "/**/*.fits", recursive=True)):
        name = os.path.relpath(path, root)
        if name in REFUSED:
            lines.append(name + "\trefused\t" + REFUSED[name])
            continue
        for hdu in first_picture(path):
            lines.append(line(name, hdu))
    write("frames.tsv", lines)


def write(name, lines):
    with open(os.path.join(HERE, name), "w") as file:
        file.write("# name, type of sample, width, height, bands, white, SHA-256 of the samples: see make.py\n")
        file.write("\n".join(lines) + "\n")


warnings.simplefilter("ignore")
pictures() if sys.argv[1] == "pictures" else frames(sys.argv[2])
