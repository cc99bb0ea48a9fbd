// SPDX-License-Identifier: Apache-2.0
/** The virtual tables of database {@code information_schema}: what JDBC drivers and tools ask for. */
package io.obkv.server.sql.information;
