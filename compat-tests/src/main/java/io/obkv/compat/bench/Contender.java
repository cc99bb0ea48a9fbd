// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench;

import io.obkv.compat.bench.load.AsyncLoad;
import io.obkv.compat.bench.load.Load;

/** A client, or a server, in a way to call it; of its name and mode there is one in a contest. */
record Contender(String name, Load load) {
  boolean isAsync() {
    return load instanceof AsyncLoad;
  }
}
