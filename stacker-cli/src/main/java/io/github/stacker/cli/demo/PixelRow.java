package io.github.stacker.cli.demo;

/** A stretch of one row of a picture while it is painted: light from 0 to 255, a band per array. */
final class PixelRow {
  private int x;
  private int y;
  private int count;
  private float[] red = {};
  private float[] green = {};
  private float[] blue = {};

  /** Makes it another stretch. What it shows is undefined afterwards. */
  void moveTo(int newX, int newY, int newCount) {
    x = newX;
    y = newY;
    count = newCount;
    if (red.length < newCount) {
      red = new float[newCount];
      green = new float[newCount];
      blue = new float[newCount];
    }
  }

  int x() {
    return x;
  }

  int y() {
    return y;
  }

  int count() {
    return count;
  }

  float[] red() {
    return red;
  }

  float[] green() {
    return green;
  }

  float[] blue() {
    return blue;
  }

  /** Covers a pixel in part; a cover of 1 leaves nothing of what was there, to the last bit. */
  void cover(int index, float r, float g, float b, float cover) {
    float rest = 1 - cover;
    red[index] = r * cover + red[index] * rest;
    green[index] = g * cover + green[index] * rest;
    blue[index] = b * cover + blue[index] * rest;
  }

  /** Covers a pixel in part. */
  void cover(int index, Colour colour, float cover) {
    cover(index, colour.red(), colour.green(), colour.blue(), cover);
  }

  /** Makes a pixel at least as bright as a colour. */
  void lighten(int index, Colour colour, float part) {
    red[index] = Math.max(red[index], colour.red() * part);
    green[index] = Math.max(green[index], colour.green() * part);
    blue[index] = Math.max(blue[index], colour.blue() * part);
  }

  /** Adds light to a pixel. */
  void add(int index, Colour colour, float part) {
    red[index] += colour.red() * part;
    green[index] += colour.green() * part;
    blue[index] += colour.blue() * part;
  }

  /** Gives the index of the first pixel whose centre is at or to the right of a place. */
  int firstIndex(double place) {
    return (int) Math.max(0, Math.min(count, Math.ceil(place - 0.5) - x));
  }
}
