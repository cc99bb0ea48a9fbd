// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.golden;

import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.packet.PacketChecksum;
import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.TableSchema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts this server's credential, table ids, tablet ids and query sessions into recorded requests, where
 * they have the same lengths, and makes the checksum right. A recorded id stands for the id that the
 * table has here when it is first seen: later it may be out of date on both sides.
 */
final class RequestMapper {
  private static final int HEADER = 16;
  private static final int CREDENTIAL_LENGTH = 24;
  private static final int TABLE_ID_LENGTH = 3;
  private static final long FIRST_TABLET = 200_001;
  private static final long LAST_TABLET = 210_000;
  private static final long FIRST_INDEX_TABLET = 1L << 60;
  private static final long LAST_INDEX_TABLET = FIRST_INDEX_TABLET + 10_000;
  private static final String DATABASE = "golden";

  /** Recorded on another start of the server, so its ids are others. */
  private static final String GROUP_OF_ANOTHER_RUN = "put";

  /** Added to a recorded id that no table had: no table has it here either. */
  private static final long UNKNOWN_STEP = 100_000;

  private static final byte[] CREDENTIAL_START = {0x01, (byte) 0x92, (byte) 0x80};

  /** How often each recorded id goes with which table. */
  private final Map<Long, Map<String, Integer>> tabletUses = new HashMap<>();

  private final Map<Long, Map<String, Integer>> tableUses = new HashMap<>();

  private final Map<Long, Long> tablets = new HashMap<>();
  private final Map<Long, Long> tables = new HashMap<>();
  private final Map<Byte, Byte> sessions = new HashMap<>();

  RequestMapper(List<GoldenExchange> exchanges) {
    for (GoldenExchange exchange : exchanges) {
      byte[] packet = exchange.request();
      for (int at : tabletPlaces(packet)) {
        count(tabletUses, ByteBuffer.wrap(packet).getLong(at), exchange.schema());
      }
      int at = tableIdPlace(packet, exchange.schema());
      if (at > 0) {
        count(tableUses, tableId(packet, at), exchange.schema());
      }
    }
  }

  private static void count(Map<Long, Map<String, Integer>> uses, long id, String table) {
    uses.computeIfAbsent(id, key -> new HashMap<>()).merge(table, 1, Integer::sum);
  }

  /** The table that an id goes with most often. */
  private static String owner(Map<String, Integer> uses) {
    return Collections.max(uses.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  /** The ids of a table in their order. */
  private static List<Long> ids(Map<Long, Map<String, Integer>> uses, String table) {
    return uses.entrySet().stream()
        .filter(entry -> owner(entry.getValue()).equals(table))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static int payloadStart(byte[] packet) {
    return HEADER + (packet[HEADER + 4] & 0xff);
  }

  private static List<Integer> tabletPlaces(byte[] packet) {
    List<Integer> places = new ArrayList<>();
    for (int at = payloadStart(packet); at + Long.BYTES <= packet.length; at++) {
      long number = ByteBuffer.wrap(packet).getLong(at);
      if (number >= FIRST_TABLET && number <= LAST_TABLET
          || number > FIRST_INDEX_TABLET && number <= LAST_INDEX_TABLET) {
        places.add(at);
      }
    }
    return places;
  }

  /** Behind the table's name; 0 where there is none, or -1 stands there. */
  private static int tableIdPlace(byte[] packet, String name) {
    byte[] written = ((char) name.length() + name + '\0').getBytes(StandardCharsets.UTF_8);
    for (int at = payloadStart(packet); at + written.length + 3 < packet.length; at++) {
      int after = at + written.length;
      if (Arrays.equals(packet, at, after, written, 0, written.length)) {
        boolean threeBytes = packet[after] < 0 && packet[after + 1] < 0 && packet[after + 2] >= 0;
        return threeBytes ? after : 0;
      }
    }
    return 0;
  }

  /** The request as this server understands it. */
  byte[] map(GoldenExchange exchange, byte[] credential, CatalogSnapshot catalog) {
    byte[] packet = exchange.request().clone();
    int start = payloadStart(packet);
    boolean checked = PacketChecksum.of(packet, start, packet.length - start)
        == ByteBuffer.wrap(packet).getLong(HEADER + 8);
    putCredential(packet, credential, exchange);
    putIds(packet, exchange, catalog);
    if (isPagedQuery(packet)) {
      int at = packet.length - 2;
      packet[at] = sessions.getOrDefault(packet[at], packet[at]);
    }
    if (checked) {
      ByteBuffer.wrap(packet)
          .putLong(HEADER + 8, PacketChecksum.of(packet, start, packet.length - start));
    }
    return packet;
  }

  private static void putCredential(byte[] packet, byte[] credential, GoldenExchange exchange) {
    for (int[] place : exchange.volatileRequest()) {
      int from = place[0];
      boolean isCredential = from >= payloadStart(packet)
          && place[1] == CREDENTIAL_LENGTH
          && Arrays.equals(
              Arrays.copyOfRange(packet, from, from + CREDENTIAL_START.length), CREDENTIAL_START);
      if (isCredential) {
        System.arraycopy(credential, 0, packet, from, CREDENTIAL_LENGTH);
      }
    }
  }

  private void putIds(byte[] packet, GoldenExchange exchange, CatalogSnapshot catalog) {
    for (int at : tabletPlaces(packet)) {
      long recorded = ByteBuffer.wrap(packet).getLong(at);
      ByteBuffer.wrap(packet)
          .putLong(at, tablets.computeIfAbsent(recorded, id -> ownTablet(id, catalog)));
    }
    int at = tableIdPlace(packet, exchange.schema());
    if (at > 0) {
      long own = exchange.group().equals(GROUP_OF_ANOTHER_RUN)
          ? catalog.table(DATABASE, exchange.schema()).orElseThrow().id()
          : tables.computeIfAbsent(tableId(packet, at), id -> ownTable(id, catalog));
      for (int i = 0; i < TABLE_ID_LENGTH; i++) {
        int more = i < TABLE_ID_LENGTH - 1 ? 0x80 : 0;
        packet[at + i] = (byte) (own >>> 7 * i & 0x7f | more);
      }
    }
  }

  /** Partitions are recorded in their order, one generation of them after the other. */
  private long ownTablet(long recorded, CatalogSnapshot catalog) {
    String name = owner(tabletUses.get(recorded));
    TableSchema table = catalog.table(DATABASE, name).orElse(null);
    if (table == null) {
      return recorded;
    }
    if (recorded > FIRST_INDEX_TABLET) {
      return globalIndex(table).tabletIds().get(0);
    }
    List<Long> own = table.tabletIds();
    return own.get(ids(tabletUses, name).indexOf(recorded) % own.size());
  }

  /** Of several ids the one used most is the table's own; one above it that of its global index. */
  private long ownTable(long recorded, CatalogSnapshot catalog) {
    String name = owner(tableUses.get(recorded));
    TableSchema table = catalog.table(DATABASE, name).orElse(null);
    if (table == null) {
      return recorded;
    }
    List<Long> ids = ids(tableUses, name);
    long most =
        Collections.max(ids, Comparator.comparing(id -> tableUses.get(id).get(name)));
    boolean partitioned = table.isPartitioned();
    if (recorded == most || !partitioned && ids.size() == 2 && name.equals("g_drop")) {
      return table.id();
    }
    return partitioned && recorded > most ? globalIndex(table).id() : recorded + UNKNOWN_STEP;
  }

  private static IndexSchema globalIndex(TableSchema table) {
    return table.indexes().stream()
        .filter(index -> index.scope() == IndexSchema.Scope.GLOBAL)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isPagedQuery(byte[] packet) {
    return ByteBuffer.wrap(packet).getInt(HEADER) == Opcode.ASYNC_QUERY;
  }

  /** Learns which session here a recorded answer's stands for. */
  void learnSession(GoldenExchange exchange, byte[] answer) {
    byte recorded = exchange.response()[exchange.response().length - 1];
    if (isPagedQuery(exchange.request()) && recorded > 0) {
      sessions.put(recorded, answer[answer.length - 1]);
    }
  }

  private static long tableId(byte[] packet, int at) {
    long id = 0;
    for (int i = TABLE_ID_LENGTH - 1; i >= 0; i--) {
      id = id << 7 | packet[at + i] & 0x7f;
    }
    return id;
  }
}
