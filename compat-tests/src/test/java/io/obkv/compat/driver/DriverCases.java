// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import io.obkv.compat.environment.TargetExtension;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cases for the table driver: their constructor may take the client, the tables and the target. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({TargetExtension.class, DriverExtension.class})
@interface DriverCases {}
