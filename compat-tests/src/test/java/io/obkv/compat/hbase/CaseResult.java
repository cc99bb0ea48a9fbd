// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

/**
 * What became of one case.
 *
 * @param name group and method, with a slash between
 * @param failure what it threw; null where it passed
 * @param millis how long it took
 */
record CaseResult(String name, Throwable failure, long millis) {
  private static final int LONGEST_MESSAGE = 300;

  boolean passed() {
    return failure == null;
  }

  /** The failure in one line; empty where the case passed. */
  String message() {
    if (failure == null) {
      return "";
    }
    String text = failure instanceof AssertionError
        ? String.valueOf(failure.getMessage())
        : failure.toString();
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) : line;
  }
}
