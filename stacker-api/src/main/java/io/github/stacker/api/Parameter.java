package io.github.stacker.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a parameter record. Binding, checks, the JSON Schema, {@code stacker
 * plugins NAME} and the documentation tables are made from it.
 *
 * <p>Components may be {@code boolean}, {@code int}, {@code long}, {@code double}, {@link String},
 * an enum (written kebab-case in JSON), or a {@link java.util.List} of {@link Double}, {@link
 * Integer} or {@link String}.
 *
 * <p>A {@link java.nio.file.Path} is given the absolute path of a file that is there, which the
 * provider reads when it creates; a {@link Picture}, of filters alone, is opened by stacker. In a
 * pipeline both are paths relative to its file. Either may be in an {@link java.util.Optional},
 * which is empty where nothing is named. Manifest, {@code stacker verify} and killed runs take such
 * files into account.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {
  /**
   * Says what the parameter does, in one sentence.
   *
   * @return the sentence
   */
  String value();

  /**
   * Names the unit.
   *
   * @return for example {@code pixels}; empty for pure numbers
   */
  String unit() default "";

  /**
   * Gives the smallest number allowed, for each number of a list too.
   *
   * @return the limit, itself allowed
   */
  double min() default Double.NEGATIVE_INFINITY;

  /**
   * Gives the largest number allowed, for each number of a list too.
   *
   * @return the limit, itself allowed
   */
  double max() default Double.POSITIVE_INFINITY;

  /**
   * Gives the JSON text that stands for a parameter left out, for example {@code 3}, {@code
   * "deflate"} or {@code [1]}.
   *
   * @return JSON; empty if the parameter must be given
   */
  String defaultJson() default "";
}
