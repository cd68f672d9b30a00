package io.github.stacker.core.engine;

import io.github.stacker.api.Picture;
import io.github.stacker.api.PipelineException;

/** Opens the pictures that a pipeline names beside its frames. */
@FunctionalInterface
public interface PictureOpener {
  /**
   * Opens a picture.
   *
   * @param companion where it is
   * @return the picture
   * @throws PipelineException if there is none, or it is damaged; the message names file and place
   */
  Picture open(Companion companion);
}
