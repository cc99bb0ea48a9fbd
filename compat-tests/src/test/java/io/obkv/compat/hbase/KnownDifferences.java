// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cases that are known to fail on a target, or whatever it is through a proxy, with the reason for each:
 * {@code differences-TARGET.tsv} and {@code differences-odp.tsv}.
 */
final class KnownDifferences {
  private KnownDifferences() {}

  /** Names of cases and reasons; empty where all pass. */
  static Map<String, String> of(String target) throws IOException {
    Map<String, String> reasons = new LinkedHashMap<>();
    String resource = "differences-" + target + ".tsv";
    try (InputStream in = KnownDifferences.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no resource " + resource);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        String[] fields = line.split("\t", -1);
        if (fields.length != 2 || fields[1].isBlank()) {
          throw new IOException(resource + " has no reason in: " + line);
        }
        if (reasons.put(fields[0], fields[1]) != null) {
          throw new IOException(resource + " lists twice: " + fields[0]);
        }
      }
    }
    return reasons;
  }
}
