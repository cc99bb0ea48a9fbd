// SPDX-License-Identifier: Apache-2.0
package io.obkv.transport;

/**
 * The ids with which a request names what it is for. Immutable.
 *
 * @param tableId the table's, -1 where the server looks it up by name
 * @param tabletId the tablet's, 0 where the server finds it or the table has only one
 * @param logStreamId the log stream that the tablet belongs to, -1 where it is not known
 */
public record Destination(long tableId, long tabletId, long logStreamId) {
  /** What a proxy is sent: it fills in the rest. */
  public static final Destination LEFT_TO_SERVER = new Destination(-1, 0, -1);
}
