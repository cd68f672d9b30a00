package io.github.stacker.fuzz;

import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** All that takes bytes from strangers, by name. */
final class Targets {
  static final List<String> NAMES =
      List.of(
          "tiff",
          "png",
          "jpeg",
          "tiff-native",
          "png-native",
          "jpeg-native",
          "fits",
          "pnm",
          "small",
          "psd",
          "webp",
          "raw",
          "exif",
          "pipeline");

  /** Decodes with libraries that the system has, if it has them. */
  private static final Decoding NATIVE = new Decoding(Decoding.Choice.AUTO, 64 << 20);

  /** Pictures of 9x6 and 20x16 pixels, lossless, with alpha, and lossy, made by cwebp. */
  private static final List<String> WEBP =
      List.of(
          "UklGRjYAAABXRUJQVlA4TCkAAAAvCEABAIkyRPQ/FhHR/4CCtm2YYCp/em9DMBwK0jZgYbsTEwCIFXD7AwA=",
          "UklGRkAAAABXRUJQVlA4TDMAAAAvCEABEIkyRPQ/FhHR/4BCthGgMZ2/3OswHFMgEEgSm34xAUFBayCa7AKGo1lAd"
              + "sVW00IA",
          "UklGRl4AAABXRUJQVlA4IFIAAADQAwCdASoUABAAPm0skkWkIqGYBABABsSyAE6ZQjgAFO75m9W5eQAA/uw9kRDsU"
              + "tRZaLWXtxFzt4hI3vUjLHubHsoOuf62nSag4WmJSQ2JSoAA");

  /** Everything that a pipeline may say. */
  private static final String PIPELINE =
      """
      {
        "$schema": "pipeline.schema.json",
        "frames": { "files": ["a/*.tif#2", "b.png"], "order": "time", "onError": "skip",
                    "orientation": "ignore", "canvas": "union" },
        "filters": [ { "filter": "crop", "left": 1, "top": 2, "right": 30, "bottom": 40 },
                     { "filter": "gain", "factors": [1, 2.5, 1e3] } ],
        "normalise": { "mode": "additive", "scaling": true, "reference": "best", "bands": "each" },
        "weights": { "by": "list", "list": [1, 2] },
        "combine": { "method": "sigma-clip", "lowSigma": 3, "highSigma": 2.5, "maxIterations": 5 },
        "roi": { "x": 1, "y": 2, "width": 3, "height": 4 },
        "post": [ { "filter": "gamma", "gamma": 1.2 } ],
        "outputs": [ { "file": "o.tif", "type": "uint16", "compression": "deflate", "level": 3 },
                     { "file": "o.jpg", "quality": 92, "maxSize": 2000 } ],
        "maps": { "coverage": "c.tif", "rejectedHigh": { "file": "h.png", "type": "uint8" } },
        "resources": { "memory": "200M", "threads": 4 }
      }
      =combine.method=max
      =outputs[0].type=uint8
      """;

  private static final Catalogue CATALOGUE = Catalogue.load(List.of());

  private Targets() {}

  static Target of(String name) throws IOException {
    return switch (name) {
      case "tiff" -> reader(name, Decoding.JDK, tiffs());
      case "tiff-native" -> reader("tiff", NATIVE, tiffs());
      case "png" -> new PngTarget(reader(name, Decoding.JDK, pngs()));
      case "png-native" -> new PngTarget(reader("png", NATIVE, pngs()));
      case "jpeg" -> reader(name, Decoding.JDK, jpegs());
      case "jpeg-native" -> reader("jpeg", NATIVE, jpegs());
      case "fits" -> reader(name, Decoding.JDK, both(MadeFiles.fits(), Seeds.endingIn("fits")));
      case "pnm" -> reader(name, Decoding.JDK, MadeFiles.pnm());
      case "small" -> reader("commons-imaging", Decoding.JDK, MadeFiles.small());
      case "psd" -> reader("photoshop", Decoding.JDK, MadeFiles.psd());
      case "webp" ->
          reader(name, Decoding.JDK, WEBP.stream().map(Base64.getDecoder()::decode).toList());
      case "raw" -> new RecognitionTarget(provider(name), MadeFiles.tiff());
      case "exif" -> new ExifTarget(both(MadeFiles.tiff(), Seeds.endingIn("tif")));
      case "pipeline" -> new PipelineTarget(CATALOGUE, pipelines());
      default -> throw new IllegalArgumentException(name + " is none of " + NAMES);
    };
  }

  private static Target reader(String name, Decoding decoding, List<byte[]> seeds) {
    return new ReaderTarget(provider(name), decoding, seeds);
  }

  private static FrameReaderProvider provider(String name) {
    return CATALOGUE.readers().stream()
        .filter(reader -> reader.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no reader is called " + name))
        .provider();
  }

  private static List<byte[]> tiffs() throws IOException {
    return both(MadeFiles.tiff(), Seeds.endingIn("tif", "tiff", "TIFF"));
  }

  private static List<byte[]> pngs() throws IOException {
    return both(MadeFiles.png(), Seeds.endingIn("png"));
  }

  private static List<byte[]> jpegs() throws IOException {
    return both(MadeFiles.jpeg(), Seeds.endingIn("jpg", "jpeg"));
  }

  private static List<byte[]> pipelines() {
    List<byte[]> all = new ArrayList<>();
    all.add(PIPELINE.getBytes(StandardCharsets.UTF_8));
    for (var combiner : CATALOGUE.combiners()) {
      String set = PIPELINE + "=combine={\"method\": \"" + combiner.name() + "\"}\n";
      all.add(set.getBytes(StandardCharsets.UTF_8));
    }
    return all;
  }

  private static List<byte[]> both(List<byte[]> first, List<byte[]> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
