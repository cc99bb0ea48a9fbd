// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import io.obkv.protocol.message.EncodedPage;
import io.obkv.routing.server.Route;
import io.obkv.transport.Connection;

/**
 * One page of a query of cells.
 *
 * @param rows columns {@code K, Q, T, V}, and {@code TTL} where the table has it; no columns where there
 *     are no rows
 * @param end whether it is the last, and the server has forgotten the query
 * @param sessionId the server's number of the query
 * @param table the OceanBase table that was asked
 * @param query what was asked, as {@link io.obkv.protocol.message.CellQueryWriter} has written it
 * @param connection where the next page must be asked for
 * @param route what the next page's request must name
 */
public record QueryPage(
    EncodedPage rows,
    boolean end,
    long sessionId,
    String table,
    byte[] query,
    Connection connection,
    Route route) {}
