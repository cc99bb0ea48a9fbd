// SPDX-License-Identifier: Apache-2.0
/** Queries as they are written: from parse trees to records. */
package io.obkv.server.sql.query;
