package io.github.stacker.core.plugin;

import io.github.stacker.api.PluginException;
import io.github.stacker.core.format.ThrownText;
import java.util.function.Supplier;

/**
 * Who is to be named when the code of a plugin fails.
 *
 * @param subject the plugin, as messages begin
 * @param origin its jar
 */
public record PluginBlame(String subject, Origin origin) {
  /**
   * Blames a plugin.
   *
   * @param kind filter, combiner, reader or writer
   * @param name the plugin's name
   * @param origin its jar
   * @return what is said of it, wherever it is used
   */
  public static PluginBlame of(String kind, String name, Origin origin) {
    return new PluginBlame("%s \"%s\"".formatted(kind, name), origin);
  }

  /**
   * Blames a plugin.
   *
   * @param plugin the plugin
   * @return what is said of it, wherever it is used
   */
  public static PluginBlame of(Plugin<?> plugin) {
    return of(plugin.kind().word(), plugin.name(), plugin.origin());
  }

  /**
   * Says where it is used.
   *
   * @param place its place in the pipeline, or what it makes
   * @return what is said of the plugin there
   */
  public PluginBlame at(String place) {
    return new PluginBlame(place + ": " + subject, origin);
  }

  /**
   * Says what happened, as part of a sentence.
   *
   * @param cause what the plugin threw
   * @return a sentence without its end
   */
  public String sentence(Throwable cause) {
    return sentence("", ThrownText.of(cause));
  }

  private String sentence(String at, String what) {
    return "%s of %s failed%s: %s; tell its author".formatted(subject, origin.name(), at, what);
  }

  /**
   * Says what happened.
   *
   * @param cause what the plugin threw
   * @return the exception to throw
   */
  public PluginException failure(Throwable cause) {
    return new PluginException(sentence(cause), cause);
  }

  /**
   * Says what is wrong with the plugin.
   *
   * @param what as part of a sentence
   * @return the exception to throw
   */
  public PluginException failure(String what) {
    return new PluginException(sentence("", what));
  }

  /**
   * Says what happened at work.
   *
   * @param image what the plugin was at work on
   * @param cause what it threw
   * @return the exception to throw
   */
  public PluginException failureOn(String image, Throwable cause) {
    return new PluginException(sentence(" on " + image, ThrownText.of(cause)), cause);
  }

  /**
   * Refuses null, which no plugin may answer.
   *
   * @param method what was asked
   * @param answer what it answered
   * @param <T> what answers are
   * @return the answer
   * @throws PluginException if it is null
   */
  public <T> T required(String method, T answer) {
    if (answer == null) {
      throw failure(method + " returned null");
    }
    return answer;
  }

  /**
   * Asks the plugin's code.
   *
   * @param method what is asked
   * @param code asks it
   * @param <T> what answers are
   * @return what it answers, which is not null
   * @throws PluginException if it throws or answers null
   */
  public <T> T answer(String method, Supplier<T> code) {
    T answer;
    try {
      answer = code.get();
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw failure(e);
    }
    return required(method, answer);
  }

  /**
   * Stacker's own code needs no guard: its failures are defects of stacker and reported as such.
   *
   * @return whether the code is that of a jar
   */
  public boolean isNeeded() {
    return origin.jar().isPresent();
  }
}
