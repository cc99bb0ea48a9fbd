// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.engine;

/** Storage failed: the disk is full or broken, or what it holds is damaged. */
public class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
