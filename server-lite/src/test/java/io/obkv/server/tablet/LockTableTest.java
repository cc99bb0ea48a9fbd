// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.server.tablet.LockTable.Taking;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockTableTest {
  private static final LockKey KEY = LockKey.of(new byte[] {1});
  private static final LockKey OTHER_KEY = LockKey.of(new byte[] {2});

  private final LockTable locks = new LockTable();
  private final Holder alone = new Holder(false);
  private final Holder otherAlone = new Holder(false);
  private final Holder one = new Holder(true);
  private final Holder two = new Holder(true);
  private final Holder three = new Holder(true);

  private static final class Holder implements LockTable.Owner {
    private final boolean shares;
    private final List<LockKey> granted = new ArrayList<>();
    private LockKey waitingFor;

    Holder(boolean shares) {
      this.shares = shares;
    }

    @Override
    public void granted(LockKey key) {
      granted.add(key);
    }

    @Override
    public LockKey waitingFor() {
      return waitingFor;
    }

    @Override
    public boolean shares() {
      return shares;
    }
  }

  private void await(Holder owner, LockKey key) {
    owner.waitingFor = key;
    assertThat(locks.acquireOrWait(key, owner)).isFalse();
  }

  @Test
  void oneHolderHoldsOffAllOthers() {
    assertThat(locks.tryAcquire(KEY, alone)).isEqualTo(Taking.TAKEN);
    assertThat(locks.tryAcquire(KEY, alone)).isEqualTo(Taking.HELD_BEFORE);
    assertThat(locks.tryAcquire(KEY, otherAlone)).isEqualTo(Taking.BUSY);
    assertThat(locks.tryAcquire(KEY, one)).isEqualTo(Taking.BUSY);
    assertThat(locks.tryAcquire(OTHER_KEY, one)).isEqualTo(Taking.TAKEN);
  }

  @Test
  void thoseThatShareHoldALockTogether() {
    assertThat(locks.tryAcquire(KEY, one)).isEqualTo(Taking.TAKEN);
    assertThat(locks.tryAcquire(KEY, two)).isEqualTo(Taking.TAKEN);
    assertThat(locks.acquireOrWait(KEY, three)).isTrue();
    assertThat(locks.tryAcquire(KEY, two)).isEqualTo(Taking.HELD_BEFORE);
    assertThat(locks.tryAcquire(KEY, alone)).isEqualTo(Taking.BUSY);
    assertThat(locks.size()).isEqualTo(1);
    List.of(one, three, two).forEach(owner -> locks.release(KEY, owner));
    assertThat(locks.size()).isZero();
  }

  @Test
  void aLockIsGivenAwayWhenTheLastOfItsHoldersLetsGo() {
    var unused = locks.tryAcquire(KEY, one);
    unused = locks.tryAcquire(KEY, two);
    await(alone, KEY);
    locks.release(KEY, one);
    assertThat(alone.granted).isEmpty();
    locks.release(KEY, two);
    assertThat(alone.granted).containsExactly(KEY);
    assertThat(locks.tryAcquire(KEY, one)).isEqualTo(Taking.BUSY);
  }

  @Test
  void nobodyOvertakesOneThatWaits() {
    var unused = locks.tryAcquire(KEY, one);
    await(alone, KEY);
    assertThat(locks.tryAcquire(KEY, two)).isEqualTo(Taking.BUSY);
    await(two, KEY);
    await(three, KEY);
    locks.release(KEY, one);
    assertThat(two.granted).isEmpty();
    locks.release(KEY, alone);
    assertThat(two.granted).containsExactly(KEY);
    assertThat(three.granted).containsExactly(KEY);
  }

  @Test
  void thoseBehindOneThatWaitsNoMoreMayShare() {
    var unused = locks.tryAcquire(KEY, one);
    await(alone, KEY);
    await(two, KEY);
    assertThat(locks.cancel(KEY, alone)).isTrue();
    assertThat(locks.cancel(KEY, alone)).isFalse();
    assertThat(two.granted).containsExactly(KEY);
    locks.release(KEY, one);
    locks.release(KEY, two);
    assertThat(locks.size()).isZero();
  }

  @Test
  void findsACircleThroughAnyOfTheHolders() {
    var unused = locks.tryAcquire(KEY, one);
    unused = locks.tryAcquire(KEY, two);
    unused = locks.tryAcquire(OTHER_KEY, alone);
    await(alone, KEY);
    assertThat(locks.waitsForItself(alone)).isFalse();
    await(two, OTHER_KEY);
    assertThat(locks.waitsForItself(alone)).isTrue();
    assertThat(locks.waitsForItself(two)).isTrue();
    assertThat(locks.waitsForItself(one)).isFalse();
  }
}
