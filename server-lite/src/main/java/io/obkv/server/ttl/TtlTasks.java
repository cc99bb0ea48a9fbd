// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import java.util.List;

/** What TTL jobs tell of themselves. Safe for many threads. */
public interface TtlTasks {
  /** Where there are no jobs. */
  TtlTasks NONE = new TtlTasks() {
    @Override
    public List<TtlTask> tasks() {
      return List.of();
    }

    @Override
    public List<TtlTask> history() {
      return List.of();
    }
  };

  /** The tasks of the job under way: the job itself first, then one a tablet. */
  List<TtlTask> tasks();

  /** The tasks of jobs that have ended, as long as {@code kv_ttl_history_recycle_interval} says. */
  List<TtlTask> history();
}
