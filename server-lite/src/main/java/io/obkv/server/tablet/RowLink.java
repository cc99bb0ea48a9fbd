// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.tablet;

/** That there is no row between two. */
final class RowLink extends Revocable {
  private final RowKey next;
  private volatile RowImage image;

  /**
   * A link that is not confirmed.
   *
   * @param next the key of the second row, which need not be there any more
   */
  RowLink(RowKey next) {
    this.next = next;
  }

  RowKey next() {
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
