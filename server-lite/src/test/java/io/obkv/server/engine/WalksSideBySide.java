// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random writes, snapshots and walks on two engines, which have to show the same. */
final class WalksSideBySide implements AutoCloseable {
  private static final int KEYS = 60;
  private static final int MOST_OPEN = 12;

  private final Engine one;
  private final Engine other;
  private final Random random;
  private final List<Snapshots> snapshots = new ArrayList<>();
  private final List<Walks> walks = new ArrayList<>();

  private record Snapshots(EngineSnapshot one, EngineSnapshot other) {}

  private record Walks(EntryIterator one, EntryIterator other) {
    void close() {
      one.close();
      other.close();
    }
  }

  WalksSideBySide(Engine one, Engine other, Random random) {
    this.one = one;
    this.other = other;
    this.random = random;
  }

  void step() {
    switch (random.nextInt(10)) {
      case 0, 1 -> write();
      case 2 -> takeSnapshot();
      case 3, 4 -> openWalk();
      case 5 -> closeWalk();
      default -> walk();
    }
  }

  private void write() {
    List<Mutation> mutations = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      mutations.add(mutation());
    }
    one.write(mutations, Durability.NONE);
    other.write(mutations, Durability.NONE);
    if (random.nextInt(300) == 0) {
      one.sync();
    }
  }

  private Mutation mutation() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> new Mutation.Delete(key());
      case 3 -> {
        ByteRange range = range();
        yield range.isEmpty() || range.end() == null
            ? new Mutation.Delete(key())
            : new Mutation.DeleteRange(range.start(), range.end());
      }
      default -> new Mutation.Put(key(), new byte[random.nextInt(3_000)]);
    };
  }

  private byte[] key() {
    return String.format("%02d", random.nextInt(KEYS)).getBytes(UTF_8);
  }

  private ByteRange range() {
    return new ByteRange(key(), random.nextInt(8) == 0 ? null : key());
  }

  private void takeSnapshot() {
    if (snapshots.size() == MOST_OPEN) {
      Snapshots old = snapshots.remove(random.nextInt(MOST_OPEN));
      old.one.close();
      old.other.close();
    }
    snapshots.add(new Snapshots(one.snapshot(), other.snapshot()));
  }

  private void openWalk() {
    if (walks.size() == MOST_OPEN) {
      closeWalk();
    }
    boolean latest = snapshots.isEmpty() || random.nextBoolean();
    Snapshots from = latest ? null : snapshots.get(random.nextInt(snapshots.size()));
    ByteRange range = range();
    Direction direction = random.nextInt(4) == 0 ? Direction.REVERSE : Direction.FORWARD;
    walks.add(new Walks(
        (latest ? one : from.one).iterator(range, direction),
        (latest ? other : from.other).iterator(range, direction)));
  }

  private void closeWalk() {
    if (!walks.isEmpty()) {
      walks.remove(random.nextInt(walks.size())).close();
    }
  }

  /** Some steps of a walk, perhaps behind a search; a walk of a snapshot that was closed is left out. */
  private void walk() {
    if (walks.isEmpty()) {
      return;
    }
    Walks walk = walks.get(random.nextInt(walks.size()));
    try {
      if (random.nextInt(3) == 0) {
        byte[] key = key();
        walk.other.seek(key);
        walk.one.seek(key);
      }
      for (int i = random.nextInt(6); i >= 0; i--) {
        boolean more = walk.other.next();
        assertThat(walk.one.next()).isEqualTo(more);
        if (more) {
          assertThat(walk.one.key()).isEqualTo(walk.other.key());
          assertThat(walk.one.value()).isEqualTo(walk.other.value());
        }
      }
    } catch (EngineClosedException closed) {
      walks.remove(walk);
      walk.close();
    }
  }

  @Override
  public void close() {
    walks.forEach(Walks::close);
  }
}
