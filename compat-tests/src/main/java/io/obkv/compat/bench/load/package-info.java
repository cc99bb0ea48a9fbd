// SPDX-License-Identifier: Apache-2.0
/** Runs a client's operations for a while and measures it. */
package io.obkv.compat.bench.load;
