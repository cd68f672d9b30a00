package io.github.stacker.cli.demo;

/** A colour; 255 is white, as it is shown on a screen. */
record Colour(float red, float green, float blue) {
  /** Gives the colour on the way to another. */
  Colour towards(Colour other, double part) {
    float p = (float) part;
    return new Colour(
        red + (other.red - red) * p,
        green + (other.green - green) * p,
        blue + (other.blue - blue) * p);
  }

  /** Gives the same colour, brighter or darker. */
  Colour times(double factor) {
    float f = (float) factor;
    return new Colour(red * f, green * f, blue * f);
  }
}
