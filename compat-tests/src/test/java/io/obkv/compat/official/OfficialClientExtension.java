// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import com.alipay.oceanbase.rpc.ObTableClient;
import io.obkv.compat.environment.TargetExtension;
import io.obkv.compat.environment.TestTarget;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives test classes one official client, shared by all of them and closed after the last test. */
final class OfficialClientExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(OfficialClientExtension.class);

  private record Opened(ObTableClient client) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      client.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ObTableClient.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // Asked for first, so that it is closed last.
    TestTarget target = TargetExtension.target(context);
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Opened.class, type -> open(target), Opened.class)
        .client();
  }

  private static Opened open(TestTarget target) {
    try {
      return new Opened(OfficialClient.open(target));
    } catch (Exception e) {
      throw new IllegalStateException("the official client does not open", e);
    }
  }
}
