// SPDX-License-Identifier: Apache-2.0
/**
 * What tables look like: columns, keys, indexes, partitions, and which partition a row is in; kept in a
 * cache that a {@link io.obkv.routing.schema.SchemaSource} fills.
 */
package io.obkv.routing.schema;
