package io.github.stacker.cli.demo;

import java.util.Arrays;

/**
 * Stars on their way about a pole: each lights an arc, the way of one or of several frames.
 *
 * <p>A row asks only the stars whose arcs reach into its band of rows, and of these computes where
 * the row cuts the ring of the arc. Arcs of frames that follow each other meet in the same point,
 * so the brightest of all frames is the arc of all of them.
 */
final class Stars implements Layer {
  private static final double PER_UNIT_AREA = 1150;
  private static final int BANDS = 256;

  private final double poleX;
  private final double poleY;
  private final int bandRows;
  private final Arc[][] bands;

  /**
   * Places the stars.
   *
   * @param from angle that the sky has turned by when the shutter opens, in radians
   * @param to angle when it closes, less than half a turn more
   */
  Stars(Canvas canvas, long seed, double poleX, double poleY, double from, double to) {
    this.poleX = poleX;
    this.poleY = poleY;
    bandRows = (canvas.height() + BANDS - 1) / BANDS;
    Arc[] arcs = new Arc[number(canvas, poleX, poleY)];
    Turn open = Turn.by(from);
    Turn close = Turn.by(to);
    for (int i = 0; i < arcs.length; i++) {
      arcs[i] = arc(canvas, Hash.of(seed, i), reach(canvas, poleX, poleY), open, close);
    }
    bands = sorted(canvas, arcs);
  }

  @Override
  public void paint(PixelRow row) {
    double y = row.y() + 0.5 - poleY;
    for (Arc arc : bands[row.y() / bandRows]) {
      paint(row, arc, y);
    }
  }

  private void paint(PixelRow row, Arc arc, double y) {
    double outer = arc.radius + arc.soft;
    if (y < arc.top || y > arc.bottom || Math.abs(y) >= outer) {
      return;
    }
    double inner = Math.max(0, arc.radius - arc.soft);
    double far = Math.sqrt(outer * outer - y * y);
    double near = Math.abs(y) < inner ? Math.sqrt(inner * inner - y * y) : 0;
    paint(row, arc, y, Math.max(arc.left, -far), Math.min(arc.right, -near));
    paint(row, arc, y, Math.max(arc.left, near), Math.min(arc.right, far));
  }

  private void paint(PixelRow row, Arc arc, double y, double from, double to) {
    int end = row.firstIndex(poleX + to);
    for (int i = row.firstIndex(poleX + from); i < end; i++) {
      double distance = arc.squaredDistance(row.x() + i + 0.5 - poleX, y);
      double part = 1 - distance / (arc.soft * arc.soft);
      if (part > 0) {
        row.lighten(i, arc.colour, (float) (part * part));
      }
    }
  }

  private static Arc arc(Canvas canvas, long bits, double reach, Turn open, Turn close) {
    double radius = reach * Math.sqrt(Hash.unit(bits));
    Turn place = Turn.by(2 * Math.PI * Hash.unit(Hash.mix(bits + 1)));
    float rare = Hash.unit(Hash.mix(bits + 2));
    float brightness = rare * rare * rare;
    brightness = 0.22f + 0.78f * brightness * brightness;
    float warmth = Hash.unit(Hash.mix(bits + 3));
    Colour colour = new Colour(196, 216, 250).towards(new Colour(250, 206, 150), warmth * warmth);
    double soft = 0.75 + canvas.pixels(0.0004 + 0.001 * brightness);
    return new Arc(radius, soft, colour.times(brightness), place.and(open), place.and(close));
  }

  private static int number(Canvas canvas, double poleX, double poleY) {
    double reach = reach(canvas, poleX, poleY) / canvas.unit();
    return (int) (PER_UNIT_AREA * Math.PI * reach * reach);
  }

  /** Gives the distance of the farthest corner. */
  private static double reach(Canvas canvas, double poleX, double poleY) {
    double dx = Math.max(poleX, canvas.width() - poleX);
    double dy = Math.max(poleY, canvas.height() - poleY);
    return Math.sqrt(dx * dx + dy * dy);
  }

  private Arc[][] sorted(Canvas canvas, Arc[] arcs) {
    int used = (canvas.height() + bandRows - 1) / bandRows;
    Arc[][] sorted = new Arc[used][];
    int[] counts = new int[used];
    Arrays.setAll(sorted, i -> new Arc[8]);
    for (Arc arc : arcs) {
      if (arc.right + poleX < 0 || arc.left + poleX > canvas.width()) {
        continue;
      }
      int first = (int) Math.max(0, Math.floor((arc.top + poleY) / bandRows));
      int last = (int) Math.min(used - 1, Math.floor((arc.bottom + poleY) / bandRows));
      for (int band = first; band <= last; band++) {
        if (counts[band] == sorted[band].length) {
          sorted[band] = Arrays.copyOf(sorted[band], 2 * counts[band]);
        }
        sorted[band][counts[band]++] = arc;
      }
    }
    Arrays.setAll(sorted, i -> Arrays.copyOf(sorted[i], counts[i]));
    return sorted;
  }

  /** A direction from the pole; one after the other add their angles. */
  private record Turn(double x, double y) {
    static Turn by(double angle) {
      return new Turn(StrictMath.cos(angle), StrictMath.sin(angle));
    }

    Turn and(Turn other) {
      return new Turn(x * other.x - y * other.y, x * other.y + y * other.x);
    }
  }

  /** The way of one star, in pixels from the pole. */
  private static final class Arc {
    private final double radius;
    private final double soft;
    private final Colour colour;
    private final Turn open;
    private final Turn close;
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;

    Arc(double radius, double soft, Colour colour, Turn open, Turn close) {
      this.radius = radius;
      this.soft = soft;
      this.colour = colour;
      this.open = open;
      this.close = close;
      left = (sweeps(-1, 0) ? -radius : radius * Math.min(open.x, close.x)) - soft;
      right = (sweeps(1, 0) ? radius : radius * Math.max(open.x, close.x)) + soft;
      top = (sweeps(0, -1) ? -radius : radius * Math.min(open.y, close.y)) - soft;
      bottom = (sweeps(0, 1) ? radius : radius * Math.max(open.y, close.y)) + soft;
    }

    /** Tells whether a direction is between those at which the shutter opens and closes. */
    boolean sweeps(double x, double y) {
      return open.x * y - open.y * x >= 0 && x * close.y - y * close.x >= 0;
    }

    double squaredDistance(double x, double y) {
      if (sweeps(x, y)) {
        double off = Math.sqrt(x * x + y * y) - radius;
        return off * off;
      }
      return Math.min(squaredDistance(open, x, y), squaredDistance(close, x, y));
    }

    private double squaredDistance(Turn end, double x, double y) {
      double dx = x - radius * end.x;
      double dy = y - radius * end.y;
      return dx * dx + dy * dy;
    }
  }
}
