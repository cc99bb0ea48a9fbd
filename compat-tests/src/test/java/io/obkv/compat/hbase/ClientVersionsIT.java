// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.compat.environment.ClientMode;
import io.obkv.compat.environment.TargetExtension;
import io.obkv.compat.environment.TestTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our driver, built for the newest hbase-client, with older ones and with HBase's shaded client: nothing
 * that it refers to is missing there, and all cases that a version can run answer as with the newest.
 */
@ExtendWith(TargetExtension.class)
class ClientVersionsIT {
  private static final int FEWEST_CLASSES = 300;

  private final Configuration configuration = new Configuration(false);

  ClientVersionsIT(TestTarget target) {
    ObkvTarget.configure(configuration, target, ClientMode.chosen());
  }

  @ParameterizedTest
  @CsvSource({"2.0", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "shaded"})
  void findsWhateverTheDriverRefersTo(String client) throws IOException {
    List<String> lines = new ClientProcess(client).run(DriverLinkage.class, configuration);
    String end = lines.get(lines.size() - 1);
    assertThat(lines.subList(0, lines.size() - 1)).isEmpty();
    assertThat(end).startsWith(DriverLinkage.LINKED);
    assertThat(Integer.parseInt(end.substring(DriverLinkage.LINKED.length())))
        .isGreaterThan(FEWEST_CLASSES);
  }

  /** Those that are asked for: all cases take a while with each. */
  static Stream<String> clients() {
    return Stream.of(
        System.getProperty("obkv.hbase.versions", "2.1,2.3,2.4,2.5,shaded").split(","));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void answersAsWithTheNewest(String client) throws IOException {
    String version = client.equals("shaded") ? "2.6" : client;
    Set<String> listed =
        KnownDifferences.of(System.getProperty("obkv.target", "lite")).keySet();
    List<String> names = new ArrayList<>();
    Set<String> failed = new TreeSet<>();
    for (String line : new ClientProcess(client).run(RunCases.class, configuration)) {
      boolean passed = line.startsWith(RunCases.PASSED);
      if (passed || line.startsWith(RunCases.FAILED)) {
        String name = line.substring(RunCases.PASSED.length(), line.indexOf(':'));
        names.add(name);
        if (!passed && !listed.contains(name)) {
          failed.add(line);
        }
      }
    }
    assertThat(names).containsExactlyElementsOf(CaseList.names(ClientVersion.of(version)));
    assertThat(failed).isEmpty();
  }
}
