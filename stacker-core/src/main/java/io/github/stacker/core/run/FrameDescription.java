package io.github.stacker.core.run;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.PictureEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code stacker info} tells of a frame: names and values, in the order to show them. Values
 * are texts, numbers and lists of texts.
 *
 * @param properties the names and values
 */
public record FrameDescription(Map<String, Object> properties) {
  /**
   * Describes a frame. The other pictures of its file are listed unless it is chosen among them.
   *
   * @param location where it is
   * @param frame the opened frame
   * @return the description
   * @throws IOException if the file cannot be read
   */
  public static FrameDescription of(FrameLocation location, FrameFile frame) throws IOException {
    ImageInfo info = frame.info();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("file", location.toString());
    properties.put("bytes", Files.size(location.file()));
    properties.put("format", frame.format());
    properties.put("width", info.width());
    properties.put("height", info.height());
    properties.put("mode", mode(info));
    properties.put(
        "bands", info.bands().stream().map(band -> band.name().toLowerCase(Locale.ROOT)).toList());
    properties.put("sampleType", info.sampleType().title());
    putMetadata(properties, info.metadata());
    frame.details().forEach((name, detail) -> properties.putIfAbsent(name, detail));
    List<Keyword> keywords = info.metadata().keywords();
    if (!keywords.isEmpty()) {
      properties.put("keywords", keywords.stream().map(FrameDescription::card).toList());
    }
    if (location.picture().isEmpty()) {
      putPictures(properties, frame.pictures());
    }
    return new FrameDescription(properties);
  }

  private static void putMetadata(Map<String, Object> properties, Metadata metadata) {
    metadata.resolution().ifPresent(r -> properties.put("pixelsPerInch", List.of(r.x(), r.y())));
    properties.put("orientation", metadata.orientation().tag());
    metadata
        .placement()
        .ifPresent(
            placement -> {
              properties.put("position", List.of(placement.x(), placement.y()));
              placement
                  .canvas()
                  .ifPresent(c -> properties.put("canvas", List.of(c.width(), c.height())));
            });
    metadata.captureTime().ifPresent(time -> properties.put("captureTime", time.toString()));
    metadata.exposureSeconds().ifPresent(seconds -> properties.put("exposureSeconds", seconds));
    metadata
        .colourProfile()
        .ifPresent(profile -> properties.put("colourProfileBytes", profile.size()));
    metadata.exif().ifPresent(exif -> properties.put("exifBytes", exif.size()));
  }

  private static void putPictures(Map<String, Object> properties, List<PictureEntry> pictures) {
    if (pictures.size() > 1) {
      properties.put("pictures", pictures.stream().map(PictureEntry::toString).toList());
    }
  }

  /** Shows a keyword as its header does. */
  private static String card(Keyword keyword) {
    String value = keyword.isText() ? "'" + keyword.value() + "'" : keyword.value();
    String named = keyword.name() + (value.isEmpty() ? "" : " = " + value);
    return named + (keyword.comment().isEmpty() ? "" : " / " + keyword.comment());
  }

  /**
   * Names the bands as Pillow names modes: L, LA, RGB, RGBA, followed by the number of bits beyond
   * 8.
   */
  private static String mode(ImageInfo info) {
    String bands =
        info.bands().stream().map(FrameDescription::letter).collect(Collectors.joining());
    return switch (info.sampleType()) {
      case UINT8 -> bands;
      case UINT16 -> bands + ";16";
      case FLOAT32 -> bands + ";F";
      case FLOAT64 -> bands + ";D";
    };
  }

  private static String letter(Band band) {
    return switch (band) {
      case GREY -> "L";
      case RED -> "R";
      case GREEN -> "G";
      case BLUE -> "B";
      case CYAN -> "C";
      case MAGENTA -> "M";
      case YELLOW -> "Y";
      case BLACK -> "K";
      case ALPHA -> "A";
      case OTHER -> "X";
    };
  }
}
