// SPDX-License-Identifier: Apache-2.0
/** Queries made into trees of operators that give rows when they are asked for them. */
package io.obkv.server.sql.plan;
