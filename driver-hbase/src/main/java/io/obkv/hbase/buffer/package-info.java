// SPDX-License-Identifier: Apache-2.0
/** Mutations collected and sent in batches: {@code BufferedMutator} and {@code AsyncBufferedMutator}. */
package io.obkv.hbase.buffer;
