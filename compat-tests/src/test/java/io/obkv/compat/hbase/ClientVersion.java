// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import io.obkv.compat.hbase.cases.NeedsClient;
import java.lang.reflect.AnnotatedElement;
import java.util.Comparator;
import org.apache.hadoop.hbase.util.VersionInfo;

/**
 * A version of HBase's client, as far as its API goes.
 *
 * @param major the first number
 * @param minor the second number
 */
record ClientVersion(int major, int minor) implements Comparable<ClientVersion> {
  private static final Comparator<ClientVersion> ORDER =
      Comparator.comparingInt(ClientVersion::major).thenComparingInt(ClientVersion::minor);

  /** A version whose first two numbers are given, whatever comes behind them. */
  static ClientVersion of(String version) {
    String[] numbers = version.split("[.-]", 3);
    return new ClientVersion(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /** The version of the client in this process. */
  static ClientVersion current() {
    return of(VersionInfo.getVersion());
  }

  /** Whether a case or a group of cases can run with this version. */
  boolean fits(AnnotatedElement cases) {
    NeedsClient needs = cases.getAnnotation(NeedsClient.class);
    return needs == null || compareTo(of(needs.value())) >= 0;
  }

  @Override
  public int compareTo(ClientVersion other) {
    return ORDER.compare(this, other);
  }
}
