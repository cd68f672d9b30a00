package io.github.stacker.cli.demo;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.SampleType;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A scene and the frames that are taken of it. Frames are computed when they are read, any region
 * on its own, and are the same bits on every machine.
 *
 * @param kind what the frames show
 * @param width columns, 1 to {@link #MAX_SIDE}
 * @param height rows, 1 to {@link #MAX_SIDE}
 * @param frames number of frames, at least 1
 * @param type {@link SampleType#UINT8} or {@link SampleType#UINT16}
 * @param seed another one gives another scene
 */
public record DemoScene(
    DemoKind kind, int width, int height, int frames, SampleType type, long seed) {
  /** The most pixels that a side has. */
  public static final int MAX_SIDE = 1_000_000;

  private static final List<Band> BANDS = List.of(Band.RED, Band.GREEN, Band.BLUE);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a side, the number of frames or the type is not allowed
   */
  public DemoScene {
    Objects.requireNonNull(kind, "kind");
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException(
          "frames of %dx%d pixels cannot be made; each side has 1 to %d pixels"
              .formatted(width, height, MAX_SIDE));
    }
    if (frames < 1) {
      throw new IllegalArgumentException("%d frames are none; make at least 1".formatted(frames));
    }
    if (type != SampleType.UINT8 && type != SampleType.UINT16) {
      throw new IllegalArgumentException(
          "frames of %s samples cannot be made; choose UINT8 or UINT16".formatted(type));
    }
  }

  /**
   * Gives a frame. Each call gives a source of its own, so threads may read frames side by side.
   *
   * @param index number of the frame, from 0 in the order of time
   * @return the frame, with capture and exposure time; random access
   */
  public ImageSource frame(int index) {
    Objects.checkIndex(index, frames);
    Canvas canvas = new Canvas(width, height);
    List<Layer> layers =
        switch (kind) {
          case LANDSCAPE -> Landscape.frame(canvas, seed, frames, index);
          case PASSERS_BY -> Promenade.frame(canvas, seed, frames, index);
          case SATELLITES -> StarField.frame(canvas, seed, index);
          case STARTRAILS -> NightSky.frame(canvas, seed, frames, index);
          case LONG_EXPOSURE -> Waterside.frame(canvas, seed, index);
        };
    return new SceneSource(info(metadata(index)), layers, noise(index));
  }

  /**
   * Gives what stacking is after, without noise: landscape and promenade without people, the stars
   * without satellites, the whole star trails without what crosses them and without hot pixels, the
   * mean of endlessly many frames of water and lights.
   *
   * @return a picture of the size and type of the frames; random access
   */
  public ImageSource truth() {
    Canvas canvas = new Canvas(width, height);
    List<Layer> layers =
        switch (kind) {
          case LANDSCAPE -> Landscape.still(canvas, seed);
          case PASSERS_BY -> Promenade.still(canvas, seed);
          case SATELLITES -> StarField.still(canvas, seed);
          case STARTRAILS -> NightSky.trails(canvas, seed, frames);
          case LONG_EXPOSURE -> Waterside.mean(canvas, seed);
        };
    return new SceneSource(info(Metadata.NONE), layers, SensorNoise.NONE);
  }

  /** Gives the noise of a frame. */
  SensorNoise noise(int index) {
    long noiseSeed = Hash.of(Hash.of(seed, -1), index);
    return switch (kind) {
      case LANDSCAPE -> new SensorNoise(noiseSeed, 6, 0.9f);
      case PASSERS_BY -> new SensorNoise(noiseSeed, 2, 0.1f);
      case SATELLITES -> new SensorNoise(noiseSeed, 6, 0.5f);
      case STARTRAILS -> new SensorNoise(noiseSeed, 2.2f, 0.12f);
      case LONG_EXPOSURE -> new SensorNoise(noiseSeed, 3, 0.25f);
    };
  }

  private ImageInfo info(Metadata metadata) {
    return new ImageInfo(width, height, BANDS, type, type.white(), metadata);
  }

  private Metadata metadata(int index) {
    double exposure = exposureSeconds();
    double interval = Math.max(4, exposure);
    LocalDateTime time = kind.begin().plusNanos((long) (index * interval * 1e9));
    return new Metadata(
        Optional.empty(),
        Orientation.UPRIGHT,
        Optional.empty(),
        Optional.of(time),
        OptionalDouble.of(exposure),
        Optional.of(ExifBlock.of(time, exposure)));
  }

  private double exposureSeconds() {
    return switch (kind) {
      case LANDSCAPE, PASSERS_BY -> 1 / 250.0;
      case SATELLITES -> StarField.EXPOSURE_SECONDS;
      case STARTRAILS -> NightSky.exposureSeconds(frames);
      case LONG_EXPOSURE -> 1 / 8.0;
    };
  }
}
