// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.environment;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the target of this run and {@link Tables} on it. The target is started for the
 * first that asks, and closed after the last test. The system property {@code obkv.target} chooses:
 * {@code lite}, the default, or {@code real}.
 */
public final class TargetExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(TargetExtension.class);

  /** The target of this run. */
  public static TestTarget target(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(TestTarget.class, type -> start(), TestTarget.class);
  }

  private static TestTarget start() {
    String name = System.getProperty("obkv.target", "lite");
    return switch (name) {
      case "lite" -> LiteTarget.start();
      case "real" -> RealTarget.start();
      default -> throw new IllegalArgumentException("no target " + name);
    };
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestTarget.class || type == Tables.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == TestTarget.class) {
      return target(context);
    }
    TestTarget target = target(context);
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Tables.class, type -> new Tables(target), Tables.class);
  }
}
