// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.EngineSnapshot;

/** Rows of an engine's snapshot. */
final class EngineTabletSnapshot extends EngineReader implements TabletSnapshot {
  private final EngineSnapshot snapshot;

  EngineTabletSnapshot(EngineSnapshot snapshot) {
    super(snapshot);
    this.snapshot = snapshot;
  }

  @Override
  public void close() {
    snapshot.close();
  }
}
