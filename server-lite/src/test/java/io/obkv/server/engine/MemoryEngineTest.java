// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

final class MemoryEngineTest extends EngineContract {
  @Override
  Engine open() {
    return new MemoryEngine();
  }
}
