// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.golden;

import io.obkv.protocol.packet.PacketChecksum;
import io.obkv.server.catalog.CatalogSnapshot;
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
 * known places and have the same lengths, and makes the checksum right.
 */
final class RequestMapper {
  private static final int HEADER = 16;
  private static final int CREDENTIAL_LENGTH = 24;
  private static final int TABLE_ID_LENGTH = 3;
  private static final byte[] CREDENTIAL_START = {0x01, (byte) 0x92, (byte) 0x80};

  private final Map<String, TreeSet<Long>> recordedTablets = new HashMap<>();

  RequestMapper(List<GoldenExchange> exchanges) {
    for (GoldenExchange exchange : exchanges) {
      for (int[] place : exchange.volatileRequest()) {
        if (isTablet(exchange, place)) {
          recordedTablets
              .computeIfAbsent(exchange.schema(), name -> new TreeSet<>())
              .add(ByteBuffer.wrap(exchange.request()).getLong(place[0]));
        }
      }
    }
  }

  private static int payloadStart(byte[] packet) {
    return HEADER + (packet[HEADER + 4] & 0xff);
  }

  private static boolean isTablet(GoldenExchange exchange, int[] place) {
    return place[1] == Long.BYTES && place[0] >= payloadStart(exchange.request());
  }

  /** The request as this server understands it. */
  byte[] map(GoldenExchange exchange, byte[] credential, CatalogSnapshot catalog) {
    byte[] packet = exchange.request().clone();
    int start = payloadStart(packet);
    boolean checked = PacketChecksum.of(packet, start, packet.length - start)
        == ByteBuffer.wrap(packet).getLong(HEADER + 8);
    TableSchema table = catalog.table("golden", exchange.schema()).orElse(null);
    for (int[] place : exchange.volatileRequest()) {
      if (place[0] < start) {
        continue;
      }
      byte[] recorded = Arrays.copyOfRange(packet, place[0], place[0] + place[1]);
      if (place[1] == CREDENTIAL_LENGTH && startsAsCredential(recorded)) {
        System.arraycopy(credential, 0, packet, place[0], CREDENTIAL_LENGTH);
      } else if (table != null && isTablet(exchange, place)) {
        putTablet(packet, place[0], exchange, table);
      } else if (table != null) {
        putTableId(packet, place[0] + place[1] - TABLE_ID_LENGTH, table.id());
      }
    }
    if (checked) {
      ByteBuffer.wrap(packet)
          .putLong(HEADER + 8, PacketChecksum.of(packet, start, packet.length - start));
    }
    return packet;
  }

  private static boolean startsAsCredential(byte[] bytes) {
    return Arrays.equals(Arrays.copyOf(bytes, CREDENTIAL_START.length), CREDENTIAL_START);
  }

  private void putTablet(byte[] packet, int at, GoldenExchange exchange, TableSchema table) {
    List<Long> recorded = new ArrayList<>(recordedTablets.get(exchange.schema()));
    int index = recorded.indexOf(ByteBuffer.wrap(packet).getLong(at));
    List<Long> own = table.tabletIds();
    if (own.size() == 1) {
      ByteBuffer.wrap(packet).putLong(at, own.get(0));
    } else if (recorded.size() == own.size()) {
      ByteBuffer.wrap(packet).putLong(at, own.get(index));
    }
  }

  private static void putTableId(byte[] packet, int at, long tableId) {
    long rest = tableId;
    for (int i = 0; i < TABLE_ID_LENGTH; i++) {
      packet[at + i] = (byte) (rest & 0x7f | (i < TABLE_ID_LENGTH - 1 ? 0x80 : 0));
      rest >>>= 7;
    }
  }
}
