// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method of a {@link CaseGroup} as one case; its name says what is true on Apache HBase. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface HBaseCase {}
