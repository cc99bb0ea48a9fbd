// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.OptionFlags;
import io.obkv.server.error.RequestException;

/** The operations on one row by their numbers. */
final class RowOperations {
  private static final String ROW_IMAGE = "binlog_row_image";

  private RowOperations() {}

  /**
   * The operation of a number.
   *
   * @param returning whether the request wants the row that an operation leaves
   * @throws io.obkv.server.error.RequestException with {@code OB_ERR_UNEXPECTED} for a number that
   *     is none on a single row
   */
  static RowOperation of(int number, int optionFlag, boolean returning, RequestContext context) {
    OperationType type = OperationType.ofNumber(number);
    if (type == null) {
      throw Refusals.unexpected();
    }
    boolean accumulates = type == OperationType.INCREMENT || type == OperationType.APPEND;
    RowOperation operation = switch (type) {
      case GET -> RowOperation.GET;
      case INSERT -> RowOperation.INSERT;
      case DELETE -> RowOperation.DELETE;
      case UPDATE -> RowOperation.UPDATE;
      case INSERT_OR_UPDATE -> insertOrUpdate(optionFlag, context);
      case REPLACE -> RowOperation.REPLACE;
      case INCREMENT -> new AccumulateOperation(new NumberSum(), returning);
      case APPEND -> new AccumulateOperation(new TextSum(), returning);
      case PUT -> new PutOperation(fullRowImage(context), false);
      default -> throw Refusals.unexpected();
    };
    boolean wantsRowkey = (optionFlag & OptionFlags.RETURNING_ROWKEY) != 0;
    if (!wantsRowkey && (!returning || accumulates)) {
      return operation;
    }
    if (operation instanceof PutOperation put) {
      return put.refusingToReturn();
    }
    throw returningRefused();
  }

  static RequestException returningRefused() {
    return Refusals.notSupported("returning rowkey or affected entity");
  }

  /** With the flag, and where a put is allowed, it is one: columns left out are lost. */
  private static RowOperation insertOrUpdate(int optionFlag, RequestContext context) {
    boolean usePut = (optionFlag & OptionFlags.USE_PUT) != 0;
    return usePut && !fullRowImage(context)
        ? new PutOperation(false, false)
        : RowOperation.INSERT_OR_UPDATE;
  }

  private static boolean fullRowImage(RequestContext context) {
    return context.catalog().variable(ROW_IMAGE).orElse("FULL").equalsIgnoreCase("FULL");
  }
}
