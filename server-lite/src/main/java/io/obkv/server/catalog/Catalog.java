// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

/** Where the current {@link CatalogSnapshot} is found. Safe for many threads. */
public interface Catalog {
  /** The catalog as it is now. Cheap: take one at the start of a request and keep to it. */
  CatalogSnapshot snapshot();
}
