// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.simulation;

import io.obkv.error.Effect;
import io.obkv.error.ObkvException;
import io.obkv.transport.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/** What became of each call, and what was wrong with that. */
final class CallLog {
  /** What a call does. */
  enum Kind {
    GET,
    /** Its effect must not be had twice. */
    INCREMENT,
    PUT
  }

  /** What a call was told. */
  record Outcome(Long value, ObkvException failure) {}

  private static final class Entry {
    final Kind kind;
    final long deadlineNanos;
    Outcome outcome;
    int effects;
    int attempts;
    HostAndPort lastServer;
    String asked;
    long sentNanos;
    String refusedBy;
    long named;
    long refusedTable;
    long refusedNanos;

    Entry(Kind kind, long deadlineNanos) {
      this.kind = kind;
      this.deadlineNanos = deadlineNanos;
    }
  }

  private final VirtualTime time;
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private long newsNanos;
  private boolean anyNews;
  private long schemaNanos;
  private boolean anySchema;
  private int lastSent;

  CallLog(VirtualTime time) {
    this.time = time;
  }

  /** A call begins; returns its number. */
  int begin(Kind kind, long timeoutNanos) {
    entries.add(new Entry(kind, time.nanoTime() + timeoutNanos));
    return entries.size() - 1;
  }

  /** An attempt leaves the client. */
  void sent(int call, String server) {
    Entry entry = entries.get(call);
    if (server.equals(entry.refusedBy) && !(anyNews && newsNanos - entry.sentNanos >= 0)) {
      violation("call " + call + " went to " + server + " again, on no news since it was refused");
    }
    entry.refusedBy = null;
    entry.asked = server;
    entry.sentNanos = time.nanoTime();
    entry.attempts++;
    lastSent = call;
  }

  /** Somebody says where tablets are. */
  void news() {
    newsNanos = time.nanoTime();
    anyNews = true;
  }

  /** An attempt names a table by its id. */
  void named(int call, long tableId) {
    Entry entry = entries.get(call);
    if (tableId == entry.refusedTable && !(anySchema && schemaNanos - entry.refusedNanos >= 0)) {
      violation("call " + call + " named table " + tableId + " again, unread since it was refused");
    }
    entry.refusedTable = 0;
    entry.named = tableId;
  }

  /** The client hears that there is no such table or tablet. */
  void refusedTable(int call) {
    Entry entry = entries.get(call);
    entry.refusedTable = entry.named;
    entry.refusedNanos = entry.sentNanos;
  }

  /** Somebody says what the table is like. */
  void schemaNews() {
    schemaNanos = time.nanoTime();
    anySchema = true;
  }

  /** The call whose attempt left last. */
  int lastSent() {
    return lastSent;
  }

  /** The client hears that a server does not lead the tablet, and knows no more. */
  void refused(int call) {
    Entry entry = entries.get(call);
    entry.refusedBy = entry.asked;
  }

  void effect(int call, HostAndPort server) {
    Entry entry = entries.get(call);
    entry.effects++;
    entry.lastServer = server;
  }

  /** A call ends. */
  void ended(int call, Long value, Throwable thrown) {
    Entry entry = entries.get(call);
    if (entry.outcome != null) {
      violation("call " + call + " ended twice");
    }
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (cause != null && !(cause instanceof ObkvException)) {
      violation("call " + call + " failed with " + cause);
    }
    entry.outcome = new Outcome(value, cause instanceof ObkvException known ? known : null);
    if (time.dueNanos() - entry.deadlineNanos > 0) {
      violation("call " + call + " ended " + (time.dueNanos() - entry.deadlineNanos)
          + " ns after its deadline: " + entry.outcome);
    }
  }

  void violation(String text) {
    violations.add("at " + time.elapsedNanos() / 1_000 + " us: " + text);
  }

  Outcome outcome(int call) {
    return entries.get(call).outcome;
  }

  int attempts(int call) {
    return entries.get(call).attempts;
  }

  /** Who served a call last; null for nobody. */
  HostAndPort servedBy(int call) {
    return entries.get(call).lastServer;
  }

  int successes() {
    return (int) entries.stream()
        .filter(entry -> entry.outcome != null && entry.outcome.failure() == null)
        .count();
  }

  /** All that was wrong, once nothing is under way any more. */
  List<String> violations() {
    for (int i = 0; i < entries.size(); i++) {
      judge(i, entries.get(i));
    }
    return violations;
  }

  private void judge(int call, Entry entry) {
    if (entry.outcome == null) {
      violation("call " + call + " never ended");
      return;
    }
    String what = "call " + call + ", " + entry.kind + ", " + entry.outcome + ", had "
        + entry.effects + " effects";
    boolean twice = entry.kind == Kind.INCREMENT && entry.effects > 1;
    boolean success = entry.outcome.failure() == null;
    boolean lost = success && entry.effects == 0;
    boolean denied = entry.kind != Kind.GET
        && !success
        && entry.outcome.failure().effect() == Effect.NOT_APPLIED
        && entry.effects > 0;
    if (twice || lost || denied) {
      violation(what);
    }
  }
}
