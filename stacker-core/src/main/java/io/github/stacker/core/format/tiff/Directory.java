package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** One directory of a file: its tags, whose numbers are read when they are asked for. */
final class Directory {
  /**
   * Where a tag's numbers lie.
   *
   * @param type their type
   * @param count how many there are; not yet compared with anything
   * @param position of the first one
   */
  record Entry(FieldType type, long count, long position) {}

  private final DirectoryReader reader;
  private final Map<Integer, Entry> entries;

  Directory(DirectoryReader reader, Map<Integer, Entry> entries) {
    this.reader = reader;
    this.entries = Map.copyOf(entries);
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** Gives all tags, in no order. */
  Iterable<Integer> tags() {
    return entries.keySet();
  }

  /**
   * Reads a tag with its numbers.
   *
   * @return nothing if the directory does not have the tag
   * @throws IOException if the numbers are too many or not in the file
   */
  Optional<Field> field(int tag) throws IOException {
    Entry entry = entries.get(tag);
    return entry == null ? Optional.empty() : Optional.of(reader.readField(tag, entry));
  }

  /** Gives how many bytes the numbers of a tag that there is claim. */
  double claimedBytes(int tag) {
    Entry entry = entries.get(tag);
    return (double) entry.count() * entry.type().bytes();
  }

  /** Gives the numbers of a tag that there has to be. */
  long[] requiredNumbers(int tag) throws IOException {
    return required(tag).numbers();
  }

  /** Gives the first number of a tag that there has to be. */
  long requiredNumber(int tag) throws IOException {
    return required(tag).number(0);
  }

  /** Gives the first number of a tag, or what stands for it. */
  long number(int tag, long otherwise) throws IOException {
    Optional<Field> field = field(tag);
    return field.isPresent() ? field.get().number(0) : otherwise;
  }

  private Field required(int tag) throws IOException {
    return field(tag).orElseThrow(() -> new IOException(Tags.name(tag) + " is missing"));
  }
}
