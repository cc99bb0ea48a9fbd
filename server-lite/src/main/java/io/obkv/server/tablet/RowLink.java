// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

/** That there is no row between two. */
final class RowLink extends Revocable {
  private final byte[] next;
  private volatile RowImage image;

  /**
   * A link that is not confirmed.
   *
   * @param next the key of the second row, which need not be there any more
   */
  RowLink(byte[] next) {
    this.next = next;
  }

  byte[] next() {
    return next;
  }

  /** The second row's image where it was found before; possibly null, or revoked. */
  RowImage image() {
    return image;
  }

  /** Keeps the image that was found. */
  void remember(RowImage found) {
    image = found;
  }
}
