package io.github.stacker.filters.tone;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.PointFilter;

/**
 * Encodes light as photographs do: undoes {@link Linearise} with the same parameters.
 *
 * <pre>{@code
 * { "filter": "encode", "curve": "gamma", "gamma": 1.8 }
 * }</pre>
 *
 * <p>{@code srgb} is the curve of sRGB, {@code gamma} is {@code out = white * (in / white)^(1 /
 * gamma)}, as of the filter {@code gamma}. Samples that were linearised come back up to some
 * roundings, so 8-bit and 16-bit ones exactly when they are stored as such. Samples below 0 are
 * bent as their mirror image, those above white follow the formula. The result has floating
 * samples.
 */
public final class Encode implements FilterProvider<TransferCurve> {
  @Override
  public String name() {
    return "encode";
  }

  @Override
  public String description() {
    return "Encodes samples that are proportional to light: undoes linearise.";
  }

  @Override
  public Class<TransferCurve> parameters() {
    return TransferCurve.class;
  }

  @Override
  public PointFilter create(TransferCurve parameters) {
    return new ShareCurve(parameters.encoding());
  }
}
