package io.github.stacker.core.format.dzi;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.core.resample.RowReducer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The levels of a picture, from that of one pixel up to the whole picture. */
final class Pyramid {
  private final List<ImageInfo> levels;

  /** Reducers from each level but level 0 to the one below; that of level 1 is the first. */
  private final List<RowReducer> reducers;

  Pyramid(ImageInfo picture, DziParameters parameters) {
    List<ImageInfo> falling = new ArrayList<>(List.of(picture));
    List<RowReducer> makers = new ArrayList<>();
    ImageInfo level = picture;
    while (level.width() > 1 || level.height() > 1) {
      RowReducer reducer = parameters.reduction().of(level);
      level = reducer.info();
      makers.add(reducer);
      falling.add(level);
    }
    Collections.reverse(falling);
    Collections.reverse(makers);
    levels = List.copyOf(falling);
    reducers = List.copyOf(makers);
  }

  /** Gives the number of levels, at least 1. */
  int size() {
    return levels.size();
  }

  ImageInfo level(int number) {
    return levels.get(number);
  }

  /** Gives what makes level {@code number - 1}; there is none below level 0. */
  RowReducer below(int number) {
    return reducers.get(number - 1);
  }

  TileGrid grid(int number, DziParameters parameters) {
    return new TileGrid(levels.get(number).region(), parameters.tileSize(), parameters.overlap());
  }
}
