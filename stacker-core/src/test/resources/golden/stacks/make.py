"""Prints what NumPy, astropy and ccdproc make of sets of real frames, as Java properties.

Run as: python3 make.py DATA > combines.properties, where DATA is the folder of the real frames
(NumPy 1.24.2, Pillow 9.4.0, tifffile 2023.2.3, astropy 5.2.1, ccdproc 2.4.0)
"""
import hashlib
import itertools
import sys
import warnings
from pathlib import Path

import numpy as np
import tifffile
from astropy.nddata import CCDData
from astropy.stats import sigma_clip
from ccdproc import Combiner
from PIL import Image

SETS = (("table-png", "table_*.png"), ("sim-ridge", "ridge_*.tif"), ("table", "table_*.jpg"))
LARGE = "table"  # fewer ways of these, so that the test takes seconds
METHODS = ("linear", "lower", "higher", "nearest", "midpoint")
warnings.simplefilter("ignore")


def load(folder, pattern):
    """All frames of a set, in the order of their names."""
    files = sorted((Path(sys.argv[1]) / "burst" / folder).glob(pattern))
    return np.stack([
        tifffile.imread(f) if f.suffix == ".tif" else np.asarray(Image.open(f)) for f in files])


def sha256(array, kind):
    return hashlib.sha256(np.ascontiguousarray(array).astype(kind).tobytes()).hexdigest()


def show(way, result):
    """Results to the last bit, and as integers are made of them."""
    result = np.where(np.isnan(result), np.nan, result).astype(np.float64)
    print(f"{way}.float64=" + sha256(result, "<f8"))
    there = np.nan_to_num(result)
    print(f"{way}.half-up=" + sha256(np.floor(there + 0.5), "<i4"))
    print(f"{way}.truncate=" + sha256(np.floor(there), "<i4"))


def show_clipped(way, stack, mask):
    """The number of samples kept at each place, and their mean."""
    print(f"{way}.coverage=" + sha256((~mask).sum(axis=0), "<i4"))
    mean = np.ma.array(stack, mask=mask).mean(axis=0).filled(np.nan)
    print(f"{way}.mean=" + sha256(mean, "<f8"))


def numpy_ways(name, stack):
    show(f"{name}.numpy,median", np.median(stack, axis=0))
    for percent, method in itertools.product((25,) if name == LARGE else (10, 25, 90), METHODS):
        show(f"{name}.numpy,percentile,{percent},{method}",
             np.percentile(stack, percent, axis=0, method=method))
    show(f"{name}.numpy,without-extremes", np.sort(stack, axis=0)[1:-1].mean(axis=0))


def astropy_ways(name, stack):
    for sigma, rounds, centre, deviation in itertools.product(
            *(((2,), (5,)) if name == LARGE else ((2, 3), (5, None))),
            ("median", "mean"), ("std", "mad_std")):
        clipped = sigma_clip(
            stack, sigma=sigma, maxiters=rounds, cenfunc=centre, stdfunc=deviation, axis=0)
        show_clipped(f"{name}.astropy,{sigma},{rounds},{centre},{deviation}",
                     stack, np.ma.getmaskarray(clipped))


def ccdproc_ways(name, stack):
    """Bands lie side by side, since ccdproc combines images of two dimensions."""
    def combiner():
        return Combiner([CCDData(f.reshape(len(f), -1), unit="adu") for f in stack])

    def mask(clipped):
        return np.ma.getmaskarray(clipped.data_arr).reshape(stack.shape)

    for low, high in ((1, 1), (2, 3)):
        clipped = combiner()
        clipped.clip_extrema(nlow=low, nhigh=high)
        show_clipped(f"{name}.ccdproc,extrema,{low},{high}", stack, mask(clipped))
    for sigma, centre, deviation in itertools.product(
            (2,) if name == LARGE else (2, 3), ("median", "mean"), ("std", "mad_std")):
        clipped = combiner()
        clipped.sigma_clipping(
            low_thresh=sigma, high_thresh=sigma, func=centre, dev_func=deviation)
        show_clipped(f"{name}.ccdproc,{sigma},{centre},{deviation}", stack, mask(clipped))


print("# What NumPy 1.24.2, astropy 5.2.1 (sigma_clip) and ccdproc 2.4.0 (Combiner) make of real frames, which")
print("# Pillow and tifffile decode. Hashes are SHA-256 over the whole picture, interleaved, row after row:")
print("# results as little-endian float64; counts and results made integers (half-up: floor(r + 0.5), truncate:")
print("# floor(r)) as little-endian int32. Keys of astropy: sigma, maxiters, cenfunc, stdfunc; of ccdproc: nlow and")
print("# nhigh, or sigma, func, dev_func. Made by make.py in this folder.")
for name, pattern in SETS:
    frames = load(name, pattern)
    print(f"{name}.frames={len(frames)}")
    numpy_ways(name, frames)
    astropy_ways(name, frames.astype(np.float64))
    ccdproc_ways(name, frames.astype(np.float64))
