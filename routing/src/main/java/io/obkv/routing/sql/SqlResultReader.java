// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.sql;

import io.obkv.error.ObkvException;
import io.obkv.error.ProtocolException;
import io.obkv.protocol.mysql.ColumnDefinition;
import io.obkv.protocol.mysql.EofPacket;
import io.obkv.protocol.mysql.ErrorPacket;
import io.obkv.protocol.mysql.MysqlPacket;
import io.obkv.protocol.mysql.OkPacket;
import io.obkv.protocol.mysql.PayloadReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Collects the packets of one text result. One thread. */
final class SqlResultReader {
  private static final int LOCAL_FILE = 0xfb;
  private static final int MOST_COLUMNS = 4096;

  private final String address;
  private final List<String> names = new ArrayList<>();
  private final List<byte[][]> rows = new ArrayList<>();
  private long bytesLeft;
  private int columns = -1;
  private boolean definitionsEnded;
  private ObkvException refusal;

  SqlResultReader(String address, long maxBytes) {
    this.address = address;
    this.bytesLeft = maxBytes;
  }

  /** Takes a packet; true when it was the last. */
  boolean read(MysqlPacket packet) {
    bytesLeft -= packet.payload().length;
    if (bytesLeft < 0) {
      throw new ProtocolException("a result of " + address + " is longer than it may be");
    }
    if (packet.firstByte() == ErrorPacket.MARK) {
      refusal = SqlErrors.of(ErrorPacket.decode(packet.reader()), address);
      return true;
    }
    if (columns < 0) {
      return begin(packet);
    }
    if (EofPacket.isEof(packet)) {
      boolean ended = definitionsEnded;
      definitionsEnded = true;
      return ended;
    }
    if (definitionsEnded) {
      rows.add(row(packet.reader()));
    } else {
      names.add(ColumnDefinition.decode(packet.reader()).label());
    }
    return false;
  }

  private boolean begin(MysqlPacket packet) {
    if (packet.firstByte() == OkPacket.MARK) {
      return true;
    }
    if (packet.firstByte() == LOCAL_FILE) {
      throw new ProtocolException(address + " asks for a local file");
    }
    long count = packet.reader().lengthEncoded();
    if (count < 1 || count > MOST_COLUMNS) {
      throw new ProtocolException("a result of " + count + " columns");
    }
    columns = (int) count;
    return false;
  }

  private byte[][] row(PayloadReader in) {
    byte[][] row = new byte[columns][];
    for (int i = 0; i < columns; i++) {
      row[i] = in.nullableBytes();
    }
    return row;
  }

  /** Completes a future with the result that was read. */
  void deliver(CompletableFuture<SqlRows> result) {
    if (refusal != null) {
      result.completeExceptionally(refusal);
    } else {
      result.complete(new SqlRows(names, rows));
    }
  }
}
