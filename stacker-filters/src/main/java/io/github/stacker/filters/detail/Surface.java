package io.github.stacker.filters.detail;

import java.util.List;

/**
 * A polynomial of two variables that fits values at places best, in the sense of least squares.
 *
 * <p>Coordinates run from -1 to 1 over the width and the height of an image. The normal equations
 * are solved by Cholesky's decomposition; where there are too few places for all coefficients,
 * those that the places do not settle are held near 0.
 */
final class Surface {
  /** Keeps the equations solvable, at no cost that could be seen. */
  private static final double RIDGE = 1e-9;

  private final int degree;
  private final double[] coefficients;

  private Surface(int degree, double[] coefficients) {
    this.degree = degree;
    this.coefficients = coefficients;
  }

  /**
   * A value at a place.
   *
   * @param x column, from -1 to 1
   * @param y row, from -1 to 1
   * @param value what is there
   */
  record Knot(double x, double y, double value) {}

  /**
   * Fits.
   *
   * @param knots at least one
   * @param degree of the polynomial, at least 0
   * @return the surface
   */
  static Surface fit(List<Knot> knots, int degree) {
    int size = (degree + 1) * (degree + 2) / 2;
    double[][] equations = new double[size][size];
    double[] right = new double[size];
    double[] terms = new double[size];
    for (Knot knot : knots) {
      fill(terms, degree, knot.x(), knot.y());
      for (int i = 0; i < size; i++) {
        right[i] += terms[i] * knot.value();
        for (int j = 0; j <= i; j++) {
          equations[i][j] += terms[i] * terms[j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      equations[i][i] += RIDGE * knots.size();
    }
    return new Surface(degree, solved(equations, right));
  }

  private static void fill(double[] terms, int degree, double x, double y) {
    int i = 0;
    for (int order = 0; order <= degree; order++) {
      double power = 1;
      for (int n = 0; n < order; n++) {
        power *= y;
      }
      double term = power;
      for (int j = 0; j + order <= degree; j++) {
        terms[i++] = term;
        term *= x;
      }
    }
  }

  /** Solves symmetric equations of which only the lower half is given. */
  private static double[] solved(double[][] equations, double[] right) {
    int size = right.length;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = equations[i][j];
        for (int k = 0; k < j; k++) {
          rest -= equations[i][k] * equations[j][k];
        }
        equations[i][j] = i == j ? Math.sqrt(rest) : rest / equations[j][j];
      }
    }
    double[] solution = right.clone();
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        solution[i] -= equations[i][k] * solution[k];
      }
      solution[i] /= equations[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        solution[i] -= equations[k][i] * solution[k];
      }
      solution[i] /= equations[i][i];
    }
    return solution;
  }

  /** Gives a row of the surface as a polynomial of {@code x}: its coefficients, constant first. */
  double[] row(double y) {
    double[] row = new double[degree + 1];
    int i = 0;
    double power = 1;
    for (int order = 0; order <= degree; order++) {
      for (int j = 0; j + order <= degree; j++) {
        row[j] += coefficients[i++] * power;
      }
      power *= y;
    }
    return row;
  }

  /** Gives the value of a row's polynomial. */
  static double at(double[] row, double x) {
    double value = 0;
    for (int j = row.length - 1; j >= 0; j--) {
      value = value * x + row[j];
    }
    return value;
  }
}
