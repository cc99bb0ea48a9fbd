// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Holds what a report prints. */
final class Printed {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Report report = new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  Report report() {
    return report;
  }

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
