// SPDX-License-Identifier: Apache-2.0
/** Reading rows: conditions, access by key, projections, groups, order. */
package io.obkv.server.sql.query;
