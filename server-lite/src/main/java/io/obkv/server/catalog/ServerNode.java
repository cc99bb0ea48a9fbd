// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One server of the cluster. Immutable.
 *
 * @param id its number in the cluster, from 1
 * @param host the address at which clients reach it
 * @param rpcPort the port of the Table API
 * @param sqlPort the port of the MySQL protocol
 * @param zone the zone that it is in
 * @param region the region of the zone
 * @param idc the data centre of the zone
 * @param active whether it serves
 * @param started when it began to serve
 */
public record ServerNode(
    long id,
    String host,
    int rpcPort,
    int sqlPort,
    String zone,
    String region,
    String idc,
    boolean active,
    Instant started) {
  public ServerNode {
    requireNonNull(host, "host");
    requireNonNull(zone, "zone");
    requireNonNull(region, "region");
    requireNonNull(idc, "idc");
    requireNonNull(started, "started");
  }
}
