// SPDX-License-Identifier: Apache-2.0
/** What the server knows of databases, tables, indexes, partitions and tablets, as immutable records. */
package io.obkv.server.catalog;
