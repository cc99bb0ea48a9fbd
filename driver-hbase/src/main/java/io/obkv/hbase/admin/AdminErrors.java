// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.hbase.error.HBaseErrors;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.NamespaceNotFoundException;
import org.apache.hadoop.hbase.TableExistsException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotDisabledException;
import org.apache.hadoop.hbase.TableNotEnabledException;
import org.apache.hadoop.hbase.TableNotFoundException;

/** Failures of administration as HBase's exceptions. */
final class AdminErrors {
  private static final String CONSTRAINT = "org.apache.hadoop.hbase.constraint.ConstraintException";

  private AdminErrors() {}

  /** Whether a server answered with this code. */
  static boolean isCode(Throwable thrown, ErrorCode code) {
    return Futures.cause(thrown) instanceof ServerException server
        && server.number() == code.number();
  }

  /**
   * HBase's {@code ConstraintException}, where the class is there: only programs that have HBase's server on
   * their class path can name it. Else the class that it extends.
   */
  static DoNotRetryIOException constraint(String message) {
    try {
      return Class.forName(CONSTRAINT)
          .asSubclass(DoNotRetryIOException.class)
          .getConstructor(String.class)
          .newInstance(message);
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      return because(new DoNotRetryIOException(message), e);
    }
  }

  /** An exception with its cause. */
  static <X extends Throwable> X because(X exception, Throwable cause) {
    exception.initCause(cause);
    return exception;
  }

  /**
   * What a call about a table fails with: as {@link HBaseErrors#of}, and for what DDL is refused for, the
   * exceptions that HBase's master has.
   *
   * @param table null where the call is about none
   */
  static Throwable translated(Throwable thrown, TableName table) {
    Throwable cause = Futures.cause(thrown);
    if (!(cause instanceof ServerException server)) {
      return HBaseErrors.of(cause, table);
    }
    ErrorCode code = server.code().orElse(ErrorCode.OB_ERROR);
    return switch (code) {
      case OB_KV_HBASE_TABLE_NOT_EXISTS, OB_TABLE_NOT_EXIST, OB_ERR_UNKNOWN_TABLE ->
        because(
            table == null ? new TableNotFoundException() : new TableNotFoundException(table),
            server);
      case OB_KV_HBASE_TABLE_EXISTS, OB_ERR_TABLE_EXIST ->
        because(
            table == null ? new TableExistsException() : new TableExistsException(table), server);
      case OB_KV_TABLE_NOT_DISABLED -> because(new TableNotDisabledException(table), server);
      case OB_KV_TABLE_NOT_ENABLED -> because(new TableNotEnabledException(table), server);
      case OB_KV_HBASE_NAMESPACE_NOT_FOUND, OB_ERR_BAD_DATABASE ->
        because(new NamespaceNotFoundException(server.serverMessage()), server);
      default -> HBaseErrors.of(server, table);
    };
  }
}
