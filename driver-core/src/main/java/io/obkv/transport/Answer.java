// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

import io.obkv.protocol.packet.RpcHeader;

/**
 * A successful answer with what its packet told besides.
 *
 * @param address the server that answered, {@code host:port}
 * @param traceId0 the first half of the request's trace id
 * @param traceId1 the second half
 * @param locationStale the request was served, but should have gone to another server
 * @param schemaStale with it: what the sender knows of the table is out of date
 */
public record Answer<A>(
    A message,
    String address,
    long traceId0,
    long traceId1,
    boolean locationStale,
    boolean schemaStale) {
  /** The request's trace id as servers log it. Made when it is asked for, which is seldom. */
  public String traceId() {
    return RpcHeader.traceText(traceId0, traceId1);
  }
}
