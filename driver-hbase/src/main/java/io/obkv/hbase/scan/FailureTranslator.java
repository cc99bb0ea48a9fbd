// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.scan;

import java.io.IOException;

/** Turns failures of the layers below into the exceptions that HBase's users know. */
@FunctionalInterface
public interface FailureTranslator {
  /** What callers get; an {@link IOException} that is one of HBase's stays what it is. */
  IOException translate(Throwable cause);
}
