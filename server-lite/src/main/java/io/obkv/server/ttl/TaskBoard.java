// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import io.obkv.server.engine.EntryReader;
import io.obkv.server.engine.Mutation;
import io.obkv.server.logstream.LogStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/** The tasks of the job under way, and those of earlier jobs; kept on disk. Safe for many threads. */
final class TaskBoard {
  private final LogStream log;

  /** By tablet; the job itself under {@link TtlTask#ALL}. */
  private final TreeMap<Long, TtlTask> current = new TreeMap<>();

  private final List<TtlTask> history;

  /** Reads back what was there when the server ended. */
  TaskBoard(EntryReader entries, LogStream log) {
    this.log = log;
    TaskRecords.read(entries, TaskRecords.CURRENT)
        .forEach(task -> current.put(task.tabletId(), task));
    this.history = new ArrayList<>(TaskRecords.read(entries, TaskRecords.HISTORY));
  }

  synchronized Optional<TtlTask> job() {
    return Optional.ofNullable(current.get(TtlTask.ALL));
  }

  synchronized List<TtlTask> current() {
    return List.copyOf(current.values());
  }

  synchronized List<TtlTask> history() {
    return List.copyOf(history);
  }

  synchronized Optional<TtlTask> task(long tabletId) {
    return Optional.ofNullable(current.get(tabletId));
  }

  /** Begins a job; there must be none. */
  synchronized void begin(TtlTask.Trigger trigger, long nowMicros) {
    long last = history.stream().mapToLong(TtlTask::taskId).max().orElse(0);
    set(TtlTask.begin(
        last + 1, TtlTask.ALL, TtlTask.ALL, nowMicros, trigger, TtlTask.Status.RS_TRIGGERING));
  }

  /** Adds a task or changes it. */
  synchronized void set(TtlTask task) {
    append(List.of(TaskRecords.put(TaskRecords.CURRENT, task)));
    current.put(task.tabletId(), task);
  }

  /** Ends the job: its tasks, those that had not ended with this status, become history. */
  synchronized void end(TtlTask.Status status, long nowMicros) {
    List<TtlTask> ended = current.values().stream()
        .map(task -> task.status().isEnd() ? task : task.with(status, nowMicros))
        .toList();
    List<Mutation> mutations = new ArrayList<>();
    for (TtlTask task : ended) {
      mutations.add(TaskRecords.delete(TaskRecords.CURRENT, task));
      mutations.add(TaskRecords.put(TaskRecords.HISTORY, task));
    }
    append(mutations);
    current.clear();
    history.addAll(ended);
  }

  /** Forgets the tasks of jobs that ended before a moment. */
  synchronized void forget(long beforeMicros) {
    List<TtlTask> old =
        history.stream().filter(task -> task.updateMicros() < beforeMicros).toList();
    if (!old.isEmpty()) {
      append(old.stream()
          .map(task -> TaskRecords.delete(TaskRecords.HISTORY, task))
          .toList());
      history.removeAll(old);
    }
  }

  /** When the last periodic job began, microseconds since the epoch. */
  synchronized Optional<Long> lastPeriodicStart() {
    List<TtlTask> all = new ArrayList<>(history);
    all.addAll(current.values());
    return all.stream()
        .filter(task -> task.isJob() && task.trigger() == TtlTask.Trigger.PERIODIC)
        .map(TtlTask::startMicros)
        .max(Comparator.naturalOrder());
  }

  private void append(List<Mutation> mutations) {
    try {
      log.append(mutations).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}
