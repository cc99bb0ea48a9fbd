// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.golden;

import io.obkv.protocol.packet.PacketChecksum;
import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.catalog.TableSchema;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Puts this server's credential, table ids and tablet ids into recorded requests, where they stand at
 * known places and have the same lengths, and makes the checksum right. A recorded id stands for the
 * id that the table has here when it is first seen: later it may be out of date on both sides.
 */
final class RequestMapper {
  private static final int HEADER = 16;
  private static final int CREDENTIAL_LENGTH = 24;
  private static final int TABLE_ID_LENGTH = 3;
  private static final long FIRST_INDEX_TABLET = 1L << 60;
  private static final byte[] CREDENTIAL_START = {0x01, (byte) 0x92, (byte) 0x80};

  private final Map<String, TreeSet<Long>> recordedTablets = new HashMap<>();
  private final Map<String, TreeSet<Long>> recordedTables = new HashMap<>();
  private final Map<Long, Long> tablets = new HashMap<>();
  private final Map<Long, Long> tables = new HashMap<>();

  RequestMapper(List<GoldenExchange> exchanges) {
    for (GoldenExchange exchange : exchanges) {
      for (int[] place : exchange.volatileRequest()) {
        if (isTablet(exchange, place)) {
          recordedTablets
              .computeIfAbsent(exchange.schema(), name -> new TreeSet<>())
              .add(ByteBuffer.wrap(exchange.request()).getLong(place[0]));
        } else if (isTable(exchange, place)) {
          recordedTables
              .computeIfAbsent(exchange.schema(), name -> new TreeSet<>())
              .add(tableId(exchange.request(), place[0] + place[1] - TABLE_ID_LENGTH));
        }
      }
    }
  }

  private static int payloadStart(byte[] packet) {
    return HEADER + (packet[HEADER + 4] & 0xff);
  }

  private static boolean inPayload(GoldenExchange exchange, int[] place) {
    return place[0] >= payloadStart(exchange.request());
  }

  private static boolean isTablet(GoldenExchange exchange, int[] place) {
    return inPayload(exchange, place) && place[1] == Long.BYTES;
  }

  private static boolean isCredential(GoldenExchange exchange, int[] place) {
    return inPayload(exchange, place)
        && place[1] == CREDENTIAL_LENGTH
        && Arrays.equals(
            Arrays.copyOfRange(
                exchange.request(), place[0], place[0] + CREDENTIAL_START.length),
            CREDENTIAL_START);
  }

  private static boolean isTable(GoldenExchange exchange, int[] place) {
    return inPayload(exchange, place)
        && !isTablet(exchange, place)
        && !isCredential(exchange, place);
  }

  /** The request as this server understands it. */
  byte[] map(GoldenExchange exchange, byte[] credential, CatalogSnapshot catalog) {
    byte[] packet = exchange.request().clone();
    int start = payloadStart(packet);
    boolean checked = PacketChecksum.of(packet, start, packet.length - start)
        == ByteBuffer.wrap(packet).getLong(HEADER + 8);
    TableSchema table = catalog.table("golden", exchange.schema()).orElse(null);
    for (int[] place : exchange.volatileRequest()) {
      if (isCredential(exchange, place)) {
        System.arraycopy(credential, 0, packet, place[0], CREDENTIAL_LENGTH);
      } else if (table != null && isTablet(exchange, place)) {
        long recorded = ByteBuffer.wrap(packet).getLong(place[0]);
        long own = tablets.computeIfAbsent(recorded, id -> ownTablet(id, exchange, table));
        ByteBuffer.wrap(packet).putLong(place[0], own);
      } else if (table != null && isTable(exchange, place)) {
        int at = place[0] + place[1] - TABLE_ID_LENGTH;
        long recorded = tableId(packet, at);
        putTableId(
            packet, at, tables.computeIfAbsent(recorded, id -> ownTable(id, exchange, table)));
      }
    }
    if (checked) {
      ByteBuffer.wrap(packet)
          .putLong(HEADER + 8, PacketChecksum.of(packet, start, packet.length - start));
    }
    return packet;
  }

  /** Partitions are recorded in their order, one generation of them after the other. */
  private long ownTablet(long recorded, GoldenExchange exchange, TableSchema table) {
    if (recorded >= FIRST_INDEX_TABLET) {
      return globalIndex(table).tabletIds().get(0);
    }
    List<Long> all = new ArrayList<>(
        recordedTablets.get(exchange.schema()).headSet(FIRST_INDEX_TABLET));
    return table.tabletIds().get(all.indexOf(recorded) % table.tabletIds().size());
  }

  /** Where a table has a global index, the lowest id is the table's own. */
  private long ownTable(long recorded, GoldenExchange exchange, TableSchema table) {
    boolean isIndex = table.isPartitioned()
        && table.indexes().stream().anyMatch(i -> i.scope() == IndexSchema.Scope.GLOBAL)
        && recorded > recordedTables.get(exchange.schema()).first();
    return isIndex ? globalIndex(table).id() : table.id();
  }

  private static IndexSchema globalIndex(TableSchema table) {
    return table.indexes().stream()
        .filter(index -> index.scope() == IndexSchema.Scope.GLOBAL)
        .findFirst()
        .orElseThrow();
  }

  private static long tableId(byte[] packet, int at) {
    long id = 0;
    for (int i = TABLE_ID_LENGTH - 1; i >= 0; i--) {
      id = id << 7 | packet[at + i] & 0x7f;
    }
    return id;
  }

  private static void putTableId(byte[] packet, int at, long tableId) {
    long rest = tableId;
    for (int i = 0; i < TABLE_ID_LENGTH; i++) {
      packet[at + i] = (byte) (rest & 0x7f | (i < TABLE_ID_LENGTH - 1 ? 0x80 : 0));
      rest >>>= 7;
    }
  }
}
