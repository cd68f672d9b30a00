package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Walks through the pictures of a file and numbers them from 0: first the pages, which are the list
 * of directories that begins in the header; then those that pages point to as SubIFDs, page after
 * page; then those that these point to.
 *
 * <p>What is damaged is a step too, the last one of its list, so that nobody takes a part for the
 * whole.
 */
final class PictureWalk {
  /**
   * A picture that was found.
   *
   * @param number its number
   * @param position of its directory; means nothing if the list is damaged
   * @param parent the number of the picture that points to it, -1 for pages
   * @param damage what is wrong with the list of directories here, if something is
   */
  record Step(int number, long position, int parent, Optional<String> damage) {}

  /** Tags of a picture on average; directories that lie one upon the other could each have many. */
  private static final long MOST_TAGS = 100;

  private final DirectoryReader directories;
  private final Set<Long> seen = new HashSet<>();

  /** Pictures whose SubIFDs were not yet looked for. */
  private final ArrayDeque<Step> parents = new ArrayDeque<>();

  /** Where lists begin that were not yet followed. */
  private final ArrayDeque<Long> lists = new ArrayDeque<>();

  private int parent = -1;

  /** The next directory of the list that is being followed, 0 after the last. */
  private long next;

  private int count;

  /** Tags of all directories that were passed. */
  private long tags;

  PictureWalk(DirectoryReader directories) {
    this.directories = directories;
    next = directories.firstPosition();
  }

  /** Gives the first pictures, at most so many. */
  static List<Step> first(DirectoryReader directories, int most) {
    PictureWalk walk = new PictureWalk(directories);
    return Stream.generate(walk::next)
        .limit(most)
        .takeWhile(Optional::isPresent)
        .map(Optional::get)
        .toList();
  }

  /** Gives the next picture, or nothing after the last one. */
  Optional<Step> next() {
    while (next == 0) {
      if (!lists.isEmpty()) {
        next = lists.poll();
      } else if (!parents.isEmpty()) {
        openLists(parents.poll());
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(follow());
  }

  private Step follow() {
    long position = next;
    next = 0;
    if (!seen.add(position)) {
      return step(position, Optional.of("the list of directories runs in a circle"));
    }
    int most = directories.limits().parts();
    if (count == most || tags > MOST_TAGS * most) {
      lists.clear();
      parents.clear();
      return step(position, Optional.of("only the first %d pictures can be read".formatted(count)));
    }
    try {
      next = directories.nextPosition(position);
      tags += directories.entryCount(position);
    } catch (IOException e) {
      return step(
          position,
          Optional.of("the list of directories is damaged: %s".formatted(e.getMessage())));
    }
    Step step = step(position, Optional.empty());
    parents.add(step);
    return step;
  }

  private Step step(long position, Optional<String> damage) {
    return new Step(count++, position, parent, damage);
  }

  /** What cannot be read here is said when the picture itself is opened. */
  private void openLists(Step step) {
    parent = step.number();
    try {
      Optional<Field> pointers = directories.read(step.position()).field(Tags.SUB_DIRECTORIES);
      if (pointers.isPresent()) {
        int most = Math.min(pointers.get().count(), directories.limits().parts() + 1);
        for (int i = 0; i < most; i++) {
          lists.add(pointers.get().number(i));
        }
      }
    } catch (IOException e) {
      lists.clear();
    }
  }
}
