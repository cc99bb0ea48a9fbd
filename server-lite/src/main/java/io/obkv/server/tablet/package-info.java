// SPDX-License-Identifier: Apache-2.0
/**
 * Typed rows over ordered bytes: row and key encodings, secondary indexes, row locks, snapshots,
 * transactions.
 */
package io.obkv.server.tablet;
