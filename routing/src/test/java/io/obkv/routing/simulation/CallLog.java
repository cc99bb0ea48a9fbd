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

  /**
   * A message on its way.
   *
   * @param hedge whether it goes beside another one of the call, whose failure counts for nothing
   */
  record Attempt(int call, boolean hedge) {}

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
    String movedTo;
    long movedNanos;
    int movesFollowed;
    int hedges;

    Entry(Kind kind, long deadlineNanos) {
      this.kind = kind;
      this.deadlineNanos = deadlineNanos;
    }
  }

  /** More would be servers that send a call to and fro. */
  private static final int MOST_MOVES = 3;

  private final VirtualTime time;
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private long newsNanos;
  private boolean anyNews;
  private long schemaNanos;
  private boolean anySchema;
  private long locatedNanos;
  private boolean anyLocated;
  private Attempt lastSent;
  private boolean hedges;

  CallLog(VirtualTime time) {
    this.time = time;
  }

  /** A call begins; returns its number. */
  int begin(Kind kind, long timeoutNanos) {
    entries.add(new Entry(kind, time.nanoTime() + timeoutNanos));
    return entries.size() - 1;
  }

  /** The next attempt to leave the client is a hedge. */
  void hedges() {
    hedges = true;
  }

  /** An attempt leaves the client. */
  void sent(int call, String server) {
    Entry entry = entries.get(call);
    lastSent = new Attempt(call, hedges);
    entry.attempts++;
    if (hedges) {
      hedges = false;
      hedged(call, entry);
      return;
    }
    followed(call, entry, server);
    if (server.equals(entry.refusedBy) && !(anyNews && newsNanos - entry.sentNanos >= 0)) {
      violation("call " + call + " went to " + server + " again, on no news since it was refused");
    }
    entry.refusedBy = null;
    entry.asked = server;
    entry.sentNanos = time.nanoTime();
  }

  /** Reads alone are hedged, once and before they end. */
  private void hedged(int call, Entry entry) {
    entry.hedges++;
    if (entry.kind != Kind.GET || entry.hedges > 1 || entry.outcome != null) {
      violation("call " + call + ", " + entry.kind + ", was hedged " + entry.hedges + " times, "
          + entry.outcome);
    }
  }

  private void followed(int call, Entry entry, String server) {
    boolean told = anyLocated && locatedNanos - entry.movedNanos >= 0;
    if (server.equals(entry.movedTo) && !told && ++entry.movesFollowed > MOST_MOVES) {
      violation(
          "call " + call + " went where servers said for the " + entry.movesFollowed + "th time");
    }
    entry.movedTo = null;
  }

  /** The views say where tablets are. */
  void located() {
    locatedNanos = time.nanoTime();
    anyLocated = true;
    news();
  }

  /** The client hears from a server which other one leads the tablet. */
  void moved(int call, String leader) {
    Entry entry = entries.get(call);
    entry.movedTo = leader;
    entry.movedNanos = time.nanoTime();
  }

  /** Somebody says where tablets are. */
  void news() {
    newsNanos = time.nanoTime();
    anyNews = true;
  }

  /** An attempt names a table by its id. */
  void named(int call, long tableId) {
    Entry entry = entries.get(call);
    if (lastSent.hedge()) {
      return;
    }
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

  /** The attempt that left last. */
  Attempt lastSent() {
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

  /** How many calls were hedged. */
  int hedgedCalls() {
    return (int) entries.stream().filter(entry -> entry.hedges > 0).count();
  }

  /** How often the call that did so most went where a server said. */
  int mostMovesFollowed() {
    return entries.stream().mapToInt(entry -> entry.movesFollowed).max().orElse(0);
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
