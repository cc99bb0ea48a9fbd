// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.hbase.client.Waits;
import io.obkv.transport.Transport;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.AsyncAdmin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The methods of the interfaces, and the page that lists them. */
class AdminMethodsTest {
  private static final Path PAGE = Path.of("..", "docs", "hbase-admin.md");

  private Transport transport;
  private Administration administration;

  @BeforeEach
  void open() {
    transport = Transport.create(1);
    administration = new Administration(new ScriptedAccess(), new Waits(transport));
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private Admin admin() {
    return administration.admin(null, new Configuration(false));
  }

  private static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private boolean works(Method method) {
    AdminMethods methods = administration.methods();
    return methods.target(method) != null
        || AdminHandler.OWN.contains(method.getName())
        || methods.isArranging(method);
  }

  /** By signature, whether the page says that a method works. */
  private static Map<String, Boolean> page() throws IOException {
    Map<String, Boolean> page = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.split("\\|", -1);
      if (cells.length > 3 && cells[1].strip().startsWith("`")) {
        page.put(cells[1].strip().replace("`", ""), !cells[2].strip().equals("–"));
      }
    }
    return page;
  }

  @Test
  void pageListsEveryMethodAndWhetherItWorks() throws IOException {
    Map<String, Boolean> expected = new TreeMap<>();
    for (Method method : Admin.class.getMethods()) {
      expected.put(signature(method), works(method));
    }

    assertThat(page()).isEqualTo(expected);
  }

  @Test
  void methodWithoutCounterpartNamesItself() {
    assertThatThrownBy(() -> admin().snapshot("s", TableName.valueOf("t")))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Admin.snapshot(String, TableName)");
    assertThatThrownBy(() -> admin().balance())
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("balance");
  }

  @Test
  void asynchronousMethodWithoutCounterpartFailsItsFuture() {
    AsyncAdmin admin = administration.asyncAdmin(null);

    assertThat(admin.listSnapshots()).isCompletedExceptionally();
    assertThatThrownBy(() -> admin.listSnapshots().join())
        .hasCauseInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("AsyncAdmin.listSnapshots()");
  }

  @Test
  @SuppressWarnings("deprecation")
  void everyActiveServerIsAlive() throws IOException {
    assertThat(admin().getClusterMetrics().getLiveServerMetrics())
        .containsOnlyKeys(ServerName.valueOf("h", 2882, 1));
    assertThat(admin().getClusterStatus().getServersSize()).isOne();
    assertThat(admin().getMaster()).isEqualTo(ServerName.valueOf("h", 2882, 1));
  }

  @Test
  @SuppressWarnings("deprecation")
  void tablesAreListedInTheTypesOfOlderMethods() throws IOException {
    assertThat(admin().listTableNames()).containsExactly(TableName.valueOf("t"));
    assertThat(admin().listTables()).hasSize(1);
    assertThat(admin().getTableRegions(TableName.valueOf("t"))).hasSize(1);
    assertThat(admin().getLastMajorCompactionTimestamp(TableName.valueOf("t"))).isZero();
  }

  @Test
  void proxyIsAnObjectLikeOthers() {
    Admin one = admin();

    assertThat(Set.of(one)).contains(one).doesNotContain(admin());
    assertThat(one.toString()).isNotEmpty();
  }
}
