package io.github.stacker.formats.raw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A small DNG whose sensor data, every second pixel red or blue, are 16-bit numbers. */
final class MadeDng {
  private static final int ENTRIES = 19;
  private static final int DATA = 8 + 2 + 12 * ENTRIES + 4;

  private MadeDng() {}

  static byte[] of(int width, int height, short[] sensor) {
    int matrix = DATA + 2 * sensor.length;
    int neutral = matrix + 72;
    int model = neutral + 24;
    byte[] name = "Test Cam\0\0".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(model + name.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) ENTRIES);
    entry(out, 254, 4, 1, 0);
    entry(out, 256, 4, 1, width);
    entry(out, 257, 4, 1, height);
    entry(out, 258, 3, 1, 16);
    entry(out, 259, 3, 1, 1);
    entry(out, 262, 3, 1, 32803);
    entry(out, 273, 4, 1, DATA);
    entry(out, 274, 3, 1, 1);
    entry(out, 277, 3, 1, 1);
    entry(out, 278, 4, 1, height);
    entry(out, 279, 4, 1, 2 * sensor.length);
    entry(out, 33421, 3, 2, 2 | 2 << 16);
    entry(out, 33422, 1, 4, 0x02010100);
    entry(out, 50706, 1, 4, 0x00000401);
    entry(out, 50708, 2, name.length, model);
    entry(out, 50717, 4, 1, 65535);
    entry(out, 50721, 10, 9, matrix);
    entry(out, 50728, 5, 3, neutral);
    entry(out, 50778, 3, 1, 21);
    out.putInt(0);
    for (short sample : sensor) {
      out.putShort(sample);
    }
    for (int i = 0; i < 9; i++) {
      out.putInt(i % 4 == 0 ? 1 : 0).putInt(1);
    }
    for (int i = 0; i < 6; i++) {
      out.putInt(1);
    }
    return out.put(name).array();
  }

  private static void entry(ByteBuffer out, int tag, int type, int count, int content) {
    out.putShort((short) tag).putShort((short) type).putInt(count).putInt(content);
  }
}
