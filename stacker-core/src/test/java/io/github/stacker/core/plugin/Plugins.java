package io.github.stacker.core.plugin;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.FrameReaderProvider;

/** Sources of small plugins by third parties. */
public final class Plugins {
  /** Adds a number to every sample. */
  static final String LIFT =
      """
      package org.example.lift;

      import io.github.stacker.api.Parameter;
      import io.github.stacker.api.FilterProvider;
      import io.github.stacker.api.PointFilter;

      public final class Lift implements FilterProvider<Lift.Parameters> {
        public enum Direction {
          UP, STRAIGHT_DOWN;

          @Override
          public String toString() {
            return "towards " + name();
          }
        }

        public record Parameters(
            @Parameter(value = "What to add.", min = 0, max = 100, defaultJson = "1") double by,
            @Parameter(value = "Up or down.", defaultJson = "\\"up\\"") Direction direction) {
          public Parameters {
            if (by == 13) {
              throw new IllegalArgumentException("by is 13, which brings bad luck");
            }
            if (by == 14) {
              throw new IllegalStateException("nobody expects 14");
            }
          }
        }

        @Override
        public String name() {
          return "lift";
        }

        @Override
        public String description() {
          return "Adds a number to every sample.";
        }

        @Override
        public Class<Parameters> parameters() {
          return Parameters.class;
        }

        @Override
        public PointFilter create(Parameters parameters) {
          double by = parameters.direction() == Direction.UP ? parameters.by() : -parameters.by();
          return (image, band) -> sample -> sample + by;
        }
      }
      """;

  /** Keeps the sample of the last frame. */
  static final String LAST =
      """
      package org.example.last;

      import io.github.stacker.api.CombinerProvider;
      import io.github.stacker.api.FoldCombiner;
      import io.github.stacker.api.FoldKernel;
      import io.github.stacker.api.FoldState;
      import io.github.stacker.api.FrameSamples;
      import io.github.stacker.api.NoParameters;
      import io.github.stacker.api.StatePlane;
      import java.util.List;

      public final class Last implements CombinerProvider<NoParameters> {
        @Override
        public String name() {
          return "last";
        }

        @Override
        public String description() {
          return "Keeps the sample of the last frame.";
        }

        @Override
        public Class<NoParameters> parameters() {
          return NoParameters.class;
        }

        @Override
        public FoldCombiner create(NoParameters parameters) {
          return stack -> stack.sampleType().isInteger() ? new Kernel(true) : new Kernel(false);
        }

        private record Kernel(boolean integers) implements FoldKernel {
          @Override
          public List<StatePlane> planes() {
            return List.of(new StatePlane(StatePlane.Type.FLOAT64, 0));
          }

          @Override
          public void add(FrameSamples samples, FoldState state) {
            for (int i = 0; i < samples.count(); i++) {
              if (samples.present()[i] == 1) {
                state.doubles(0)[i] = integers ? samples.ints()[i] : samples.doubles()[i];
              }
            }
          }

          @Override
          public void finish(FoldState state, int[] coverage, double[] result, int count) {
            System.arraycopy(state.doubles(0), 0, result, 0, count);
          }
        }
      }
      """;

  /** Keeps the largest sample of integers, one by one or several at once. */
  private static final String BRIGHTEST =
      """
      package org.example;

      import io.github.stacker.api.*;
      import java.util.List;
      import java.util.Optional;

      public final class Brightest implements CombinerProvider<NoParameters> {
        public String name() { return "brightest"; }
        public String description() { return "Keeps the brightest samples."; }
        public Class<NoParameters> parameters() { return NoParameters.class; }
        public FoldCombiner create(NoParameters parameters) {
          return stack -> new Kernel(Byte.SIZE * stack.sampleType().bytes());
        }

        record Kernel(int bits) implements FoldKernel {
          public List<StatePlane> planes() {
            return List.of(new StatePlane(StatePlane.Type.INT32, 0));
          }
          public void add(FrameSamples samples, FoldState state) {
            for (int i = 0; i < samples.count(); i++) {
              state.ints(0)[i] = Math.max(state.ints(0)[i], samples.ints()[i]);
            }
          }
          public void finish(FoldState state, int[] coverage, double[] result, int count) {
            for (int i = 0; i < count; i++) {
              result[i] = state.ints(0)[i];
            }
          }
          public Optional<LaneFold> lanes() {
            return Optional.of(new Packed(bits));
          }
        }

        record Packed(int bits) implements LaneFold {
          public List<StatePlane> planes() {
            return List.of(new StatePlane(StatePlane.Type.INT64, 0));
          }
          public void add(long[] samples, FoldState state, int words) {
            for (int i = 0; i < words; i++) {
              long brightest = 0;
              for (int shift = 0; shift < Long.SIZE; shift += bits) {
                long kept = lane(state.longs(0)[i], shift);
                brightest |= Math.max(kept, lane(samples[i], shift)) << shift;
              }
              state.longs(0)[i] = brightest;
            }
          }
          public void finish(FoldState state, int frames, int words, double[] results) {
            int lanes = Long.SIZE / bits;
            for (int i = 0; i < words * lanes; i++) {
              results[i] = lane(state.longs(0)[i / lanes], i % lanes * bits);
            }
          }
          public void round(FoldState state, int frames, int words, long[] results) {
            System.arraycopy(state.longs(0), 0, results, 0, words);
          }
          private long lane(long word, int shift) {
            return (word >>> shift) & ((1L << bits) - 1);
          }
        }
      }
      """;

  /** Leaves out some of the largest samples. */
  static final String TRIM =
      """
      package org.example.trim;

      import io.github.stacker.api.CombinerProvider;
      import io.github.stacker.api.Parameter;
      import io.github.stacker.api.Stack;
      import io.github.stacker.api.StackCombiner;
      import io.github.stacker.api.StackInfo;
      import io.github.stacker.api.StackKernel;

      public final class Trim implements CombinerProvider<Trim.Parameters> {
        public record Parameters(
            @Parameter(value = "How many are left out.", min = 0, defaultJson = "1") int largest) {}

        @Override
        public String name() {
          return "trim";
        }

        @Override
        public String description() {
          return "Averages all but the largest samples.";
        }

        @Override
        public Class<Parameters> parameters() {
          return Parameters.class;
        }

        @Override
        public StackCombiner create(Parameters parameters) {
          return new Combine(parameters.largest());
        }

        private record Combine(int largest) implements StackCombiner {
          @Override
          public StackKernel newKernel(StackInfo stack) {
            return this::combine;
          }

          private double combine(Stack stack) {
            for (int left = Math.min(largest, stack.count() - 1); left > 0; left--) {
              stack.rejectHigh(largestOf(stack));
            }
            return stack.keptMean();
          }

          private static int largestOf(Stack stack) {
            int largest = -1;
            for (int i = 0; i < stack.count(); i++) {
              boolean larger = largest < 0 || stack.compared()[i] > stack.compared()[largest];
              largest = stack.isKept(i) && larger ? i : largest;
            }
            return largest;
          }

          @Override
          public boolean usesWeights() {
            return true;
          }
        }
      }
      """;

  private Plugins() {}

  /** Gives the jar of a filter. */
  public static MadeJar lift() {
    return MadeJar.of(LIFT).listing(FilterProvider.class, "org.example.lift.Lift");
  }

  static MadeJar last() {
    return MadeJar.of(LAST).listing(CombinerProvider.class, "org.example.last.Last");
  }

  /** Gives the jar of a combiner, {@code brightest}, that offers lanes. */
  static MadeJar brightest() {
    return MadeJar.of(BRIGHTEST).listing(CombinerProvider.class, "org.example.Brightest");
  }

  /**
   * Gives the same of another source.
   *
   * @param found a part of its source
   * @param replacement what stands in its place
   */
  static MadeJar brightest(String found, String replacement) {
    if (!BRIGHTEST.contains(found)) {
      throw new IllegalArgumentException(found);
    }
    return MadeJar.of(BRIGHTEST.replace(found, replacement))
        .listing(CombinerProvider.class, "org.example.Brightest");
  }

  /** Gives the jar of a combiner of whole stacks. */
  static MadeJar trim() {
    return MadeJar.of(TRIM).listing(CombinerProvider.class, "org.example.trim.Trim");
  }

  /** Gives a jar of one combiner, {@code sour}, that averages if {@code members} let it. */
  static MadeJar sour(String members) {
    return MadeJar.of(
            """
            package org.example;

            import io.github.stacker.api.*;

            public class Sour implements CombinerProvider<NoParameters> {
              public String name() { return "sour"; }
              public String description() { return "Fails."; }
              public Class<NoParameters> parameters() { return NoParameters.class; }
              public StackCombiner create(NoParameters parameters) { return new Combine(); }

              static class Mean implements StackCombiner {
                public StackKernel newKernel(StackInfo info) { return Stack::keptMean; }
              }

              static class Combine extends Mean {
                %s
              }
            }
            """
                .formatted(members))
        .listing(CombinerProvider.class, "org.example.Sour");
  }

  /**
   * Gives the jar of a reader, {@code own}, of small files that begin with O; of more than four
   * bytes it opens none.
   *
   * @param level its smallest sample
   */
  public static MadeJar own(int level) {
    return MadeJar.of(
            """
            package org.example;

            import io.github.stacker.api.*;
            import java.io.IOException;
            import java.nio.file.*;
            import java.util.*;

            public class Own implements FrameReaderProvider {
              public String name() { return "own"; }
              public String description() { return "Reads frames of its own."; }
              public boolean recognises(byte[] prefix) { return prefix[0] == 'O'; }
              public FrameFile open(Path file, Limits limits) throws IOException {
                if (Files.size(file) > 4) {
                  throw new IOException("is too long");
                }
                return new FrameFile() {
                  public String format() { return "own"; }
                  public Map<String, String> details() { return Map.of(); }
                  public ImageInfo info() {
                    return ImageInfo.of(3, 2, List.of(Band.GREY), SampleType.UINT8);
                  }
                  public Access access() { return Access.IN_PLACE; }
                  public void read(Region region, Tile into) {
                    into.reshape(region, 1, SampleType.UINT8);
                    for (int i = 0; i < into.sampleCount(); i++) {
                      into.set(i, %d + i %% 3);
                    }
                  }
                  public void close() {}
                };
              }
            }
            """
                .formatted(level))
        .listing(FrameReaderProvider.class, "org.example.Own");
  }

  /** Gives a jar of one filter of class {@code org.example.Odd}. */
  static MadeJar odd(String name, String parameters, String members) {
    return MadeJar.of(oddSource(name, parameters, members))
        .listing(FilterProvider.class, "org.example.Odd");
  }

  /**
   * Gives the source of a filter {@code org.example.Odd}, whose {@code members} add what they like
   * to a body that has no {@code create}.
   */
  static String oddSource(String name, String parameters, String members) {
    return """
    package org.example;

    import io.github.stacker.api.*;
    import java.util.*;

    public class Odd implements FilterProvider<%2$s> {
      %3$s

      @Override
      public String name() {
        return "%1$s";
      }

      @Override
      public String description() {
        return "Is odd.";
      }

      @Override
      public Class<%2$s> parameters() {
        return %2$s.class;
      }
    }
    """
        .formatted(name, parameters, members);
  }

  /** A {@code create} that gives images back as they are. */
  static final String SAME =
      """
      @Override
      public Filter create(NoParameters parameters) {
        return source -> source;
      }
      """;
}
