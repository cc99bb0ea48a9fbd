// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

  /** Walks use iterators of walks before, whatever these saw: a map that never does tells what is right. */
  @Test
  void walksSeeTheirMomentAndTheirRangeWhateverWasWalkedBefore() {
    for (int seed = 0; seed < 6; seed++) {
      try (Engine engine = RocksDbEngine.open(directory.resolve("seed" + seed), SMALL);
          Engine map = new MemoryEngine();
          WalksSideBySide walks = new WalksSideBySide(engine, map, new Random(seed))) {
        for (int i = 0; i < 1_500; i++) {
          walks.step();
        }
      }
    }
  }

  @Test
  void keysAndValuesOfAnyLengthAreWalkedOver() {
    byte[] longKey = new byte[3_000];
    byte[] longValue = new byte[100_000];
    Arrays.fill(longKey, (byte) 7);
    Arrays.fill(longValue, (byte) 9);
    try (Engine engine = RocksDbEngine.open(directory.resolve("long"), SMALL)) {
      engine.write(
          List.of(
              put("a", "1"),
              new Mutation.Put(longKey, longValue),
              new Mutation.Put(bytes("b"), new byte[2_047]),
              put("c", "")),
          Durability.NONE);
      try (EntryIterator entries = engine.iterator(range("", "z"), Direction.FORWARD)) {
        assertThat(entries.next()).isTrue();
        assertThat(entries.key()).isEqualTo(longKey);
        assertThat(entries.value()).isEqualTo(longValue);
        assertThat(entries.next()).isTrue();
        byte[] kept = entries.valueArray();
        int from = entries.valueFrom();
        assertThat(entries.next()).isTrue();
        assertThat(entries.value()).isEqualTo(new byte[2_047]);
        assertThat(entries.next()).isTrue();
        assertThat(entries.valueLength()).isZero();
        assertThat(kept[from]).isEqualTo((byte) '1');
        assertThat(entries.next()).isFalse();
      }
      // The end of the range is longer than most.
      ByteRange toLong = new ByteRange(new byte[0], Arrays.copyOf(longKey, 3_001));
      assertThat(count(engine, toLong)).isEqualTo(1);
    }
  }

  private static int count(Engine engine, ByteRange range) {
    int count = 0;
    try (EntryIterator entries = engine.iterator(range, Direction.FORWARD)) {
      while (entries.next()) {
        count++;
      }
    }
    return count;
  }

  @Test
  void refusesADirectoryThatIsOpen() {
    assertThatThrownBy(this::open).isInstanceOf(EngineException.class);
  }
}
