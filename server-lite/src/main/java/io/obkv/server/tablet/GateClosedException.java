// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

/**
 * Ends a run of a transaction's work: the definition of a table changes, or has changed. Never leaves
 * the package.
 */
final class GateClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TableGate gate;

  GateClosedException(TableGate gate) {
    super("the definition of a table changes", null, false, false);
    this.gate = gate;
  }

  TableGate gate() {
    return gate;
  }
}
