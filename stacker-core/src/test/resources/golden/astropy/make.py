"""Prints which of random samples astropy and ccdproc mask, as Java properties.

Run as: python3 make.py > masks.properties   (NumPy 1.24.2, astropy 5.2.1, ccdproc 2.4.0)
"""
import itertools
import warnings

import numpy as np
from astropy.nddata import CCDData
from astropy.stats import sigma_clip
from ccdproc import Combiner

STACKS = 8
FRAMES = (2, 5, 10, 25)
SIGMAS = ((2, 2), (3, 3), (1.2, 3), (0.7, 0.7))
warnings.simplefilter("ignore")


def stacks(random, frames):
    """Noise about a level with outliers and missing samples, more in some stacks than in others."""
    samples = random.uniform(0.1, 0.7, STACKS) + 0.02 * random.normal(0, 1, (frames, STACKS))
    outliers = random.random((frames, STACKS)) < random.choice([0, 0.1, 0.3], STACKS)
    samples = np.where(outliers, random.random((frames, STACKS)), samples).round(4)
    missing = random.random((frames, STACKS)) < random.choice([0, 0, 0.2], STACKS)
    samples = np.where(missing, np.nan, samples)
    return np.where(random.random((frames, STACKS)) < 0.01, np.inf, samples)


def masks(mask):
    """A digit for each sample, frame after frame, and a word for each stack: 1 is masked."""
    return " ".join("".join(str(int(m)) for m in stack) for stack in mask.T)


print("# Which of random samples astropy 5.2.1 (sigma_clip) and ccdproc 2.4.0 (Combiner.sigma_clipping)")
print("# mask, a word for each stack: 1 is masked, 0 kept; NaN is no sample. A line of frames is one")
print("# frame at every place. Keys: sigma below, sigma above, centre, deviation and, of astropy,")
print("# maxiters. Made by make.py in this folder.")
random = np.random.default_rng(20240612)
for frames in FRAMES:
    samples = stacks(random, frames)
    for i in range(frames):
        print(f"{frames},frame,{i}=" + " ".join(str(s) for s in samples[i]))
    for (low, high), centre, deviation in itertools.product(
            SIGMAS, ("mean", "median"), ("std", "mad_std")):
        how = f"{low},{high},{centre},{deviation}"
        for rounds in (1, 5, None):
            clipped = sigma_clip(
                samples, sigma_lower=low, sigma_upper=high, maxiters=rounds, cenfunc=centre,
                stdfunc=deviation, axis=0)
            mask = np.ma.getmaskarray(clipped)
            print(f"{frames},astropy,{how},{rounds}=" + masks(mask))
        combiner = Combiner([CCDData(f.reshape(1, -1), unit="adu") for f in samples])
        combiner.sigma_clipping(
            low_thresh=low, high_thresh=high, func=centre, dev_func=deviation)
        mask = np.ma.getmaskarray(combiner.data_arr)[:, 0, :]
        print(f"{frames},ccdproc,{how}=" + masks(mask))
