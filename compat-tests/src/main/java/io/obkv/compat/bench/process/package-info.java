// SPDX-License-Identifier: Apache-2.0
/** The processes that a benchmark starts beside its own. */
package io.obkv.compat.bench.process;
