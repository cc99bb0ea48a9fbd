// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.metadata;

import io.obkv.server.catalog.TableSchema;
import io.obkv.server.sql.virtual.VirtualRequest;
import io.obkv.server.ttl.TtlTask;
import io.obkv.server.ttl.TtlTasks;
import io.obkv.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** The tasks of TTL jobs. */
record TtlTables(TtlTasks source) {
  Stream<Value[]> tasks(VirtualRequest request) {
    return source.tasks().stream().map(task -> row(task, request));
  }

  Stream<Value[]> history(VirtualRequest request) {
    return source.history().stream().map(task -> row(task, request));
  }

  private static Value[] row(TtlTask task, VirtualRequest request) {
    String name = request.state().table(task.tableId()).map(TableSchema::name).orElse(null);
    return Rows.tenant(request)
        .set("table_name", name)
        .set("table_id", task.tableId())
        .set("tablet_id", task.tabletId())
        .set("task_id", task.taskId())
        .set("start_time", time(task.startMicros()))
        .set("end_time", time(task.updateMicros()))
        .set("trigger_type", task.trigger().name())
        .set("status", task.status().name())
        .set("ttl_del_cnt", task.expired())
        .set("max_version_del_cnt", task.surplus())
        .set("scan_cnt", task.scanned())
        .set("ret_code", task.result())
        .values();
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
