// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

/** Which drivers a benchmark runs. */
enum DriverChoice {
  OURS,
  OFFICIAL,
  BOTH
}
