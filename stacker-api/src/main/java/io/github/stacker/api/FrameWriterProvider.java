package io.github.stacker.api;

import java.util.List;
import java.util.Set;

/**
 * Makes writers of one file format.
 *
 * @param <P> the record of parameters
 */
public interface FrameWriterProvider<P extends Record> extends Provider<P> {
  /**
   * Gives the endings of file names that mean this format.
   *
   * @return lower case, without the dot
   */
  List<String> extensions();

  /**
   * Gives the types of sample that the format can hold.
   *
   * @return at least one
   */
  Set<SampleType> sampleTypes();

  /**
   * Makes a writer.
   *
   * @param parameters checked parameters
   * @return the writer; threads may share it
   */
  FrameWriter create(P parameters);
}
