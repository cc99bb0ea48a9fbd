// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every engine must do. */
abstract class EngineContract {
  private Engine engine;

  abstract Engine open();

  @BeforeEach
  void openEngine() {
    engine = open();
  }

  @AfterEach
  void closeEngine() {
    engine.close();
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static Mutation put(String key, String value) {
    return new Mutation.Put(bytes(key), bytes(value));
  }

  static ByteRange range(String start, String end) {
    return new ByteRange(bytes(start), end == null ? null : bytes(end));
  }

  static List<String> keys(EntryReader reader, ByteRange range, Direction direction) {
    List<String> keys = new ArrayList<>();
    try (EntryIterator entries = reader.iterator(range, direction)) {
      while (entries.next()) {
        keys.add(new String(entries.key(), UTF_8));
      }
    }
    return keys;
  }

  private void write(Mutation... mutations) {
    engine.write(List.of(mutations), Durability.NONE);
  }

  private void writeLetters() {
    write(put("b", "2"), put("a", "1"), put("d", "4"), put("c", "3"));
  }

  @Test
  void readsWhatWasWritten() {
    writeLetters();
    assertThat(engine.get(bytes("c"))).isEqualTo(bytes("3"));
    assertThat(engine.get(bytes("x"))).isNull();
    write(put("c", ""));
    assertThat(engine.get(bytes("c"))).isEmpty();
  }

  @Test
  void appliesMutationsInTheirOrder() {
    write(put("a", "1"), new Mutation.Delete(bytes("a")), put("b", "1"), put("b", "2"));
    assertThat(engine.get(bytes("a"))).isNull();
    assertThat(engine.get(bytes("b"))).isEqualTo(bytes("2"));
    write(new Mutation.DeleteRange(bytes("a"), bytes("z")), put("b", "3"));
    assertThat(keys(engine, ByteRange.all(), Direction.FORWARD)).containsExactly("b");
  }

  @Test
  void deletesARangeWithoutItsEnd() {
    writeLetters();
    write(new Mutation.DeleteRange(bytes("b"), bytes("d")));
    assertThat(keys(engine, ByteRange.all(), Direction.FORWARD)).containsExactly("a", "d");
    write(new Mutation.DeleteRange(bytes("a"), bytes("a")));
    assertThat(engine.get(bytes("a"))).isNotNull();
  }

  @Test
  void walksBothWaysWithinBounds() {
    writeLetters();
    ByteRange middle = range("b", "d");
    assertThat(keys(engine, middle, Direction.FORWARD)).containsExactly("b", "c");
    assertThat(keys(engine, middle, Direction.REVERSE)).containsExactly("c", "b");
    assertThat(keys(engine, range("c", null), Direction.FORWARD)).containsExactly("c", "d");
    assertThat(keys(engine, range("c", null), Direction.REVERSE)).containsExactly("d", "c");
    for (Direction direction : Direction.values()) {
      assertThat(keys(engine, range("c", "b"), direction)).isEmpty();
      assertThat(keys(engine, range("b", "b"), direction)).isEmpty();
      assertThat(keys(engine, range("x", "z"), direction)).isEmpty();
    }
  }

  @Test
  void ordersKeysAsUnsignedBytes() {
    byte[][] ascending = {{}, {0}, {0, 0}, {1}, {0x7f}, {(byte) 0x80}, {-1}, {-1, 0}, {-1, -1}};
    for (int i = ascending.length - 1; i >= 0; i--) {
      write(new Mutation.Put(ascending[i], new byte[] {(byte) i}));
    }
    int expected = 0;
    try (EntryIterator entries = engine.iterator(ByteRange.all(), Direction.FORWARD)) {
      while (entries.next()) {
        assertThat(entries.value()).containsExactly(expected++);
      }
    }
    assertThat(expected).isEqualTo(ascending.length);
  }

  @Test
  void seeksInTheDirectionAndWithinTheBounds() {
    writeLetters();
    try (EntryIterator entries = engine.iterator(range("b", "d"), Direction.FORWARD)) {
      assertSeek(entries, "bb", "c");
      assertSeek(entries, "a", "b");
      assertThat(entries.next()).isTrue();
      assertThat(entries.key()).isEqualTo(bytes("c"));
      assertSeek(entries, "d", null);
      assertSeek(entries, "c", "c");
    }
    try (EntryIterator entries = engine.iterator(range("b", "d"), Direction.REVERSE)) {
      assertSeek(entries, "bb", "b");
      assertSeek(entries, "z", "c");
      assertSeek(entries, "a", null);
      assertSeek(entries, "b", "b");
      assertThat(entries.next()).isFalse();
      assertThat(entries.next()).isFalse();
    }
  }

  private static void assertSeek(EntryIterator entries, String key, String found) {
    entries.seek(bytes(key));
    assertThatThrownBy(entries::key).isInstanceOf(IllegalStateException.class);
    assertThat(entries.next()).isEqualTo(found != null);
    if (found != null) {
      assertThat(entries.key()).isEqualTo(bytes(found));
    }
  }

  @Test
  void snapshotsAndIteratorsDoNotSeeLaterWrites() {
    writeLetters();
    try (EngineSnapshot snapshot = engine.snapshot();
        EntryIterator entries = engine.iterator(ByteRange.all(), Direction.FORWARD)) {
      write(put("a", "9"), put("e", "5"), new Mutation.DeleteRange(bytes("b"), bytes("d")));
      assertThat(snapshot.get(bytes("a"))).isEqualTo(bytes("1"));
      assertThat(snapshot.get(bytes("e"))).isNull();
      assertThat(keys(snapshot, ByteRange.all(), Direction.REVERSE))
          .containsExactly("d", "c", "b", "a");
      assertThat(entries.next()).isTrue();
      assertThat(entries.value()).isEqualTo(bytes("1"));
    }
    assertThat(keys(engine, ByteRange.all(), Direction.FORWARD)).containsExactly("a", "d", "e");
  }

  @Test
  void anEntryMustBeReachedBeforeItIsRead() {
    writeLetters();
    try (EntryIterator entries = engine.iterator(ByteRange.all(), Direction.FORWARD)) {
      assertThatThrownBy(entries::key).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(entries::value).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void closingClosesWhatWasOpened() {
    writeLetters();
    EngineSnapshot snapshot = engine.snapshot();
    EntryIterator ofSnapshot = snapshot.iterator(ByteRange.all(), Direction.FORWARD);
    EntryIterator ofEngine = engine.iterator(ByteRange.all(), Direction.FORWARD);
    assertThat(ofSnapshot.next()).isTrue();
    snapshot.close();
    assertThatThrownBy(ofSnapshot::next).isInstanceOf(EngineClosedException.class);
    assertThat(ofEngine.next()).isTrue();
    EngineSnapshot left = engine.snapshot();
    engine.close();
    engine.close();
    assertThatThrownBy(ofEngine::key).isInstanceOf(EngineClosedException.class);
    assertThatThrownBy(() -> left.get(bytes("a"))).isInstanceOf(EngineClosedException.class);
    assertThatThrownBy(() -> engine.get(bytes("a"))).isInstanceOf(EngineClosedException.class);
    assertThatThrownBy(engine::sync).isInstanceOf(EngineClosedException.class);
    assertThatThrownBy(() -> write(put("a", "1"))).isInstanceOf(EngineClosedException.class);
    left.close();
    ofEngine.close();
  }
}
