package io.github.stacker.core.format.tiff;

import java.util.Optional;

/** The types of numbers that a directory may hold. */
enum FieldType {
  BYTE(1, 1),
  ASCII(2, 1),
  SHORT(3, 2),
  LONG(4, 4),
  RATIONAL(5, 8),
  SBYTE(6, 1),
  UNDEFINED(7, 1),
  SSHORT(8, 2),
  SLONG(9, 4),
  SRATIONAL(10, 8),
  FLOAT(11, 4),
  DOUBLE(12, 8),
  IFD(13, 4),
  LONG8(16, 8),
  SLONG8(17, 8),
  IFD8(18, 8);

  private final int code;
  private final int bytes;

  FieldType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** Gives the number that means the type in a file. */
  int code() {
    return code;
  }

  /** Gives the size of one number. */
  int bytes() {
    return bytes;
  }

  /** Gives the size of what changes its byte order as one; a rational is two of them. */
  int wordBytes() {
    return this == RATIONAL || this == SRATIONAL ? 4 : bytes;
  }

  /** Tells whether only BigTIFF has the type. */
  boolean isBig() {
    return code >= LONG8.code;
  }

  /** Gives the type of a code, if there is one. */
  static Optional<FieldType> ofCode(int code) {
    for (FieldType type : values()) {
      if (type.code == code) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
