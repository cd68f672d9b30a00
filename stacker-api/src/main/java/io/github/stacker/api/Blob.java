package io.github.stacker.api;

import java.util.Arrays;

/** Bytes as a value: compared by content, never changed. */
public final class Blob {
  private final byte[] bytes;

  private Blob(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Makes a value of a copy of bytes.
   *
   * @param bytes the content
   * @return the value
   */
  public static Blob copyOf(byte[] bytes) {
    return new Blob(bytes.clone());
  }

  /**
   * Gives the content.
   *
   * @return a copy of the bytes
   */
  public byte[] toArray() {
    return bytes.clone();
  }

  /**
   * Gives the length.
   *
   * @return the number of bytes
   */
  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Blob blob && Arrays.equals(bytes, blob.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
