// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a case, or all of a group, that calls what HBase's client has only from a version on. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsClient {
  /** The first such version, as {@code 2.4}. */
  String value();
}
