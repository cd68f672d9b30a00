/**
 * Frames to try stacker on, computed instead of photographed: any size, any number, the same bits
 * on every machine.
 *
 * <p>The central type is {@link io.github.stacker.cli.demo.DemoScene}, which gives frames as image
 * sources of random access; {@link io.github.stacker.cli.demo.DemoFrames} writes them to files. Of
 * each {@link io.github.stacker.cli.demo.DemoKind} one class (Landscape, Promenade, StarField,
 * NightSky, Waterside) says of which layers its scene is made, from back to front. A SceneSource
 * paints them row by row, and SensorNoise makes samples of the light.
 *
 * <p>Nothing is drawn from a sequence of random numbers: Hash gives a number for every place, so a
 * region does not depend on what was read before. Arithmetic is that of IEEE 754 alone; sine and
 * cosine come from {@link java.lang.StrictMath}.
 */
package io.github.stacker.cli.demo;
