// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.Engine;
import io.obkv.server.engine.MemoryEngine;
import java.nio.file.Path;

final class MemoryTabletStoreTest extends TabletStoreContract {
  @Override
  Engine open(Path in) {
    return new MemoryEngine();
  }
}
