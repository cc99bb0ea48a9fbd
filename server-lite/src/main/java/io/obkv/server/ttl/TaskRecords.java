// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.server.engine.ByteRange;
import io.obkv.server.engine.Direction;
import io.obkv.server.engine.EntryIterator;
import io.obkv.server.engine.EntryReader;
import io.obkv.server.engine.Mutation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** How tasks are stored: under a reserved tablet, those under way and those that have ended. */
final class TaskRecords {
  static final byte CURRENT = 1;
  static final byte HISTORY = 2;

  /** The reserved tablet. */
  private static final long TABLET = 2;

  private static final int FORMAT = 1;
  private static final int KEY_LENGTH = Long.BYTES + 1 + 3 * Long.BYTES;

  private TaskRecords() {}

  static Mutation put(byte kind, TtlTask task) {
    return new Mutation.Put(key(kind, task), encode(task));
  }

  static Mutation delete(byte kind, TtlTask task) {
    return new Mutation.Delete(key(kind, task));
  }

  /** All tasks of a kind, in the order of jobs, tables and tablets. */
  static List<TtlTask> read(EntryReader entries, byte kind) {
    byte[] prefix =
        ByteBuffer.allocate(Long.BYTES + 1).putLong(TABLET).put(kind).array();
    List<TtlTask> tasks = new ArrayList<>();
    try (EntryIterator found = entries.iterator(ByteRange.ofPrefix(prefix), Direction.FORWARD)) {
      while (found.next()) {
        tasks.add(decode(found.value()));
      }
    }
    return tasks;
  }

  private static byte[] key(byte kind, TtlTask task) {
    return ByteBuffer.allocate(KEY_LENGTH)
        .putLong(TABLET)
        .put(kind)
        .putLong(task.taskId())
        .putLong(task.tableId())
        .putLong(task.tabletId())
        .array();
  }

  private static byte[] encode(TtlTask task) {
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST);
    out.i8(FORMAT);
    out.vi64(task.taskId());
    out.vi64(task.tableId());
    out.vi64(task.tabletId());
    out.vi64(task.startMicros());
    out.vi64(task.updateMicros());
    out.vstring(task.trigger().name());
    out.vstring(task.status().name());
    out.vi64(task.expired());
    out.vi64(task.surplus());
    out.vi64(task.scanned());
    out.vstring(task.result());
    return out.toByteArray();
  }

  private static TtlTask decode(byte[] value) {
    WireReader in = new WireReader(value);
    int format = in.u8();
    if (format != FORMAT) {
      throw new IllegalStateException("a TTL task in the unknown format " + format);
    }
    return new TtlTask(
        in.vi64(),
        in.vi64(),
        in.vi64(),
        in.vi64(),
        in.vi64(),
        TtlTask.Trigger.valueOf(in.vstring()),
        TtlTask.Status.valueOf(in.vstring()),
        in.vi64(),
        in.vi64(),
        in.vi64(),
        in.vstring());
  }
}
