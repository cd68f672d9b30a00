package io.github.stacker.core.format.fits;

import io.github.stacker.core.format.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table that holds a compressed picture: one row a tile, its bytes in the heap behind. */
final class TileTable {
  private static final Pattern FORM = Pattern.compile("(\\d*)([LXBIJKAEDCMPQ])([A-Z]?).*");
  private static final int MOST_COLUMNS = 999;

  private final FileBytes file;
  private final long dataOffset;
  private final long heapOffset;
  private final int rowBytes;
  private final long rows;
  private final Map<String, Column> columns = new HashMap<>();
  private ByteBuffer row = ByteBuffer.allocate(0);

  /**
   * Reads the columns.
   *
   * @throws IOException if the table makes no sense or is cut
   */
  TileTable(FileBytes file, Header header) throws IOException {
    this.file = file;
    dataOffset = header.dataOffset();
    rowBytes = (int) header.integer("NAXIS1", 1, FileBytes.BUFFER_BYTES);
    rows = header.integer("NAXIS2", 1, Integer.MAX_VALUE);
    heapOffset = dataOffset + header.integer("THEAP").orElse(rowBytes * rows);
    if (heapOffset < dataOffset || rowBytes * rows > file.size() - dataOffset) {
      throw new IOException(
          "the table of %d tiles reaches beyond the end of the file (%d bytes): it was cut"
              .formatted(rows, file.size()));
    }
    int at = 0;
    int count = (int) header.integer("TFIELDS", 1, MOST_COLUMNS);
    for (int i = 1; i <= count; i++) {
      Column column = column(header, i, at);
      columns.putIfAbsent(header.text("TTYPE" + i).orElse(""), column);
      at = Math.addExact(at, column.bytes());
    }
    if (at > rowBytes) {
      throw new IOException(
          "the columns of the table take %d bytes, its rows have %d".formatted(at, rowBytes));
    }
  }

  private static Column column(Header header, int number, int at) throws IOException {
    String form = header.text("TFORM" + number).orElse("");
    Matcher matcher = FORM.matcher(form);
    if (!matcher.matches() || matcher.group(1).length() > 6) {
      throw new IOException("the keyword TFORM%d is \"%s\"".formatted(number, Header.shown(form)));
    }
    int repeat = matcher.group(1).isEmpty() ? 1 : Integer.parseInt(matcher.group(1));
    char kind = matcher.group(2).charAt(0);
    char element = matcher.group(3).isEmpty() ? 'B' : matcher.group(3).charAt(0);
    int bytes = kind == 'X' ? (repeat + 7) / 8 : repeat * size(kind);
    return new Column(at, bytes, kind, element);
  }

  private static int size(char kind) {
    return switch (kind) {
      case 'I' -> 2;
      case 'J', 'E' -> 4;
      case 'K', 'D', 'C', 'P' -> 8;
      case 'M', 'Q' -> 16;
      default -> 1;
    };
  }

  long rows() {
    return rows;
  }

  /** Reads the row of a tile; what is asked for next is from that. */
  void readRow(int tile) throws IOException {
    row = ByteBuffer.wrap(file.readWhole(dataOffset + (long) tile * rowBytes, rowBytes));
  }

  /** Gives a number of the row. */
  OptionalDouble number(String name) throws IOException {
    Column column = columns.get(name);
    if (column == null || column.bytes() == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (column.kind()) {
          case 'B' -> row.get(column.at()) & 0xff;
          case 'I' -> row.getShort(column.at());
          case 'J' -> row.getInt(column.at());
          case 'K' -> row.getLong(column.at());
          case 'E' -> row.getFloat(column.at());
          case 'D' -> row.getDouble(column.at());
          default -> throw new IOException("the column %s holds no numbers".formatted(name));
        });
  }

  /**
   * Gives the bytes that the row has in the heap.
   *
   * @param most more are refused
   * @return nothing if there are none
   */
  Optional<byte[]> bytes(String name, long most) throws IOException {
    Column column = columns.get(name);
    if (column == null || column.kind() != 'P' && column.kind() != 'Q' || column.bytes() == 0) {
      return Optional.empty();
    }
    boolean wide = column.kind() == 'Q';
    int at = column.at();
    long count = wide ? row.getLong(at) : row.getInt(at);
    long offset = wide ? row.getLong(at + 8) : row.getInt(at + 4) & 0xffff_ffffL;
    if (count == 0) {
      return Optional.empty();
    }
    if (count < 0 || count > most / size(column.element())) {
      throw new IOException("its compressed data claim to be %d numbers".formatted(count));
    }
    int length = (int) (count * size(column.element()));
    if (offset < 0 || offset > file.size() - heapOffset - length) {
      throw new IOException(
          "its %d bytes at byte %d of the heap reach beyond the end of the file: it was cut"
              .formatted(length, offset));
    }
    return Optional.of(file.readWhole(heapOffset + offset, length));
  }

  private record Column(int at, int bytes, char kind, char element) {}
}
