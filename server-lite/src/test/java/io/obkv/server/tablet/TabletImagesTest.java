// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TabletImagesTest {
  private static final int MANY = 5_000;

  private final RowImages all = new RowImages(10_000);
  private final TabletImages images = new TabletImages(all, null, null);

  private void keep(String row) {
    RowSlot slot = new RowSlot(
        images,
        RowKey.of(row.getBytes(StandardCharsets.UTF_8)),
        new RowCells(new byte[1_000], new int[] {1_000}));
    assertThat(images.publish(slot)).isTrue();
    assertThat(slot.image().confirm()).isTrue();
    images.keep(slot);
  }

  private long tried() {
    return IntStream.range(0, MANY).filter(i -> images.mayHelpScans()).count();
  }

  @Test
  void scansOfUnknownRowsMakeImagesWhileThereIsRoom() {
    keep("a");
    for (int i = 0; i < MANY; i++) {
      images.noteScan(false);
    }
    assertThat(tried()).isEqualTo(MANY);
  }

  @Test
  void scansHardlyMakeImagesWhereThereIsNoRoomForAllRowsUntilTheyHelp() {
    for (int i = 0; i < 100; i++) {
      keep("row" + i);
    }
    for (int i = 0; i < MANY; i++) {
      images.noteScan(false);
    }
    assertThat(tried()).isBetween(1L, MANY / 10L);
    images.noteScan(true);
    assertThat(tried()).isEqualTo(MANY);
  }

  @Test
  void rowsAreTakenForLongAfterSomeUntilOneIsShort() {
    for (int i = 0; i < 100; i++) {
      images.noteShort(false);
    }
    assertThat(IntStream.range(0, MANY).filter(i -> images.mayBeShort()).count())
        .isBetween(1L, MANY / 10L);
    images.noteShort(true);
    assertThat(images.mayBeShort()).isTrue();
  }

  @Test
  void anImageThatHasGoneForAnotherDoesNotHold() {
    for (int i = 0; i < 100; i++) {
      keep("row" + i);
    }
    long held = IntStream.range(0, 100)
        .filter(i -> images.image(RowKey.of(("row" + i).getBytes(StandardCharsets.UTF_8))) != null)
        .count();
    assertThat(held).isBetween(1L, 10L);
  }
}
