// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.load;

/**
 * What a process used.
 *
 * @param cpuNanos processor time of all threads, the collector's and the compiler's included
 * @param allocatedBytes on the heap, by all threads
 */
record Consumption(long cpuNanos, long allocatedBytes) {
  Consumption plus(Consumption other) {
    return new Consumption(cpuNanos + other.cpuNanos, allocatedBytes + other.allocatedBytes);
  }
}
