// SPDX-License-Identifier: Apache-2.0
/** INSERT, REPLACE, UPDATE and DELETE. */
package io.obkv.server.sql.dml;
