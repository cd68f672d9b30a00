package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.RealFrames;
import io.github.stacker.core.combine.MaxCombine;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.combine.MinCombine;
import io.github.stacker.core.combine.RangeCombine;
import io.github.stacker.core.combine.SigmaKind;
import io.github.stacker.core.combine.SpreadParameters;
import io.github.stacker.core.combine.SumCombine;
import io.github.stacker.core.combine.VarianceCombine;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.format.jpeg.JpegReaderProvider;
import io.github.stacker.core.format.png.PngReaderProvider;
import io.github.stacker.core.format.tiff.TiffReaderProvider;
import io.github.stacker.core.mapped.ScratchSpace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The classic recipe: what NumPy makes of real frames, bit for bit; its numbers are in {@code
 * golden/}.
 */
class NumpyRecipeTest {
  private static final FrameFormats FORMATS =
      new FrameFormats(
          List.<FrameReaderProvider>of(
              new PngReaderProvider(), new TiffReaderProvider(), new JpegReaderProvider()),
          Limits.DEFAULT);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "table-png,burst/table-png,table_*.png",
    "sim-ridge,burst/sim-ridge,ridge_*.tif",
    "table,burst/table,table_*.jpg"
  })
  void everyExactCombineEqualsNumpy(String name, String path, String glob) throws IOException {
    List<Path> files = files(path, glob);
    Properties numpy = numpy();
    assertEquals(numpy.getProperty(name + ".frames"), Integer.toString(files.size()));
    SampleType type = name.equals("sim-ridge") ? SampleType.UINT16 : SampleType.UINT8;
    assertEquals(
        numpy.getProperty(name + ".mean.truncate"),
        ofInts(stack(files, plain(new MeanCombine()), type, Rounding.TRUNCATE)));
    assertEquals(
        numpy.getProperty(name + ".mean.float64"), ofDoubles(exact(files, new MeanCombine())));
    assertEquals(numpy.getProperty(name + ".sum"), ofInts(exact(files, new SumCombine())));
    assertEquals(numpy.getProperty(name + ".max"), ofInts(exact(files, new MaxCombine())));
    assertEquals(numpy.getProperty(name + ".min"), ofInts(exact(files, new MinCombine())));
    assertEquals(numpy.getProperty(name + ".range"), ofInts(exact(files, new RangeCombine())));
  }

  /** NumPy rounds the mean before it squares differences; ours rounds once, at the end. */
  @ParameterizedTest
  @CsvSource({
    "table-png,burst/table-png,table_*.png",
    "sim-ridge,burst/sim-ridge,ridge_*.tif",
    "table,burst/table,table_*.jpg"
  })
  void theVarianceIsNumpysToItsRounding(String name, String path, String glob) throws IOException {
    FoldCombiner variance =
        new VarianceCombine().create(new SpreadParameters(SigmaKind.POPULATION));
    double[] ours =
        stack(files(path, glob), variance, SampleType.FLOAT64, Rounding.HALF_UP).toArray();
    String prefix = name + ".variance.";
    List<String> keys =
        numpy().stringPropertyNames().stream().filter(key -> key.startsWith(prefix)).toList();
    assertEquals(8, keys.size());
    for (String key : keys) {
      double theirs = Double.parseDouble(numpy().getProperty(key));
      assertEquals(
          theirs, ours[Integer.parseInt(key.substring(prefix.length()))], theirs * 1e-13, key);
    }
  }

  private MemoryImage exact(List<Path> files, CombinerProvider<NoParameters> combine) {
    return stack(files, plain(combine), SampleType.FLOAT64, Rounding.HALF_UP);
  }

  private static FoldCombiner plain(CombinerProvider<NoParameters> provider) {
    return (FoldCombiner) provider.create(new NoParameters());
  }

  private MemoryImage stack(
      List<Path> files, FoldCombiner combiner, SampleType type, Rounding rounding) {
    CapturingWriter writer = new CapturingWriter(50);
    OutputJob output =
        new OutputJob(
            folder.resolve("out"),
            "raw",
            Set.of(type),
            writer,
            Optional.of(type),
            rounding,
            Scale.NONE);
    StackJob job =
        new StackJob(
            new FrameChain(FORMATS, true, List.of()),
            false,
            "test",
            combiner,
            List.of(),
            List.of(output));
    Budget budget = new Budget(64 << 20, 2, 64, new ScratchSpace(folder));
    ExecutionPlan plan =
        new Planner(job, budget).plan(FrameProbes.of(files, job.chain(), false, 2));
    new StackEngine(budget.scratch()).run(plan, Progress.NONE);
    return writer.written();
  }

  private static List<Path> files(String path, String glob) throws IOException {
    Path real = RealFrames.path(path);
    try (Stream<Path> files = Files.list(real)) {
      var matcher = real.getFileSystem().getPathMatcher("glob:" + glob);
      return files.filter(file -> matcher.matches(file.getFileName())).sorted().toList();
    }
  }

  private static Properties numpy() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = NumpyRecipeTest.class.getResourceAsStream("/golden/numpy.properties")) {
      properties.load(in);
    }
    return properties;
  }

  private static String ofInts(MemoryImage image) {
    double[] samples = image.toArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double sample : samples) {
      assertEquals((int) sample, sample);
      bytes.putInt((int) sample);
    }
    return sha256(bytes.array());
  }

  private static String ofDoubles(MemoryImage image) {
    double[] samples = image.toArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double sample : samples) {
      bytes.putDouble(sample);
    }
    return sha256(bytes.array());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
