// SPDX-License-Identifier: Apache-2.0
/** Java types of column values, and rows as Java records. */
package io.obkv.table.record;
