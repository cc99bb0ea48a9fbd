// SPDX-License-Identifier: Apache-2.0
/**
 * Direct mode put together: where a cluster's servers are heard of, who asks for metadata, and the router
 * that works with both.
 *
 * <p>The seams for a simulated cluster, from below: {@link io.obkv.transport.Scheduler} is all time and
 * chance; {@link io.obkv.transport.ConnectionPool} and {@link io.obkv.transport.Connection} are all that is
 * sent to servers, made by the function that a {@link io.obkv.routing.server.Roster} is given; {@link
 * io.obkv.routing.sql.SqlClient}, or above it {@link io.obkv.routing.schema.SchemaSource} and {@link
 * io.obkv.routing.location.LocationSource}, are all that is known of the cluster. A {@link
 * io.obkv.routing.execution.DirectRouter} over these and a {@link
 * io.obkv.routing.execution.RoutedExecutor} run as they do in production, on no thread of their own.
 */
package io.obkv.routing.cluster;
