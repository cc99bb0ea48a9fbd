// SPDX-License-Identifier: Apache-2.0
/** Statements that change the catalog. */
package io.obkv.server.sql.ddl;
