// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationBatch;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryAndMutate;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.server.audit.AuditedStatement;
import io.obkv.server.audit.KeptRequest.Outcome;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts and sums are those that OceanBase 4.3.5.3 shows for the same requests. */
class RecordedTextsTest {
  private static final byte[] CREDENTIAL = {1, 2, 3};
  private static final String QUERY = "{key_ranges:[{\"range\":\"table_id:null,group_idx:0,"
      + "index_ordered_idx:0,[{\"BIGINT\":0};{\"BIGINT\":200}]\"}], select_columns:[\"c1\"],"
      + " filter_string:\"\", limit:41993, offset:0, scan_order:1, index_name:\"\", batch_size:-1,"
      + " max_result_size:-1, htable_filter:{is_valid:false, column_qualifier:[], min_stamp:0,"
      + " max_stamp:9223372036854775807, max_versions:1, limit_per_row_per_cf:-1,"
      + " offset_per_row_per_cf:0, filter_string:\"\"}, scan_range_columns:[\"c1\"],"
      + " aggregations:[], ob_params:{ob_params:null}, tablet_ids:[], hot_only:false}";
  private static final Outcome DONE = new Outcome(0, 0, 0);

  private static Entity row(List<Value> key, String column, Value value) {
    return new Entity(key, List.of(new Property(column, value)));
  }

  private static OperationRequest operation(int type, Entity row) {
    return new OperationRequest(
        CREDENTIAL, "audit_test", 500843, 0, 1, new Operation(type, row), 0, 0, false, true, -1);
  }

  private static Query query(List<KeyRange> ranges, List<String> bounded, String filter) {
    return new Query(
        ranges,
        List.of("c1"),
        filter,
        41993,
        0,
        1,
        "",
        -1,
        -1,
        null,
        bounded,
        List.of(),
        null,
        0,
        4);
  }

  private static Query rangeQuery() {
    KeyRange range =
        KeyRange.of(List.of(Value.ofBigInt(0)), true, List.of(Value.ofBigInt(200)), true);
    return query(List.of(range), List.of("c1"), "");
  }

  private static QueryRequest request(Query query) {
    return new QueryRequest(CREDENTIAL, "audit_test", 500843, 0, 1, 0, query, 0, -1);
  }

  private static String sqlId(Query query) {
    return only(new QueryForm().statements(request(query), DONE)).sqlId();
  }

  private static AuditedStatement only(List<AuditedStatement> statements) {
    assertThat(statements).hasSize(1);
    return statements.get(0);
  }

  @Test
  void operationIsPrintedWithoutItsCredential() {
    Entity row = row(List.of(Value.ofBigInt(1)), "c2", Value.ofString("c2_val"));
    assertThat(new OperationForm().text(operation(4, row)))
        .isEqualTo("{credential:***, table_name:\"audit_test\", table_id:500843, tablet_id:{id:0},"
            + " entity_type:1, table_operation:{operation_type:4, entity:{rowkey_names:[]rowkey:"
            + "[{\"BIGINT\":1}], properties:{c2:{\"VARCHAR\":\"c2_val\","
            + " collation:\"utf8mb4_general_ci\", coercibility:\"EXPLICIT\"}}}},"
            + " consistency_level:0, option_flag:0, returning_affected_entity:false,"
            + " returning_affected_rows:true}");
  }

  @Test
  void operationsOfOneShapeHaveOneSqlId() {
    OperationForm form = new OperationForm();
    Entity row = row(List.of(Value.ofBigInt(1)), "c2", Value.ofString("c2_val"));
    Entity other = row(List.of(Value.ofBigInt(9)), "c2", Value.ofString("x"));
    Entity keyOnly = new Entity(List.of(Value.ofBigInt(1)), List.of());
    assertThat(only(form.statements(operation(4, row), DONE)).sqlId())
        .isEqualTo("3CE3D29E2D57DDF7AD7A6CB238B7DB4C")
        .isEqualTo(only(form.statements(operation(4, other), DONE)).sqlId());
    assertThat(only(form.statements(operation(2, keyOnly), DONE)).sqlId())
        .isEqualTo("2476A4BB477F819A859D73C0D011AA9F");
    assertThat(only(form.statements(operation(1, row), DONE)).sqlId())
        .isEqualTo("09336911D37394AD1F50A99607D94DC6");
    assertThat(only(form.statements(operation(7, row), DONE)).sqlId())
        .isEqualTo("06C2DFF9234C313C422352DF68C78B0D");
  }

  @Test
  void queryIsPrintedAndItsStepsBeside() {
    String text = "{credential:***, table_name:\"audit_test\", table_id:500843, tablet_id:{id:0},"
        + " entity_type:1, consistency_level:0, query:" + QUERY + "}";
    assertThat(new QueryForm().text(request(rangeQuery()))).isEqualTo(text);
    assertThat(new AsyncQueryForm().text(new AsyncQueryRequest(request(rangeQuery()), -1, 0)))
        .isEqualTo("{ObTableQueryRequest:" + text
            + ", query_session_id:18446744073709551615, query_type:0}");
  }

  @Test
  void queriesOfOneShapeHaveOneSqlId() {
    List<KeyRange> all = List.of(KeyRange.all());
    KeyRange hundred =
        KeyRange.of(List.of(Value.ofBigInt(0)), true, List.of(Value.ofBigInt(100)), true);
    assertThat(sqlId(rangeQuery()))
        .isEqualTo("6BB7D51F0820D016D31DB0D2C5D19F13")
        .isEqualTo(sqlId(query(List.of(hundred), List.of("c1"), "")));
    assertThat(sqlId(query(List.of(hundred), List.of("c1"), "TableCompareFilter(>, 'c2:c2_val')")))
        .isEqualTo("9DCF634C6F8BF905208D458EEF5418C2");
    assertThat(sqlId(query(all, List.of(), "TableCompareFilter(=, 'c2:hello')")))
        .isEqualTo("21270555F52264D6D58D2574B6B6AB4E");
    assertThat(sqlId(query(
            all,
            List.of(),
            "TableCompareFilter(=, 'c2:hello') && TableCompareFilter(=, 'c3:hello')")))
        .isEqualTo("EDDA497F171F10246698A2D995D5DB50");
  }

  @Test
  void boundsOfSeveralColumnsStandNextToEachOther() {
    KeyRange range = KeyRange.of(
        List.of(Value.ofInt(0), Value.MIN), true, List.of(Value.ofInt(1), Value.MAX), true);
    KeyRange texts =
        KeyRange.of(List.of(Value.ofString("c2")), true, List.of(Value.ofString("c2_val")), false);
    String start = "{\"range\":\"table_id:null,group_idx:0,index_ordered_idx:0,";
    assertThat(ValuePrinter.print(range)).isEqualTo(start + "[{\"INT\":0},MIN;{\"INT\":1},MAX]\"}");
    assertThat(ValuePrinter.print(texts))
        .isEqualTo(start + "[{\"VARCHAR\":\"c2\", collation:\"utf8mb4_general_ci\"};"
            + "{\"VARCHAR\":\"c2_val\", collation:\"utf8mb4_general_ci\"})\"}");
    assertThat(ValuePrinter.print(KeyRange.all())).isEqualTo(start + "(MIN;MAX)\"}");
  }

  @Test
  void changeOfFoundRowsIsAQueryAndAChangeForEach() {
    Entity row = row(List.of(), "c2", Value.ofString("_append0"));
    OperationBatch changes = new OperationBatch(List.of(new Operation(7, row)), false, true, true);
    QueryAndMutateRequest request = new QueryAndMutateRequest(
        CREDENTIAL,
        "audit_test",
        500843,
        0,
        1,
        new QueryAndMutate(rangeQuery(), changes, false, 0),
        0,
        0,
        -1);
    QueryAndMutateForm form = new QueryAndMutateForm();
    assertThat(form.text(request))
        .isEqualTo("{credential:***, table_name:\"audit_test\", table_id:500843, tablet_id:{id:0},"
            + " entity_type:1, query_and_mutate:{query:" + QUERY + ", mutations:{is_readonly:false,"
            + " is_same_type:true, is_same_properties_names:true, operatiton_count:1,"
            + " table_operations:[{operation_type:7, entity:{rowkey_names:[]rowkey:[],"
            + " properties:{c2:{\"VARCHAR\":\"_append0\", collation:\"utf8mb4_general_ci\","
            + " coercibility:\"EXPLICIT\"}}}}]}, return_affected_entity:false, flag:0,"
            + " table_flag_.is_check_and_execute:false, table_flag_.is_check_no_exists:false,"
            + " table_flag_.rollback_when_check_failed:false,"
            + " hbase_flag_.is_user_specific_T:0}}");
    List<AuditedStatement> statements = form.statements(request, new Outcome(0, 1, 0));
    assertThat(statements)
        .extracting(AuditedStatement::kind)
        .containsExactly("KV_QUERY", "KV_APPEND", "KV_QUERY");
    assertThat(statements).extracting(AuditedStatement::code).containsExactly(0, 0, -4008);
    assertThat(statements)
        .extracting(AuditedStatement::sqlId)
        .containsExactly(
            "6BB7D51F0820D016D31DB0D2C5D19F13",
            "06C2DFF9234C313C422352DF68C78B0D",
            "6BB7D51F0820D016D31DB0D2C5D19F13");
    assertThat(form.mostStatements(request, new Outcome(0, 1, 0))).isEqualTo(3);
  }

  @Test
  void batchOfOneTypeIsOneStatement() {
    Entity first = row(List.of(Value.ofBigInt(1)), "c2", Value.ofString("a"));
    Entity second = row(List.of(Value.ofBigInt(2)), "c2", Value.ofString("b"));
    BatchForm form = new BatchForm();
    BatchRequest same = batch(new OperationBatch(
        List.of(new Operation(1, first), new Operation(1, second)), false, true, true));
    AuditedStatement only = only(form.statements(same, DONE));
    assertThat(only.kind()).isEqualTo("KV_MULTI_INSERT");
    assertThat(only.sqlId()).isEqualTo("538A68E45CBC93B6676B1C108D49330C");
    BatchRequest mixed = batch(new OperationBatch(
        List.of(new Operation(1, first), new Operation(4, second)), false, false, true));
    assertThat(form.statements(mixed, DONE))
        .extracting(AuditedStatement::kind, AuditedStatement::sqlId)
        .containsExactly(
            tuple("KV_INSERT", "09336911D37394AD1F50A99607D94DC6"),
            tuple("KV_INSERT_OR_UPDATE", "3CE3D29E2D57DDF7AD7A6CB238B7DB4C"));
    assertThat(form.mostStatements(mixed, DONE)).isEqualTo(2);
  }

  private static BatchRequest batch(OperationBatch batch) {
    return new BatchRequest(
        CREDENTIAL, "audit_test", 500843, 1, batch, 0, 4, false, true, 0, false);
  }

  @Test
  void legacyBatchIsPrinted() {
    Entity key = new Entity(List.of(Value.ofString("abc-0")), List.of());
    BatchRequest request =
        batch(new OperationBatch(List.of(new Operation(2, key)), false, true, true));
    assertThat(new BatchForm().text(request))
        .isEqualTo("{credential:***, table_name:\"audit_test\", table_id:500843, tablet_id:{id:0},"
            + " entity_type:1, batch_operation:{is_readonly:false, is_same_type:true,"
            + " is_same_properties_names:true, operatiton_count:1, table_operations:["
            + "{operation_type:2, entity:{rowkey_names:[]rowkey:[{\"VARCHAR\":\"abc-0\","
            + " collation:\"utf8mb4_general_ci\", coercibility:\"EXPLICIT\"}], properties:{}}}]},"
            + " consistency_level:0, option_flag:4, returning_affected_entity:false,"
            + " returning_affected_rows:true, batch_operation_as_atomic:false}");
  }
}
