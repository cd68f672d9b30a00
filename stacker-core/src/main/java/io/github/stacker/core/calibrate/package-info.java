/**
 * Frames freed of what the camera adds: {@code (light - bias - dark) / flat}, before anything else
 * is done to them.
 *
 * <p>{@link io.github.stacker.core.calibrate.Calibration} says what is done and is put behind a
 * frame as stored; the masters are {@link io.github.stacker.api.Picture}s that all frames share.
 * What has to be known of a whole master, the mean of a flat or the spread of a dark, {@link
 * io.github.stacker.core.calibrate.MeasuredMaster} measures when the first sample is asked for.
 */
package io.github.stacker.core.calibrate;
