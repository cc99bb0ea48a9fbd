// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Sort weights of utf8mb4_general_ci: a letter weighs as its upper case without accents; whatever
 * lies above U+FFFF weighs as U+FFFD. The table follows from the Unicode Character Database 3.0, on which
 * MySQL built the collation.
 */
final class GeneralWeights {
  private static final String RESOURCE = "general-ci-weights.txt";
  private static final int REPLACEMENT = 0xFFFD;
  private static final char[] WEIGHTS = load();

  private GeneralWeights() {}

  /** The weight of a code point, 16 bits. */
  static int of(int codePoint) {
    return codePoint < WEIGHTS.length ? WEIGHTS[codePoint] : REPLACEMENT;
  }

  private static char[] load() {
    char[] weights = new char[0x10000];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (char) i;
    }
    try (InputStream raw = GeneralWeights.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(raw, StandardCharsets.US_ASCII))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> fill(weights, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return weights;
  }

  private static void fill(char[] weights, String run) {
    String[] fields = run.split(" ", -1);
    int first = Integer.parseInt(fields[0], 16);
    int count = Integer.parseInt(fields[1]);
    int step = Integer.parseInt(fields[2]);
    int weight = Integer.parseInt(fields[3], 16);
    int weightStep = Integer.parseInt(fields[4]);
    for (int i = 0; i < count; i++) {
      weights[first + i * step] = (char) (weight + i * weightStep);
    }
  }
}
