package io.github.stacker.cli;

import io.github.stacker.core.pipeline.FilterOption;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Makes options and parameters of commands. They are written as values, not as annotations, because
 * reading annotations takes longer than a small stack.
 */
final class Options {
  private Options() {}

  /** Makes an option that is there or not; its value is a {@code Boolean}. */
  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name)
        .type(boolean.class)
        .initialValue(false)
        .description(description)
        .build();
  }

  /** Makes an option that may be given once; its value is null if it is not. */
  static OptionSpec value(Class<?> type, String name, String label, String description) {
    return OptionSpec.builder(name).type(type).paramLabel(label).description(description).build();
  }

  /** Makes an option that has a value if it is not given. */
  static OptionSpec value(
      Class<?> type, String name, String label, String unlessGiven, String description) {
    return value(type, name, label, description).toBuilder().defaultValue(unlessGiven).build();
  }

  /**
   * Makes the option that says of what samples outputs are; its value is null if it is not given.
   */
  static OptionSpec sampleType() {
    return value(
        String.class,
        "--type",
        "TYPE",
        "uint8, uint16, float32 or float64; default: as the frames behind their filters");
  }

  /** Makes an option whose values are filters, of which there may be any number. */
  static OptionSpec filters(FilterOption option, String description) {
    return list(
        String.class, option.option(), "NAME:KEY=VALUE,...", description + "; may be repeated");
  }

  /** Makes an option that may be given again and again; its value is a list. */
  static OptionSpec list(Class<?> type, String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(type)
        .initialValue(List.of())
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** Makes a parameter that has to be given. */
  static PositionalParamSpec parameter(Class<?> type, String label, String description) {
    return PositionalParamSpec.builder()
        .type(type)
        .arity("1")
        .required(true)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** Makes a parameter that may be left out; its value is null then. */
  static PositionalParamSpec optional(Class<?> type, String label, String description) {
    return optional(type, label, null, description);
  }

  /** Makes a parameter that has a value if it is left out. */
  static PositionalParamSpec optional(
      Class<?> type, String label, String unlessGiven, String description) {
    return PositionalParamSpec.builder()
        .type(type)
        .arity("0..1")
        .defaultValue(unlessGiven)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** Makes parameters of which there is at least one; their value is a list of texts. */
  static PositionalParamSpec parameters(String label, String description) {
    return PositionalParamSpec.builder()
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1..*")
        .required(true)
        .paramLabel(label)
        .description(description)
        .build();
  }
}
