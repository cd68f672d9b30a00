package io.github.stacker.core.format.jpeg;

/** The second bytes of JPEG's markers (ITU-T T.81, table B.1). */
final class Markers {
  static final int TEM = 0x01;
  static final int SOF0 = 0xc0;
  static final int SOF1 = 0xc1;
  static final int SOF2 = 0xc2;
  static final int SOF15 = 0xcf;
  static final int DHT = 0xc4;
  static final int JPG = 0xc8;
  static final int DAC = 0xcc;
  static final int RST0 = 0xd0;
  static final int RST7 = 0xd7;
  static final int SOI = 0xd8;
  static final int EOI = 0xd9;
  static final int SOS = 0xda;
  static final int DQT = 0xdb;
  static final int DNL = 0xdc;
  static final int DRI = 0xdd;
  static final int DHP = 0xde;
  static final int EXP = 0xdf;
  static final int APP0 = 0xe0;
  static final int APP1 = 0xe1;
  static final int APP2 = 0xe2;
  static final int APP14 = 0xee;
  static final int APP15 = 0xef;
  static final int JPEG_LS = 0xf7;
  static final int COM = 0xfe;

  private Markers() {}

  /** Tells whether a marker stands alone, without a length and a segment. */
  static boolean standsAlone(int marker) {
    return marker == TEM || marker >= RST0 && marker <= EOI;
  }

  /** Tells whether a marker starts a frame header: SOF0 to SOF15 without DHT, JPG and DAC. */
  static boolean startsFrame(int marker) {
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
  }
}
