// SPDX-License-Identifier: Apache-2.0
/** What users build: keys, operations, queries, filters. */
package io.obkv.table.operation;
