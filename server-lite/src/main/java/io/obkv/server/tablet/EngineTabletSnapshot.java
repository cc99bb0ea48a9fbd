// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.EngineSnapshot;
import io.obkv.server.engine.EntryReader;

/** Rows of an engine's snapshot. */
final class EngineTabletSnapshot extends EngineReader implements TabletSnapshot {
  private final EngineSnapshot snapshot;

  EngineTabletSnapshot(EngineSnapshot snapshot) {
    this(snapshot, snapshot);
  }

  /**
   * @param snapshot closed with this
   * @param reader what is read: the snapshot, or something over it
   */
  EngineTabletSnapshot(EngineSnapshot snapshot, EntryReader reader) {
    super(reader);
    this.snapshot = snapshot;
  }

  @Override
  public void close() {
    snapshot.close();
  }
}
