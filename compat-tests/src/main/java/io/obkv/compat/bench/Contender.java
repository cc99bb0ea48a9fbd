// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import io.obkv.compat.bench.load.AsyncLoad;
import io.obkv.compat.bench.load.Load;

/**
 * A client at a target, in a way to call it; of these three there is one in a contest.
 *
 * @param target the name of the server that it calls
 * @param name of the client
 */
record Contender(String target, String name, Load load) {
  boolean isAsync() {
    return load instanceof AsyncLoad;
  }
}
