// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

/** The engine, or the snapshot or iterator of it, was closed before the call. */
public final class EngineClosedException extends EngineException {
  private static final long serialVersionUID = 1L;

  public EngineClosedException() {
    super("closed", null);
  }
}
