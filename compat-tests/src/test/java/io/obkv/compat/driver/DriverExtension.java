// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.driver;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.TargetExtension;
import io.obkv.compat.environment.TestTarget;
import io.obkv.compat.network.Endpoint;
import io.obkv.table.ClientOptions;
import io.obkv.table.DirectOptions;
import io.obkv.table.TableClient;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives test classes one client, shared by all of them and closed after the last test. */
public final class DriverExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(DriverExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TableClient.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // Asked for first, so that it is closed last.
    TestTarget target = TargetExtension.target(context);
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            TableClient.class,
            type -> TableClient.connect(options(target).build()),
            TableClient.class);
  }

  /** How to reach a target; the machine that runs the cases may be busy with other things. */
  public static ClientOptions.Builder options(TestTarget target) {
    ClientOptions.Builder options = TableClient.builder()
        .user(target.account().fullName())
        .password(target.account().password())
        .database(TestTarget.DATABASE)
        .connectTimeout(Duration.ofSeconds(10))
        .loginTimeout(Duration.ofSeconds(10))
        .serverTimeout(Duration.ofSeconds(20))
        .attemptTimeout(Duration.ofSeconds(20))
        .timeout(Duration.ofSeconds(30));
    return ClientMode.chosen() == ClientMode.DIRECT
        ? options.direct(direct(target))
        : options.host(target.proxy().host()).port(target.proxy().port());
  }

  private static DirectOptions direct(TestTarget target) {
    Endpoint sql = target.sqlServer().orElseThrow();
    return DirectOptions.builder()
        .sqlServer(sql.host(), sql.port())
        .metadataTimeout(Duration.ofSeconds(20))
        .build();
  }
}
