// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.official;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;

/**
 * Runs the unmodified official HBase client through its supported operations, in a process of its own since
 * it brings old versions of many libraries. Arguments are settings of the client as {@code key=value}. Prints
 * a line a case: {@code PASS name} or {@code FAIL name} with the failure's stack trace, escaped.
 */
public final class OfficialCases {
  /** One case: what is shown, and how. */
  record Case(String name, Body body) {}

  /** What a case does; it fails by throwing. */
  interface Body {
    void run(Connection connection) throws Exception;
  }

  private OfficialCases() {}

  /** Runs all cases, whatever becomes of each. */
  public static void main(String[] arguments) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(
        "hbase.client.connection.impl", "com.alipay.oceanbase.hbase.util.OHConnectionImpl");
    boolean modernClient = false;
    boolean proxied = false;
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      configuration.set(argument.substring(0, equals), argument.substring(equals + 1));
      modernClient |= argument.equals("case.client=2.3.7");
      proxied |= argument.equals("hbase.oceanbase.odpMode=true");
    }
    List<Case> cases = new ArrayList<>();
    WriteCases.addTo(cases);
    ReadCases.addTo(cases);
    FilterCases.addTo(cases);
    FamilyCases.addTo(cases);
    ConditionCases.addTo(cases);
    AdminCases.addTo(cases);
    ClientCases.addTo(cases);
    if (proxied) {
      WriteCases.addProxied(cases);
    }
    if (!modernClient) {
      // With hbase-client 2.3 the official client finds methods and constants missing here.
      AdminCases.addBuffered(cases);
      ClientCases.addPooled(cases);
    }
    AdminCases.addNamespace(cases);
    try (Connection connection = ConnectionFactory.createConnection(configuration)) {
      for (Case one : cases) {
        System.out.println(run(one, connection));
      }
    }
    System.out.println("END");
    System.out.flush();
    // The client leaves threads behind that would keep the process.
    Runtime.getRuntime().halt(0);
  }

  private static String run(Case one, Connection connection) {
    try {
      one.body().run(connection);
      return "PASS " + one.name();
    } catch (Exception | AssertionError | LinkageError failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      return "FAIL " + one.name() + "|" + trace.toString().replace("\n", "\\n");
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
  }

  /** Fails unless the two print the same. */
  static void same(Object expected, Object actual) {
    if (!String.valueOf(expected).equals(String.valueOf(actual))) {
      throw new AssertionError("expected " + expected + " but was " + actual);
    }
  }

  /** What must be refused. */
  interface Refused {
    void run() throws Exception;
  }

  /** Fails unless the call throws; gives all messages of the chain of causes. */
  static String refusal(Refused call) {
    try {
      call.run();
    } catch (Exception refusal) {
      StringBuilder messages = new StringBuilder();
      for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
        messages.append(cause.getClass().getSimpleName()).append(' ').append(cause.getMessage());
      }
      return messages.toString();
    }
    throw new AssertionError("was not refused");
  }

  /** Names in order, for printing. */
  static <V> Map<String, V> sorted(Map<String, V> map) {
    return new TreeMap<>(map);
  }
}
