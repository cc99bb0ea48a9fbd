// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import static java.util.Objects.requireNonNull;

import io.obkv.server.catalog.CatalogSnapshot;

/**
 * What is known about a request besides its own fields.
 *
 * @param catalog the objects as they were when the request began
 * @param database the session's database
 * @param proxied true for a session that logged in as through a proxy: it need not know table and
 *     tablet ids
 * @param deadlineNanos until when the request may work, as {@link System#nanoTime()}
 * @param nowMicros when the request began, microseconds since the epoch
 */
public record RequestContext(
    CatalogSnapshot catalog, String database, boolean proxied, long deadlineNanos, long nowMicros) {
  public RequestContext {
    requireNonNull(catalog, "catalog");
    requireNonNull(database, "database");
  }
}
