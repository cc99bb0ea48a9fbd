// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.error.ProtocolException;
import io.obkv.routing.cluster.JsonText;
import io.obkv.transport.HostAndPort;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * The server's own answer about regions (0x1128, type 2): all that a client of a proxy can have. Its bounds
 * are text, which binary ones do not survive: when they are not ascending, the table counts as one without
 * ranges, so that its regions still are all rows, each once.
 */
final class LocatorAnswer {
  private static final int LEADER = 1;
  private static final int FIELDS = 5;

  private LocatorAnswer() {}

  static TabletLayout layout(String answer) {
    if (!(JsonText.parse(answer) instanceof Map<?, ?> root)
        || !(root.get("partitions") instanceof List<?> rows)
        || !(root.get("replica_dict") instanceof List<?> servers)) {
      throw new ProtocolException("where regions are is not understood: " + answer);
    }
    List<TabletLayout.Partition> partitions = new ArrayList<>();
    long firstTable = -1;
    for (Object row : rows) {
      if (!(row instanceof List<?> fields) || fields.size() < FIELDS) {
        throw new ProtocolException("where a region is is not understood: " + row);
      }
      firstTable = firstTable < 0 ? number(fields.get(0)) : firstTable;
      if (number(fields.get(4)) == LEADER && number(fields.get(0)) == firstTable) {
        partitions.add(new TabletLayout.Partition(
            number(fields.get(1)), bound(String.valueOf(fields.get(2))), server(servers, (int)
                number(fields.get(3)))));
      }
    }
    return new TabletLayout(partitions, ascend(partitions));
  }

  private static long number(Object value) {
    if (value instanceof BigDecimal number) {
      return number.longValue();
    }
    throw new ProtocolException("not a number: " + value);
  }

  private static byte[] bound(String text) {
    if (text.isEmpty() || text.equalsIgnoreCase("MAXVALUE")) {
      return HConstants.EMPTY_END_ROW;
    }
    boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
    return (quoted ? text.substring(1, text.length() - 1) : text).getBytes(StandardCharsets.UTF_8);
  }

  private static ServerName server(List<?> servers, int index) {
    if (index < 0
        || index >= servers.size()
        || !(servers.get(index) instanceof List<?> server)
        || server.size() < 2) {
      throw new ProtocolException("a region on a server that is not named: " + index);
    }
    return ClusterAdminAccess.serverName(
        new HostAndPort(String.valueOf(server.get(0)), (int) number(server.get(1))));
  }

  private static boolean ascend(List<TabletLayout.Partition> partitions) {
    for (int i = 0; i + 1 < partitions.size(); i++) {
      byte[] bound = partitions.get(i).upperBound();
      boolean first = i == 0;
      if (bound.length == 0
          || !first && Bytes.compareTo(partitions.get(i - 1).upperBound(), bound) >= 0) {
        return false;
      }
    }
    return partitions.size() > 1;
  }
}
