// SPDX-License-Identifier: Apache-2.0
package io.obkv.partition;

/**
 * Hashes of character strings for KEY partitioning, by their weights of the Unicode Collation Algorithm. A
 * hash ends at a byte that begins no character. Stateless.
 */
final class UcaHash {
  /** What the server's buffer of 128 bytes holds. */
  private static final int WEIGHTS_AT_ONCE = 32;

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private UcaHash() {}

  /**
   * Continues {@code seed} with a string in utf8mb4_unicode_ci: MurmurHash64A of weights of 32 bits, a chain of
   * hashes where the string is long. Blanks at the end, by their weight, are left out.
   */
  static long version4(byte[] utf8, long seed) {
    int left = countWithoutBlanks(new Walk(utf8, UcaWeights.version4()));
    Walk weights = new Walk(utf8, UcaWeights.version4());
    long hash = seed;
    while (left > 0) {
      int inChain = Math.min(left, WEIGHTS_AT_ONCE);
      hash = link(weights, inChain, hash);
      left -= inChain;
    }
    return hash;
  }

  /**
   * Continues {@code seed} with a string in utf8mb4_0900_ai_ci: FNV-1a over whole weights (Fowler, Noll and Vo;
   * the numbers are those of its 64 bits).
   */
  static long version9(byte[] utf8, long seed) {
    Walk weights = new Walk(utf8, UcaWeights.version9());
    long hash = seed ^ FNV_OFFSET;
    for (int weight = weights.next(); weight != Walk.END; weight = weights.next()) {
      hash = (hash ^ weight) * FNV_PRIME;
    }
    return hash;
  }

  /** The hash of the next weights. */
  private static long link(Walk weights, int count, long seed) {
    long link = MurmurHash.start(count * Integer.BYTES, seed);
    for (int i = 0; i + 1 < count; i += 2) {
      long low = weights.next();
      link = MurmurHash.mix(link, low | (long) weights.next() << Integer.SIZE);
    }
    return MurmurHash.finish(count % 2 == 0 ? link : MurmurHash.mixRest(link, weights.next()));
  }

  private static int countWithoutBlanks(Walk weights) {
    int count = 0;
    int last = 0;
    for (int weight = weights.next(); weight != Walk.END; weight = weights.next()) {
      count++;
      last = weight == UcaWeights.BLANK ? last : count;
    }
    return last;
  }

  /** The weights of a string one by one. */
  private static final class Walk {
    static final int END = -1;

    private final byte[] utf8;
    private final UcaWeights table;
    private int at;
    private int codePoint;
    private int index;
    private int count;

    Walk(byte[] utf8, UcaWeights table) {
      this.utf8 = utf8;
      this.table = table;
    }

    int next() {
      while (index == count) {
        codePoint = at < utf8.length ? Utf8.codePoint(utf8, at, utf8.length) : Utf8.MALFORMED;
        if (codePoint >= Utf8.MALFORMED) {
          return END;
        }
        at += Utf8.width(codePoint);
        count = table.count(codePoint);
        index = 0;
      }
      return table.weight(codePoint, index++);
    }
  }
}
