// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.server.engine.Engine;
import io.obkv.server.engine.RocksDbEngine;
import io.obkv.server.engine.RocksDbOptions;
import java.nio.file.Path;

final class RocksDbTabletStoreTest extends TabletStoreContract {
  private static final RocksDbOptions SMALL = RocksDbOptions.builder()
      .blockCacheBytes(4 << 20)
      .writeBufferBytes(2 << 20)
      .build();

  @Override
  Engine open(Path in) {
    return RocksDbEngine.open(in.resolve("tablets"), SMALL);
  }
}
