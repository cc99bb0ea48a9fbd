// SPDX-License-Identifier: Apache-2.0
/**
 * The Table model: what the operations of the native Table API mean over tablets. No bytes on a wire,
 * and no threads but the one that ends forgotten queries.
 */
package io.obkv.server.model.table;
