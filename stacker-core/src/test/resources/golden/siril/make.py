"""Prints what siril-cli makes of random stacks, as Java properties.

Run as: python3 make.py > rejections.properties   (NumPy 1.24.2, siril-cli 1.0.6)
"""
import os
import subprocess
import tempfile

import numpy as np

SIDE = 8  # frames are 8 x 8, of which the first STACKS samples are printed
STACKS = 12
FRAMES = (3, 5, 8, 9, 16, 31)
REJECTIONS = (
    "s 3 3", "s 2 2", "s 1.5 2.5", "a 3 3", "a 5 4", "m 2 2", "m 3 2", "w 3 3", "w 2 1.5",
    "l 5 5", "l 2 2", "g .3 .05", "g .5 .1")


def stacks(random, frames, integer):
    """Noise about a level with outliers and zeros, more in some stacks than in others."""
    count = SIDE * SIDE
    noise = random.choice([0.002, 0.01, 0.05], count)
    samples = random.uniform(0.1, 0.7, count) + noise * random.normal(0, 1, (frames, count))
    outliers = random.random((frames, count)) < random.choice([0, 0.05, 0.15, 0.3], count)
    samples = np.where(outliers, random.random((frames, count)), samples).clip(0.001, 1)
    zeros = random.random((frames, count)) < random.choice([0, 0, 0.1, 0.3], count)
    samples = np.where(zeros, 0, samples)
    if integer:  # the coarser half has many equal samples
        return np.rint(samples * random.choice([50000, 600], count)).astype(np.uint16)
    return samples.round(5).astype(np.float32)


def write_frame(path, samples):
    integer = samples.dtype == np.uint16
    cards = ["SIMPLE  =                    T", "BITPIX  = %20d" % (16 if integer else -32),
             "NAXIS   =                    2", "NAXIS1  = %20d" % SIDE, "NAXIS2  = %20d" % SIDE]
    if integer:
        cards += ["BZERO   =              32768.0", "BSCALE  =                  1.0"]
        data = (samples.astype(np.int32) - 32768).astype(">i2").tobytes()
    else:
        data = samples.astype(">f4").tobytes()
    header = "".join(card.ljust(80) for card in cards + ["END"]).ljust(2880)
    with open(path, "wb") as file:
        file.write(header.encode() + data + bytes(-len(data) % 2880))


def read_result(path):
    """Results are 32-bit floats, of integer frames divided by 65535."""
    with open(path, "rb") as file:
        content = file.read()
    end = content.index(b"END" + b" " * 77)
    data = (end // 2880 + 1) * 2880
    return np.frombuffer(content, ">f4", SIDE * SIDE, data)


def stacked(samples):
    with tempfile.TemporaryDirectory() as folder:
        for i, frame in enumerate(samples):
            write_frame(f"{folder}/s_{i + 1:05d}.fit", frame.reshape(SIDE, SIDE))
        with open(f"{folder}/all.ssf", "w") as script:
            script.write("requires 1.0.0\nsetext fit\nset32bits\n")
            for i, rejection in enumerate(REJECTIONS):
                script.write(f"stack s_ rej {rejection} -nonorm -out=o{i}\n")
        subprocess.run(["siril-cli", "-d", folder, "-s", f"{folder}/all.ssf"],
                       check=True, capture_output=True)
        return [read_result(f"{folder}/o{i}.fit") for i in range(len(REJECTIONS))]


print("# What siril-cli 1.0.6 makes of stacks of random samples without normalisation: of float32")
print("# frames, and of uint16 ones as shares of 65535. A line of frames is one frame at every place.")
print("# Made by make.py in this folder.")
random = np.random.default_rng(20240611)
for kind in ("float32", "uint16"):
    for frames in FRAMES:
        samples = stacks(random, frames, kind == "uint16")
        name = f"{kind},{frames}"
        for i in range(frames):
            print(f"{name},frame,{i}=" + " ".join(str(s) for s in samples[i, :STACKS]))
        for rejection, result in zip(REJECTIONS, stacked(samples)):
            print(f"{name},{rejection.replace(' ', ',')}="
                  + " ".join("%.9g" % r for r in result[:STACKS]))
