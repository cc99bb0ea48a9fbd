// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.protocol.message.LoginResult;
import io.obkv.protocol.message.RpcResult;
import io.obkv.protocol.wire.WireReader;
import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.TableSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Sends what was once sent to a real OceanBase to a fresh server, and expects the same answers, byte
 * for byte but for what differs from run to run. The exchanges that differ all the same are listed, with the
 * reasons, in {@code golden/differences.tsv}; one that no longer differs must leave the list.
 */
class GoldenReplayIT {
  private static final int CREDENTIAL_LENGTH = 24;
  private static final int HEADER = 16;

  private final List<GoldenExchange> exchanges = GoldenExchange.all();

  @Test
  void answersAsARealServerDid() throws IOException {
    Map<String, String> listed = differences();
    Map<String, String> found = new LinkedHashMap<>();
    try (LiteServer server = serverWithCredentialOfTheRecordedLength();
        RawConnection connection = new RawConnection(server.rpcPort())) {
      RequestMapper mapper = new RequestMapper(exchanges);
      byte[] credential = login(connection);
      for (GoldenExchange exchange : exchanges) {
        prepare(server, exchange);
        String difference = replay(server, connection, mapper, exchange, credential);
        if (difference != null) {
          found.put(exchange.name(), difference);
        }
      }
    }
    Map<String, String> unexpected = new TreeMap<>(found);
    unexpected.keySet().removeIf(name -> isListed(listed, name));
    assertThat(unexpected).as("%d exchanges differ", unexpected.size()).isEmpty();
    listed.keySet().removeIf(name -> found.keySet().stream().anyMatch(f -> covers(name, f)));
    assertThat(listed.keySet()).as("listed, but no longer different").isEmpty();
  }

  private static boolean isListed(Map<String, String> listed, String name) {
    return listed.keySet().stream().anyMatch(entry -> covers(entry, name));
  }

  private static boolean covers(String entry, String name) {
    return entry.endsWith("/*")
        ? name.startsWith(entry.substring(0, entry.length() - 1))
        : entry.equals(name);
  }

  private static Map<String, String> differences() throws IOException {
    Map<String, String> differences = new LinkedHashMap<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        GoldenReplayIT.class.getResourceAsStream("/golden/differences.tsv"),
        StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] fields = line.split("\t", 2);
          differences.put(fields[0], fields[1]);
        }
      }
    }
    return differences;
  }

  /** Recorded requests keep their lengths: a server's credential has 24 or 25 bytes, by chance. */
  private LiteServer serverWithCredentialOfTheRecordedLength() throws IOException {
    for (int attempt = 0; attempt < 40; attempt++) {
      LiteServer server = LiteServer.start(
          ServerOptions.builder().rpcPort(0).httpPort(0).tenant("sys").build());
      server.execute(schema());
      try (RawConnection connection = new RawConnection(server.rpcPort())) {
        if (login(connection).length == CREDENTIAL_LENGTH) {
          return server;
        }
      }
      server.close();
    }
    throw new IllegalStateException("no credential of the recorded length");
  }

  private static String schema() throws IOException {
    try (var in = GoldenReplayIT.class.getResourceAsStream("/ddl/golden-schema.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private byte[] login(RawConnection connection) throws IOException {
    byte[] answer = connection.exchange(exchanges.get(0).request());
    WireReader in =
        new WireReader(answer, payloadStart(answer), answer.length - payloadStart(answer));
    assertThat(RpcResult.CODEC.decode(in).code()).isZero();
    return LoginResult.CODEC.decode(in).credential();
  }

  private static int payloadStart(byte[] packet) {
    return HEADER + (packet[HEADER + 4] & 0xff);
  }

  private static void prepare(LiteServer server, GoldenExchange exchange) {
    if (exchange.groupStart()) {
      for (TableSchema table : server.catalog().snapshot().tables("golden")) {
        server.execute("delete from golden.`" + table.name() + "`");
      }
      run(server, exchange, "set global binlog_row_image = 'FULL'");
    }
    for (String statement : exchange.sqlBefore()) {
      if (!statement.startsWith("--")) {
        run(server, exchange, statement);
      }
    }
  }

  private static void run(LiteServer server, GoldenExchange exchange, String statement) {
    try {
      server.execute(statement);
    } catch (SqlException e) {
      throw new IllegalStateException(exchange.name() + ": " + statement, e);
    }
  }

  /** Null when the answers are the same. */
  private static String replay(
      LiteServer server,
      RawConnection connection,
      RequestMapper mapper,
      GoldenExchange exchange,
      byte[] credential)
      throws IOException {
    byte[] request = mapper.map(exchange, credential, server.catalog().snapshot());
    byte[] answer = connection.exchange(request);
    byte[] expected = exchange.response();
    if (expected == null || answer == null) {
      return expected == answer
          ? null
          : (answer == null ? "no answer" : "an answer: " + text(answer));
    }
    mapper.learnSession(exchange, answer);
    if (same(mask(answer, exchange), mask(expected, exchange))) {
      return null;
    }
    return "expected " + text(expected) + "\n     got " + text(answer);
  }

  /** Equal but for the scale bytes of NULLs, which are left-over memory in the real server. */
  private static boolean same(byte[] answer, byte[] expected) {
    boolean same = answer.length == expected.length;
    for (int i = 0; same && i < answer.length; i++) {
      same = answer[i] == expected[i] || isScaleOfNull(answer, i) && isScaleOfNull(expected, i);
    }
    return same;
  }

  private static boolean isScaleOfNull(byte[] packet, int at) {
    int collation = packet[at - 1];
    int level = packet[at - 2];
    return packet[at - 3] == 0
        && (level == 2 || level == 5)
        && (collation == 45 || collation == 46 || collation == 63);
  }

  private static byte[] mask(byte[] packet, GoldenExchange exchange) {
    byte[] masked = packet.clone();
    // The checksum follows from the payload, which may be volatile.
    Arrays.fill(masked, HEADER + 8, HEADER + 16, (byte) 0);
    for (int[] place : exchange.volatileResponse()) {
      int end = Math.min(masked.length, place[0] + place[1]);
      if (place[0] < end) {
        Arrays.fill(masked, place[0], end, (byte) 0);
      }
    }
    return masked;
  }

  private static String text(byte[] packet) {
    int start = payloadStart(packet);
    WireReader in = new WireReader(packet, start, packet.length - start);
    RpcResult result = RpcResult.CODEC.decode(in);
    HexFormat hex = HexFormat.of();
    return "flags " + hex.formatHex(packet, HEADER + 6, HEADER + 8)
        + " tenant " + (packet[HEADER + 23] & 0xff)
        + " session " + hex.formatHex(packet, HEADER + 32, HEADER + 40)
        + " trace " + hex.formatHex(packet, HEADER + 40, HEADER + 56)
        + " length " + (packet[HEADER + 4] & 0xff)
        + " rcode " + result.code()
        + " '" + result.message() + "' "
        + hex.formatHex(in.rest());
  }
}
