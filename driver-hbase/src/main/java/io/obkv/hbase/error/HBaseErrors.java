// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.error;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.ErrorCode;
import io.obkv.error.ObkvException;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import io.obkv.routing.execution.LayoutChangedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotEnabledException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.RetriesExhaustedException;

/** Failures of calls as the exceptions that HBase's client throws. Pure functions. */
public final class HBaseErrors {
  private HBaseErrors() {}

  /**
   * The exception for a failed call on a table; its cause is what was thrown. HBase's own exceptions stay
   * as they are.
   *
   * @return an {@link IOException}, or an unchecked one where the caller's arguments are wrong or the
   *     driver is
   */
  public static Throwable of(Throwable thrown, TableName table) {
    Throwable cause = unwrapped(thrown);
    if (cause instanceof ServerException server) {
      return of(server, table);
    }
    if (cause instanceof DeadlineExceededException late) {
      SocketTimeoutException timeout = new SocketTimeoutException(late.getMessage());
      timeout.initCause(late);
      return timeout;
    }
    if (cause.getCause() instanceof InterruptedException) {
      InterruptedIOException interrupted = new InterruptedIOException(cause.getMessage());
      interrupted.initCause(cause);
      return interrupted;
    }
    if (cause instanceof TransportException lost) {
      return new RetriesExhaustedException(lost.getMessage(), new IOException(lost));
    }
    if (cause instanceof LayoutChangedException moved) {
      return new RetriesExhaustedException(moved.getMessage(), new IOException(moved));
    }
    if (cause instanceof ObkvException other) {
      return new DoNotRetryIOException(other.getMessage(), other);
    }
    return cause;
  }

  private static IOException of(ServerException server, TableName table) {
    ErrorCode code = server.code().orElse(null);
    if (code == null) {
      return new DoNotRetryIOException(server.getMessage(), server);
    }
    return switch (code) {
      case OB_TABLE_NOT_EXIST,
          OB_ERR_UNKNOWN_TABLE,
          OB_KV_HBASE_TABLE_NOT_EXISTS,
          OB_ERR_BAD_DATABASE,
          OB_KV_HBASE_NAMESPACE_NOT_FOUND -> caused(new TableNotFoundException(table), server);
      case OB_KV_TABLE_NOT_ENABLED -> caused(new TableNotEnabledException(table), server);
      case OB_TIMEOUT -> caused(new SocketTimeoutException(server.getMessage()), server);
      default -> new DoNotRetryIOException(server.getMessage(), server);
    };
  }

  private static IOException caused(IOException exception, ServerException server) {
    exception.initCause(server);
    return exception;
  }

  /** Whether a failure may mean that a table, or a family of it, is not there. */
  public static boolean mayBeMissing(Throwable thrown) {
    return unwrapped(thrown) instanceof ServerException server
        && server.code().map(HBaseErrors::mayBeMissing).orElse(false);
  }

  /** Batches by log stream answer an unknown family with OB_ERR_UNEXPECTED (3.10). */
  private static boolean mayBeMissing(ErrorCode code) {
    return switch (code) {
      case OB_TABLE_NOT_EXIST,
          OB_ERR_UNKNOWN_TABLE,
          OB_KV_HBASE_TABLE_NOT_EXISTS,
          OB_ERR_UNEXPECTED -> true;
      default -> false;
    };
  }

  /** The server that a failure came from, as {@code host:port}; empty where it came from none. */
  public static String server(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ServerException server && server.address().indexOf(':') > 0) {
        return server.address();
      }
    }
    return "";
  }

  /** What futures wrap. */
  public static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Fails as HBase's asynchronous operations do that come in lists: with the failure as the cause. */
  public static <T> CompletableFuture<T> ofList(CompletableFuture<T> member) {
    return member.exceptionallyCompose(thrown -> {
      Throwable cause = unwrapped(thrown);
      return CompletableFuture.failedFuture(
          cause instanceof IOException failure && !(cause instanceof RetriesExhaustedException)
              ? new RetriesExhaustedException(failure.getMessage(), failure)
              : cause);
    });
  }

  /** A future that fails with HBase's exceptions, unwrapped. */
  public static <T> CompletableFuture<T> translated(CompletableFuture<T> future, TableName table) {
    CompletableFuture<T> translated = new CompletableFuture<>();
    var unused = future.whenComplete((value, thrown) -> {
      if (thrown == null) {
        translated.complete(value);
      } else {
        translated.completeExceptionally(of(thrown, table));
      }
    });
    return translated;
  }
}
