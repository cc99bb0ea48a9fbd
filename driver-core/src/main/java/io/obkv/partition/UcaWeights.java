// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Primary weights of the Unicode Collation Algorithm (Unicode Technical Standard 10), as MySQL's
 * collations of that family have them: a character has none, one or several, each of 16 bits; sequences
 * of characters have no weights of their own. Immutable.
 */
final class UcaWeights {
  /** The weight of a blank in both versions; every other weight but that of controls is above it. */
  static final int BLANK = 0x209;

  private static final int PAGE = 256;
  private static final int PAGES = 0x110000 / PAGE;
  private static final int REPLACEMENT = 0xFFFD;
  private static final int FIRST_SUPPLEMENTARY = 0x10000;

  /** {@code [page][code point in page]}; null where the weights follow from the code point. */
  private final char[][][] pages;

  private final boolean beyondBasicPlane;

  /** The first and last of each run of ideographs, and the base of their weights. */
  private final int[][] ideographs;

  private UcaWeights(String resource, boolean beyondBasicPlane, int[][] ideographs) {
    this.pages = load(resource);
    this.beyondBasicPlane = beyondBasicPlane;
    this.ideographs = ideographs;
  }

  /** Version 4.0.0, of utf8mb4_unicode_ci: whatever lies above U+FFFF weighs as U+FFFD. */
  static UcaWeights version4() {
    return Version4.WEIGHTS;
  }

  /** Version 9.0.0, of utf8mb4_0900_ai_ci. */
  static UcaWeights version9() {
    return Version9.WEIGHTS;
  }

  /** How many weights a code point has. */
  int count(int codePoint) {
    char[] own = own(codePoint);
    if (own != null) {
      return own.length;
    }
    if (codePoint < FIRST_SUPPLEMENTARY || beyondBasicPlane) {
      return 2;
    }
    return 1;
  }

  /** One of the weights of a code point: {@code index} counts from 0. */
  int weight(int codePoint, int index) {
    char[] own = own(codePoint);
    if (own != null) {
      return own[index];
    }
    if (codePoint >= FIRST_SUPPLEMENTARY && !beyondBasicPlane) {
      return REPLACEMENT;
    }
    // UTS 10, section 10.1.3, "Implicit Weights".
    return index == 0 ? implicitBase(codePoint) + (codePoint >> 15) : codePoint & 0x7FFF | 0x8000;
  }

  /** The weights of a code point of the table; null for one whose weights follow from the code point. */
  char[] own(int codePoint) {
    char[][] page = pages[codePoint / PAGE];
    return page == null ? null : page[codePoint % PAGE];
  }

  private int implicitBase(int codePoint) {
    for (int[] run : ideographs) {
      if (codePoint >= run[0] && codePoint <= run[1]) {
        return run[2];
      }
    }
    return 0xFBC0;
  }

  private static char[][][] load(String resource) {
    char[][][] pages = new char[PAGES][][];
    try (InputStream raw = UcaWeights.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(raw, StandardCharsets.US_ASCII))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> fill(pages, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }

  private static void fill(char[][][] pages, String run) {
    String[] fields = run.split(" ", -1);
    int first = Integer.parseInt(fields[0], 16);
    if (fields.length == 2) {
      put(pages, first, weights(fields[1]));
      return;
    }
    int count = Integer.parseInt(fields[1]);
    int step = Integer.parseInt(fields[2]);
    char[] weights = weights(fields[3]);
    int[] steps = new int[weights.length];
    if (!fields[4].equals("0")) {
      String[] texts = fields[4].split(",", -1);
      for (int i = 0; i < steps.length; i++) {
        steps[i] = Integer.parseInt(texts[i]);
      }
    }
    for (int i = 0; i < count; i++) {
      char[] moved = new char[weights.length];
      for (int j = 0; j < moved.length; j++) {
        moved[j] = (char) (weights[j] + i * steps[j]);
      }
      put(pages, first + i * step, moved);
    }
  }

  private static char[] weights(String text) {
    if (text.equals("-")) {
      return new char[0];
    }
    String[] fields = text.split(",", -1);
    char[] weights = new char[fields.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (char) Integer.parseInt(fields[i], 16);
    }
    return weights;
  }

  private static void put(char[][][] pages, int codePoint, char[] weights) {
    int page = codePoint / PAGE;
    if (pages[page] == null) {
      pages[page] = new char[PAGE][];
    }
    pages[page][codePoint % PAGE] = weights;
  }

  /** A Hangul syllable weighs as its letters; the numbers are those of the Unicode Standard, 3.12. */
  private void composeHangul() {
    for (int syllable = 0; syllable < 11_172; syllable++) {
      char[] leading = own(0x1100 + syllable / 588);
      char[] vowel = own(0x1161 + syllable % 588 / 28);
      int trailing = syllable % 28;
      String weights = String.valueOf(leading)
          + String.valueOf(vowel)
          + (trailing == 0 ? "" : String.valueOf(own(0x11A7 + trailing)));
      put(pages, 0xAC00 + syllable, weights.toCharArray());
    }
  }

  /** Loaded when a text in the collation is first compared. */
  private static final class Version4 {
    static final UcaWeights WEIGHTS = new UcaWeights("uca-4.0.0-weights.txt", false, new int[][] {
      {0x4E00, 0x9FA5, 0xFB40}, {0x3400, 0x4DB5, 0xFB80}
    });
  }

  private static final class Version9 {
    static final UcaWeights WEIGHTS = make();

    private static UcaWeights make() {
      UcaWeights weights = new UcaWeights("uca-9.0.0-weights.txt", true, new int[][] {
        {0x4E00, 0x9FD5, 0xFB40},
        {0x3400, 0x4DB5, 0xFB80},
        {0x20000, 0x2A6D6, 0xFB80},
        {0x2A700, 0x2B734, 0xFB80},
        {0x2B740, 0x2B81D, 0xFB80},
        {0x2B820, 0x2CEA1, 0xFB80}
      });
      weights.composeHangul();
      return weights;
    }
  }
}
