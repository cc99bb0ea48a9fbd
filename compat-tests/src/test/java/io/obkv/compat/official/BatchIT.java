// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static io.obkv.compat.official.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.exception.ObTableException;
import com.alipay.oceanbase.rpc.mutation.result.MutationResult;
import com.alipay.oceanbase.rpc.table.api.TableBatchOps;
import io.obkv.compat.environment.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The batch of the first generation, which reports errors for each operation. */
@CompatibilityCases
class BatchIT {
  private static final String[] V = {"v"};

  private final ObTableClient client;
  private final Tables tables;
  private String table;

  BatchIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    table = tables.keyValue();
    client.addRowKeyElement(table, new String[] {"k"});
  }

  private static Object[] values(Object... values) {
    return values;
  }

  private List<List<String>> stored() {
    return tables.query("select k, v from " + table + " order by k");
  }

  @Test
  void resultsComeInTheOrderOfTheOperations() throws Exception {
    tables.fill(table, "'a',1,'x'", "'b',2,'x'", "'c',3,'x'", "'d',4,'x'");
    TableBatchOps batch = client.batch(table);
    batch.insert("e", V, values(5L));
    batch.update("a", V, values(10L));
    batch.delete("b");
    batch.replace("c", V, values(30L));
    batch.insertOrUpdate("d", V, values(40L));
    batch.get("d", V);
    List<Object> results = batch.execute();
    assertThat(results.subList(0, 5)).containsExactly(1L, 1L, 1L, 2L, 1L);
    assertThat(results.get(5)).isEqualTo(Map.of("v", 40L));
    assertThat(stored())
        .containsExactly(
            List.of("a", "10"), List.of("c", "30"), List.of("d", "40"), List.of("e", "5"));
  }

  @Test
  void getsOfMissingRowsAreEmpty() throws Exception {
    tables.fill(table, "'a',1,'x'");
    TableBatchOps batch = client.batch(table);
    batch.get("none", V);
    batch.get("a", V);
    assertThat(batch.execute()).containsExactly(Map.of(), Map.of("v", 1L));
  }

  @Test
  void withoutAtomicityOtherOperationsSurviveADuplicate() throws Exception {
    tables.fill(table, "'b',2,'x'");
    TableBatchOps batch = client.batch(table);
    batch.insert("a", V, values(1L));
    batch.insert("b", V, values(20L));
    batch.insert("c", V, values(3L));
    List<Object> results = batch.execute();
    assertThat(results.get(0)).isEqualTo(1L);
    assertThat(results.get(1))
        .asInstanceOf(type(ObTableException.class))
        .extracting(ObTableException::getErrorCode)
        .isEqualTo(-5024);
    assertThat(results.get(2)).isEqualTo(1L);
    assertThat(stored()).containsExactly(List.of("a", "1"), List.of("b", "2"), List.of("c", "3"));
  }

  @Test
  void anAtomicBatchWithADuplicateStoresNothing() throws Exception {
    tables.fill(table, "'b',2,'x'");
    TableBatchOps batch = client.batch(table);
    batch.setAtomicOperation(true);
    batch.insert("a", V, values(1L));
    batch.insert("b", V, values(20L));
    assertRefused(-5024, batch::execute);
    assertThat(stored()).containsExactly(List.of("b", "2"));
  }

  @Test
  void aTypeErrorFailsTheWholeBatch() {
    TableBatchOps batch = client.batch(table);
    batch.insert("a", V, values(1L));
    batch.insert("b", V, values("text"));
    assertRefused(-10511, batch::execute);
    assertThat(stored()).isEmpty();
  }

  @Test
  void oneResultSumsTheAffectedRows() throws Exception {
    tables.fill(table, "'a',1,'x'", "'b',2,'x'");
    TableBatchOps batch = client.batch(table);
    batch.setReturnOneResult(true);
    batch.replace("a", V, values(10L));
    batch.replace("b", V, values(20L));
    batch.replace("c", V, values(30L));
    assertThat(batch.execute()).containsExactly(5L);
  }

  @Test
  void incrementsInABatchReturnTheirValues() throws Exception {
    tables.fill(table, "'a',1,'x'", "'b',2,'y'");
    TableBatchOps batch = client.batch(table);
    batch.increment("a", V, values(10L), true);
    batch.append("b", new String[] {"s"}, values("z"), true);
    List<Object> results = batch.executeWithResult();
    assertThat(((MutationResult) results.get(0)).getOperationRow().get("v")).isEqualTo(11L);
    assertThat(((MutationResult) results.get(1)).getOperationRow().get("s")).isEqualTo("yz");
  }

  @Test
  void operationsOnOneRowSeeEachOther() throws Exception {
    TableBatchOps batch = client.batch(table);
    batch.insert("a", V, values(1L));
    batch.increment("a", V, values(1L), false);
    batch.get("a", V);
    assertThat(batch.execute().get(2)).isEqualTo(Map.of("v", 2L));
  }

  @Test
  void hundredsOfOperationsAreServed() throws Exception {
    TableBatchOps batch = client.batch(table);
    for (int i = 0; i < 500; i++) {
      batch.insertOrUpdate("key" + i, V, values((long) i));
    }
    assertThat(batch.execute()).hasSize(500).containsOnly(1L);
    assertThat(tables.query("select count(*), sum(v) from " + table))
        .containsExactly(List.of("500", "124750"));
  }
}
