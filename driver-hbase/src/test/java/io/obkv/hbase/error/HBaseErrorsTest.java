// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.error.DeadlineExceededException;
import io.obkv.error.Effect;
import io.obkv.error.ErrorCode;
import io.obkv.error.ServerException;
import io.obkv.error.TransportException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletionException;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotEnabledException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.junit.jupiter.api.Test;

class HBaseErrorsTest {
  private static final TableName TABLE = TableName.valueOf("t");

  private static Throwable of(ErrorCode code) {
    return HBaseErrors.of(
        new CompletionException(new ServerException(code.number(), "text", "host:1", "trace")),
        TABLE);
  }

  @Test
  void codesOfTablesBecomeHBasesExceptions() {
    assertThat(of(ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS))
        .isInstanceOf(TableNotFoundException.class)
        .hasMessage("t");
    assertThat(of(ErrorCode.OB_KV_TABLE_NOT_ENABLED)).isInstanceOf(TableNotEnabledException.class);
  }

  @Test
  void otherCodesAreNotToBeRetriedAndKeepTheirCause() {
    assertThat(of(ErrorCode.OB_ERR_DATA_TOO_LONG))
        .isInstanceOf(DoNotRetryIOException.class)
        .hasCauseInstanceOf(ServerException.class);
  }

  @Test
  void lateCallsAreTimeouts() {
    Throwable late = new DeadlineExceededException("late", Effect.UNKNOWN, null);
    assertThat(HBaseErrors.of(late, TABLE)).isInstanceOf(SocketTimeoutException.class);
    assertThat(of(ErrorCode.OB_TIMEOUT)).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void interruptedCallsAreHBasesInterruptions() {
    Throwable interrupted =
        new TransportException("interrupted", Effect.UNKNOWN, new InterruptedException());
    assertThat(HBaseErrors.of(interrupted, TABLE)).isInstanceOf(InterruptedIOException.class);
  }

  @Test
  void hbasesOwnExceptionsStayWhatTheyAre() {
    TableNotFoundException missing = new TableNotFoundException(TABLE);
    assertThat(HBaseErrors.of(new CompletionException(missing), TABLE)).isSameAs(missing);
  }

  @Test
  void theServerOfAFailureIsFoundInItsCauses() {
    assertThat(HBaseErrors.server(of(ErrorCode.OB_ERR_DATA_TOO_LONG))).isEqualTo("host:1");
    assertThat(HBaseErrors.server(new IllegalStateException())).isEmpty();
  }
}
