// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.filter.hbase;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;

/**
 * A text that fails after it has been read too often: a regular expression may need exponential time.
 * For one thread at a time.
 */
final class BoundedText implements CharSequence {
  private static final long MOST_READS_PER_CHAR = 10_000;
  private static final long LEAST_READS = 1_000_000;

  private final String text;
  private long readsLeft;

  BoundedText(String text) {
    this.text = text;
    this.readsLeft = LEAST_READS + MOST_READS_PER_CHAR * text.length();
  }

  @Override
  public char charAt(int index) {
    if (--readsLeft < 0) {
      throw new RequestException(ErrorCode.OB_TIMEOUT, "a regular expression takes too long");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
