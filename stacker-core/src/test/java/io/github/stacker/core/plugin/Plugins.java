package io.github.stacker.core.plugin;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FilterProvider;

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

  private Plugins() {}

  /** Gives the jar of a filter. */
  public static MadeJar lift() {
    return MadeJar.of(LIFT).listing(FilterProvider.class, "org.example.lift.Lift");
  }

  static MadeJar last() {
    return MadeJar.of(LAST).listing(CombinerProvider.class, "org.example.last.Last");
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
