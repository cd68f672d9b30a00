package io.github.stacker.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** An image behind a {@link PointFilter}. */
final class PointSource extends FilteredSource {
  private final boolean sameType;
  private final List<DoubleUnaryOperator> functions;
  private final Tile before = new Tile();
  private PointKernel kernel;

  PointSource(ImageSource source, PointFilter filter) {
    super(source, filter.resultOf(source.info()));
    ImageInfo image = source.info();
    ResultRows.requireSizeAndBands(image, info());
    sameType = image.sampleType() == info().sampleType();
    functions = sharedIfEqual(functionsOf(image, info(), filter));
  }

  @Override
  public Region covered() {
    return source().covered();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    Tile from = sameType ? into : before;
    source().read(region, from);
    if (!sameType) {
      into.reshape(region, info().bandCount(), info().sampleType());
    }
    kernel().compute(from, into);
  }

  private PointKernel kernel() {
    if (kernel == null) {
      SampleType from = source().info().sampleType();
      kernel =
          from.isInteger()
              ? new LookupKernel(functions, from, info().sampleType())
              : new ArithmeticKernel(functions);
    }
    return kernel;
  }

  private static List<DoubleUnaryOperator> functionsOf(
      ImageInfo image, ImageInfo result, PointFilter filter) {
    List<DoubleUnaryOperator> functions = new ArrayList<>();
    for (int band = 0; band < image.colourBandCount(); band++) {
      functions.add(filter.functionFor(image, band));
    }
    if (image.hasAlpha()) {
      functions.add(scaling(image.white(), result.white()));
    }
    return functions;
  }

  private static DoubleUnaryOperator scaling(double fromWhite, double toWhite) {
    return fromWhite == toWhite ? sample -> sample : sample -> sample * toWhite / fromWhite;
  }

  /** Gives one function where all bands have the same: then bands need not be told apart. */
  private static List<DoubleUnaryOperator> sharedIfEqual(List<DoubleUnaryOperator> functions) {
    return Set.copyOf(functions).size() == 1 ? functions.subList(0, 1) : List.copyOf(functions);
  }
}
