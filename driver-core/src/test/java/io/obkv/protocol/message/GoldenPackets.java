// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The exchanges recorded from a real OceanBase server, as whole packets. */
final class GoldenPackets {
  private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]*)\"");
  private static final Pattern REQUEST = Pattern.compile("\"request\":\"([0-9a-f]*)\"");
  private static final Pattern RESPONSE = Pattern.compile("\"response\":\"([0-9a-f]*)\"");

  /** One exchange; {@code response} is null where the server sent nothing. */
  record Exchange(String name, byte[] request, byte[] response) {
    @Override
    public String toString() {
      return name;
    }
  }

  private GoldenPackets() {}

  static List<Exchange> all() {
    try (InputStream raw =
            GoldenPackets.class.getResourceAsStream("/golden/golden-packets.jsonl.gz");
        BufferedReader lines = new BufferedReader(
            new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
      return lines.lines().map(GoldenPackets::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Exchange parse(String line) {
    String name = find(NAME, line);
    String response = find(RESPONSE, line);
    return new Exchange(
        name,
        HexFormat.of().parseHex(find(REQUEST, line)),
        response == null ? null : HexFormat.of().parseHex(response));
  }

  private static String find(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? matcher.group(1) : null;
  }
}
