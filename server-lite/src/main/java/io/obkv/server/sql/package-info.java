// SPDX-License-Identifier: Apache-2.0
/** SQL: one text in, results out. */
package io.obkv.server.sql;
