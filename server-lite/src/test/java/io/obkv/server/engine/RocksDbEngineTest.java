// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RocksDbEngineTest extends EngineContract {
  private static final RocksDbOptions SMALL = RocksDbOptions.builder()
      .blockCacheBytes(4 << 20)
      .writeBufferBytes(2 << 20)
      .build();

  @TempDir
  private Path directory;

  @Override
  Engine open() {
    return RocksDbEngine.open(directory.resolve("contract"), SMALL);
  }

  @Test
  void keepsDataAcrossReopeningWhateverTheDurability() {
    Path kept = directory.resolve("kept");
    try (Engine first = RocksDbEngine.open(kept, SMALL)) {
      for (Durability durability : Durability.values()) {
        first.write(List.of(put(durability.name(), "v")), durability);
      }
    }
    try (Engine second = RocksDbEngine.open(kept, SMALL)) {
      assertThat(keys(second, ByteRange.all(), Direction.FORWARD))
          .containsExactly("INTERVAL", "NONE", "SYNC");
    }
  }

  @Test
  void refusesADirectoryThatIsOpen() {
    assertThatThrownBy(this::open).isInstanceOf(EngineException.class);
  }
}
