package io.github.stacker.filters.tone;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.PointFilter;

/**
 * Makes samples proportional to light: {@code out = white * light(in / white)}, where {@code light}
 * undoes the curve that photographs are encoded with.
 *
 * <pre>{@code
 * { "filter": "linearise", "curve": "srgb" }
 * }</pre>
 *
 * <p>Averages of light are those of linear samples: put this among {@code filters} and {@link
 * Encode} with the same parameters among {@code post}. {@code srgb} is the curve of sRGB, which
 * most JPEGs have, {@code gamma} is {@code light = in^gamma}, as 2.19921875 of Adobe RGB. Samples
 * below 0 are bent as their mirror image, those above white follow the formula. The result has
 * floating samples. The colour profile stays, although it describes encoded samples, since {@code
 * encode} makes such again.
 */
public final class Linearise implements FilterProvider<TransferCurve> {
  @Override
  public String name() {
    return "linearise";
  }

  @Override
  public String description() {
    return "Makes samples proportional to light.";
  }

  @Override
  public Class<TransferCurve> parameters() {
    return TransferCurve.class;
  }

  @Override
  public PointFilter create(TransferCurve parameters) {
    return new ShareCurve(parameters.linearising());
  }
}
