// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

/**
 * What a request is about, for the audit.
 *
 * @param kind what is done
 * @param table the table's name
 * @param database the session's database
 */
record RequestSubject(String kind, String table, String database) {}
