// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

/**
 * A successful answer with what its packet told besides.
 *
 * @param address the server that answered, {@code host:port}
 * @param traceId the request's trace id as servers log it
 * @param locationStale the request was served, but should have gone to another server
 * @param schemaStale with it: what the sender knows of the table is out of date
 */
public record Answer<A>(
    A message, String address, String traceId, boolean locationStale, boolean schemaStale) {}
