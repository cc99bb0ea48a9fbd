// SPDX-License-Identifier: Apache-2.0
/** Reads drawn by chance, answered twice: the answers must be the same. */
package io.obkv.compat.hbase.differential;
