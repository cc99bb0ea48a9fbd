// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.location;

import io.obkv.transport.HostAndPort;

/**
 * One line of news: a server has a replica of a tablet. Immutable.
 *
 * @param tabletId as it was asked for
 * @param logStreamId the log stream that the tablet belongs to, -1 where that was not told
 * @param server the server's RPC port
 * @param leader whether the replica takes writes
 */
public record ReplicaNews(long tabletId, long logStreamId, HostAndPort server, boolean leader) {}
