// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.logstream;

import io.obkv.server.engine.Durability;
import io.obkv.server.engine.Engine;

/** Log streams of one server, on its own engine. */
public final class LocalLogStream {
  private LocalLogStream() {}

  /**
   * A log stream whose futures complete when a batch is as durable as {@code durability} says. The
   * engine stays the caller's: close the log stream first.
   */
  public static LogStream open(Engine engine, Durability durability) {
    return durability == Durability.SYNC
        ? new GroupCommitLogStream(engine)
        : new DirectLogStream(engine, durability);
  }
}
