// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.requests;

import com.alipay.oceanbase.rpc.exception.ObTableException;
import io.obkv.error.ServerException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls whose request counts, whether the server takes or refuses it. */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private Attempts() {}

  static void refusedOrNot(Callable<?> call) throws Exception {
    try {
      Object answer = call.call();
      LOG.debug("answered {}", answer);
    } catch (ServerException | ObTableException e) {
      LOG.debug("refused", e);
    }
  }
}
