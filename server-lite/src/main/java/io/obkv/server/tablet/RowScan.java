// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.engine.Direction;
import io.obkv.value.KeyRange;
import java.util.List;
import java.util.Optional;

/**
 * Which rows of one tablet to walk over, and how.
 *
 * @param index the index whose order and columns the ranges follow; empty for the primary key. The
 *     cursor gives whole rows all the same
 * @param ranges bounds over the first columns of the key (or index) in its order: {@code MIN} and
 *     {@code MAX} for open ends, NULL lowest, values in the columns' types. Fewer values than the key
 *     has columns stand for MIN behind an inclusive start or an exclusive end, and MAX behind an
 *     exclusive start or an inclusive end. Read one after the other: rows in two ranges come twice
 * @param direction the order within each range, and of the ranges among themselves: ascending starts
 *     for FORWARD, descending for REVERSE, whatever the order of the list
 */
public record RowScan(Optional<IndexSchema> index, List<KeyRange> ranges, Direction direction) {
  public RowScan {
    requireNonNull(index, "index");
    ranges = List.copyOf(ranges);
    requireNonNull(direction, "direction");
  }
}
