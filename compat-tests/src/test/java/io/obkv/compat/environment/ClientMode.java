// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.environment;

import java.util.Locale;

/** How a client finds the servers. */
public enum ClientMode {
  /** It reads schema and locations itself and talks to the server that has the tablet. */
  DIRECT,
  /** It knows one address and leaves routing to it. */
  ODP;

  /** The system property that chooses: {@code direct} or {@code odp}, which is the default. */
  public static final String PROPERTY = "obkv.mode";

  /** The mode of this run. */
  public static ClientMode chosen() {
    return valueOf(System.getProperty(PROPERTY, "odp").toUpperCase(Locale.ROOT));
  }
}
