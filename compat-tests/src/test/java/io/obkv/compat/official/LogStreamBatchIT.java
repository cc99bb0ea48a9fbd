// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.official;

import static com.alipay.oceanbase.rpc.mutation.MutationFactory.colVal;
import static com.alipay.oceanbase.rpc.mutation.MutationFactory.row;
import static io.obkv.compat.official.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObTableClient;
import com.alipay.oceanbase.rpc.checkandmutate.CheckAndInsUp;
import com.alipay.oceanbase.rpc.filter.ObCompareOp;
import com.alipay.oceanbase.rpc.filter.ObTableFilterFactory;
import com.alipay.oceanbase.rpc.get.Get;
import com.alipay.oceanbase.rpc.mutation.BatchOperation;
import com.alipay.oceanbase.rpc.mutation.Insert;
import com.alipay.oceanbase.rpc.mutation.InsertOrUpdate;
import com.alipay.oceanbase.rpc.mutation.MutationFactory;
import com.alipay.oceanbase.rpc.mutation.Row;
import com.alipay.oceanbase.rpc.mutation.result.BatchOperationResult;
import io.obkv.compat.environment.Tables;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The batch of the second generation: one transaction for all its operations. */
@CompatibilityCases
class LogStreamBatchIT {
  private final ObTableClient client;
  private final Tables tables;
  private String table;

  LogStreamBatchIT(ObTableClient client, Tables tables) {
    this.client = client;
    this.tables = tables;
  }

  @BeforeEach
  void makeTable() {
    table = tables.keyValue();
    client.addRowKeyElement(table, new String[] {"k"});
  }

  private static Row key(String key) {
    return row(colVal("k", key));
  }

  private static Insert insert(String key, long value) throws Exception {
    return MutationFactory.insert().setRowKey(key(key)).addMutateColVal(colVal("v", value));
  }

  private static InsertOrUpdate insertOrUpdate(String key, long value) throws Exception {
    return MutationFactory.insertOrUpdate().setRowKey(key(key)).addMutateColVal(colVal("v", value));
  }

  private static CheckAndInsUp check(String key, long above, long value, boolean exists)
      throws Exception {
    return new CheckAndInsUp(
        ObTableFilterFactory.compareVal(ObCompareOp.GT, "v", above),
        insertOrUpdate(key, value),
        exists);
  }

  private List<List<String>> stored() {
    return tables.query("select k, v from " + table + " order by k");
  }

  @Test
  void resultsComeInTheOrderOfTheOperations() throws Exception {
    tables.fill(table, "'a',1,'x'", "'b',2,'x'", "'c',3,'x'");
    BatchOperationResult result = client
        .batchOperation(table)
        .addOperation(insert("d", 4))
        .addOperation(MutationFactory.delete().setRowKey(key("a")))
        .addOperation(
            MutationFactory.replace().setRowKey(key("b")).addMutateColVal(colVal("v", 20L)))
        .addOperation(
            MutationFactory.update().setRowKey(key("none")).addMutateColVal(colVal("v", 9L)))
        .addOperation(insertOrUpdate("c", 30))
        .execute();
    assertThat(result.size()).isEqualTo(5);
    assertThat(List.of(
            result.get(0).getAffectedRows(),
            result.get(1).getAffectedRows(),
            result.get(2).getAffectedRows(),
            result.get(3).getAffectedRows(),
            result.get(4).getAffectedRows()))
        .containsExactly(1L, 1L, 2L, 0L, 1L);
    assertThat(stored()).containsExactly(List.of("b", "20"), List.of("c", "30"), List.of("d", "4"));
  }

  @Test
  void getsReturnTheirRows() throws Exception {
    tables.fill(table, "'a',1,'x'", "'b',2,'y'");
    BatchOperationResult result = client
        .batchOperation(table)
        .addOperation(
            new Get().setRowKey(key("b")).select("v", "s"),
            new Get().setRowKey(key("a")).select("v", "s"))
        .execute();
    assertThat(result.get(0).getOperationRow().getMap())
        .containsEntry("v", 2L)
        .containsEntry("s", "y");
    assertThat(result.get(1).getOperationRow().getMap())
        .containsEntry("v", 1L)
        .containsEntry("s", "x");
  }

  @Test
  void getsOfMissingRowsAreEmpty() throws Exception {
    BatchOperationResult result = client
        .batchOperation(table)
        .addOperation(new Get().setRowKey(key("none")).select("v"))
        .execute();
    assertThat(result.get(0).getOperationRow().getMap()).isEmpty();
  }

  @Test
  void getsOfDifferentColumnsKeepThemApart() throws Exception {
    tables.fill(table, "'a',1,'x'");
    BatchOperationResult result = client
        .batchOperation(table)
        .addOperation(
            new Get().setRowKey(key("a")).select("s"),
            new Get().setRowKey(key("a")).select("v"))
        .execute();
    assertThat(result.get(0).getOperationRow().getMap()).containsOnlyKeys("s");
    assertThat(result.get(1).getOperationRow().getMap()).containsOnlyKeys("v");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFailureStoresNothingWhateverAtomicSays(boolean atomic) throws Exception {
    tables.fill(table, "'b',2,'x'");
    BatchOperation batch = client
        .batchOperation(table)
        .addOperation(insert("a", 1), insert("b", 20), insert("c", 3))
        .setIsAtomic(atomic);
    assertRefused(-5024, "Duplicate entry 'b' for key 'PRIMARY'", batch::execute);
    assertThat(stored()).containsExactly(List.of("b", "2"));
  }

  @Test
  void aTypeErrorStoresNothing() throws Exception {
    BatchOperation batch = client
        .batchOperation(table)
        .addOperation(insert("a", 1))
        .addOperation(
            MutationFactory.insert().setRowKey(key("b")).addMutateColVal(colVal("v", "text")));
    assertRefused(-10511, batch::execute);
    assertThat(stored()).isEmpty();
  }

  @Test
  void oneResultSumsTheAffectedRows() throws Exception {
    tables.fill(table, "'a',1,'x'", "'b',2,'x'");
    BatchOperationResult result = client
        .batchOperation(table)
        .addOperation(
            MutationFactory.replace().setRowKey(key("a")).addMutateColVal(colVal("v", 10L)),
            MutationFactory.replace().setRowKey(key("b")).addMutateColVal(colVal("v", 20L)))
        .setReturnOneResult(true)
        .execute();
    assertThat(result.size()).isEqualTo(1);
    assertThat(result.get(0).getAffectedRows()).isEqualTo(4);
  }

  @Test
  void incrementsAndAppendsReturnTheirRows() throws Exception {
    tables.fill(table, "'a',1,'x'");
    BatchOperationResult result = client
        .batchOperation(table)
        .addOperation(
            MutationFactory.increment().setRowKey(key("a")).addMutateColVal(colVal("v", 9L)))
        .addOperation(
            MutationFactory.append().setRowKey(key("a")).addMutateColVal(colVal("s", "y")))
        .execute();
    assertThat(result.get(0).getAffectedRows()).isEqualTo(1);
    assertThat(stored()).containsExactly(List.of("a", "10"));
  }

  @Test
  void checkAndInsertOrUpdateActsOnlyWhereTheCheckHolds() throws Exception {
    tables.fill(table, "'a',1,'x'", "'b',20,'x'");
    BatchOperationResult result = client
        .batchOperation(table)
        .addOperation(check("a", 10, 100, true), check("b", 10, 200, true))
        .execute();
    assertThat(result.get(0).getAffectedRows()).isZero();
    assertThat(result.get(1).getAffectedRows()).isEqualTo(1);
    assertThat(stored()).containsExactly(List.of("a", "1"), List.of("b", "200"));
  }

  @Test
  void checkForAbsenceInsertsNewRows() throws Exception {
    tables.fill(table, "'b',20,'x'");
    BatchOperationResult result = client
        .batchOperation(table)
        .addOperation(check("a", 10, 100, false), check("b", 10, 200, false))
        .execute();
    assertThat(result.get(0).getAffectedRows()).isEqualTo(1);
    assertThat(result.get(1).getAffectedRows()).isZero();
    assertThat(stored()).containsExactly(List.of("a", "100"), List.of("b", "20"));
  }

  @Test
  void hundredsOfOperationsAreServed() throws Exception {
    BatchOperation batch = client.batchOperation(table);
    for (int i = 0; i < 500; i++) {
      batch.addOperation(insertOrUpdate("key" + i, i));
    }
    assertThat(batch.execute().getCorrectCount()).isEqualTo(500);
    assertThat(tables.query("select count(*), sum(v) from " + table))
        .containsExactly(List.of("500", "124750"));
  }
}
