// SPDX-License-Identifier: Apache-2.0
/**
 * A small client of the MySQL protocol for metadata: login with {@code mysql_native_password}, statements as
 * text, results as text, each with a time limit. Written here, over the protocol's shared messages, because
 * MySQL's own connector is under the GPL and MariaDB's under the LGPL, both are many times as large as the
 * drivers themselves, and both block a thread for every statement.
 *
 * <p>{@link io.obkv.routing.sql.SqlClient} is what the rest sees: a simulation puts another in its place.
 */
package io.obkv.routing.sql;
