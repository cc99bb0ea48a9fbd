// SPDX-License-Identifier: Apache-2.0
/**
 * SQL over the MySQL protocol: packets in, a call of the SQL executor, packets out. Named after the
 * protocol, as its neighbours are; what statements mean is in {@code io.obkv.server.sql}.
 */
package io.obkv.server.mysql;
