// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import io.obkv.error.ErrorCode;
import io.obkv.server.engine.EntryReader;
import io.obkv.server.engine.Mutation;
import io.obkv.server.error.RequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a transaction has written: in its order for the log stream, and by key for the transaction's
 * own reads. For one thread at a time.
 */
final class WriteSet {
  /** A transaction is one batch in memory, and in the log. */
  private static final long MOST_BYTES = 256L << 20;

  private final List<Mutation> mutations = new ArrayList<>(2);
  private long bytes;

  /** The first {@code overlaid} mutations by key; null until something is read behind a write. */
  private NavigableMap<byte[], Optional<byte[]>> byKey;

  private int overlaid;

  void put(Mutation.Put put) {
    add(put);
  }

  void remove(byte[] key) {
    add(new Mutation.Delete(key));
  }

  private void add(Mutation mutation) {
    bytes += bytes(mutation);
    if (bytes > MOST_BYTES) {
      throw new RequestException(
          ErrorCode.OB_ALLOCATE_MEMORY_FAILED,
          "the transaction writes more than " + (MOST_BYTES >> 20) + " MiB");
    }
    mutations.add(mutation);
  }

  private static long bytes(Mutation mutation) {
    return mutation instanceof Mutation.Put put
        ? put.key().length + (long) put.value().length
        : ((Mutation.Delete) mutation).key().length;
  }

  boolean isEmpty() {
    return mutations.isEmpty();
  }

  /** How many changes there are. */
  int size() {
    return mutations.size();
  }

  /** Forgets all but the first changes. */
  void truncate(int size) {
    if (size == mutations.size()) {
      return;
    }
    mutations.subList(size, mutations.size()).clear();
    bytes = mutations.stream().mapToLong(WriteSet::bytes).sum();
    if (overlaid > size) {
      byKey = null;
      overlaid = 0;
    }
  }

  /** All changes in their order; not to be changed. */
  List<Mutation> mutations() {
    return mutations;
  }

  /** What is committed, under these changes. */
  EntryReader over(EntryReader committed) {
    return mutations.isEmpty() ? committed : new OverlayReader(committed, byKey());
  }

  private NavigableMap<byte[], Optional<byte[]>> byKey() {
    if (byKey == null) {
      byKey = new TreeMap<>(Arrays::compareUnsigned);
    }
    for (; overlaid < mutations.size(); overlaid++) {
      if (mutations.get(overlaid) instanceof Mutation.Put put) {
        byKey.put(put.key(), Optional.of(put.value()));
      } else if (mutations.get(overlaid) instanceof Mutation.Delete delete) {
        byKey.put(delete.key(), Optional.empty());
      }
    }
    return byKey;
  }
}
