// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.SingleQuery;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.server.audit.AuditedStatement;
import io.obkv.server.audit.KeptRequest.Outcome;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts and sums are those that OceanBase 4.3.5.3 shows for the same requests. */
class LogStreamFormTest {
  private static final LogStreamForm FORM = new LogStreamForm();
  private static final Outcome DONE = new Outcome(0, 0, 0);

  private static SingleOperation operation(int type, SingleQuery query) {
    SingleEntity row = new SingleEntity(
        ColumnSet.ALL,
        List.of(Value.ofBigInt(1)),
        ColumnSet.first(1),
        List.of(Value.ofString("7bzq")));
    return new SingleOperation(type, 0, query, List.of(row));
  }

  private static LogStreamRequest request(List<TabletOperations> tablets) {
    return new LogStreamRequest(
        new byte[] {7},
        1,
        0,
        -1,
        "audit_test",
        500843,
        List.of("c1"),
        List.of("c2"),
        LogStreamRequest.SAME_PROPERTY_NAMES,
        tablets,
        -1);
  }

  private static LogStreamRequest request(SingleOperation... operations) {
    return request(List.of(new TabletOperations(0, 2, List.of(operations))));
  }

  @Test
  void namesAreThoseOfTheDictionaries() {
    assertThat(FORM.text(request(operation(4, null))))
        .isEqualTo("{credential:***, entity_type:1, consistency_level:0, ls_op:{ls_id:{id:-1},"
            + " table_name:\"audit_test\", table_id:500843, option_flag:2, is_same_type:false,"
            + " is_same_properties_names:true, return_one_result:false, rowkey_names:[\"c1\"],"
            + " properties_names:[\"c2\"], tablet_ops_count_:1, tablet_ops:[{tablet_id:{id:0},"
            + " option_flag:2, is_same_type:false, is_same_properties_names:true,"
            + " single_ops_count:1, single_ops:[{op_type:4, flag:0,"
            + " table_flag_.is_check_no_exists:false,"
            + " table_flag_.rollback_when_check_failed:false, hbase_flag_.is_user_specific_T:0,"
            + " op_query:null, entities:[{rowkey_names:[\"c1\"]rowkey:[{\"BIGINT\":1}],"
            + " properties:{c2:{\"VARCHAR\":\"7bzq\", collation:\"utf8mb4_general_ci\","
            + " coercibility:\"EXPLICIT\"}}}]}]}], need_all_prop_bitmap:false}}");
  }

  @Test
  void operationsOfOneTypeAreOneStatementForEachTablet() {
    TabletOperations tablet =
        new TabletOperations(0, 3, List.of(operation(1, null), operation(1, null)));
    assertThat(FORM.statements(request(List.of(tablet, tablet)), DONE))
        .hasSize(2)
        .allSatisfy(statement -> {
          assertThat(statement.kind()).isEqualTo("KV_MULTI_INSERT");
          assertThat(statement.sqlId()).isEqualTo("538A68E45CBC93B6676B1C108D49330C");
        });
  }

  @Test
  void operationsOfSeveralTypesAreOneStatementEach() {
    LogStreamRequest request = request(operation(1, null), operation(4, null), operation(7, null));
    assertThat(FORM.statements(request, DONE))
        .extracting(AuditedStatement::sqlId)
        .containsExactly(
            "09336911D37394AD1F50A99607D94DC6",
            "3CE3D29E2D57DDF7AD7A6CB238B7DB4C",
            "06C2DFF9234C313C422352DF68C78B0D");
  }

  @Test
  void conditionalOperationIsAQueryAndAChange() {
    SingleQuery check = new SingleQuery(
        "", ColumnSet.first(1), List.of(KeyRange.all()), "TableCompareFilter(>, 'c2:5')", null, -1);
    LogStreamRequest request = request(operation(10, check));
    assertThat(FORM.text(request))
        .contains("op_query:{index_name:\"\", scan_range_columns:[\"c1\"], key_ranges:[{\"range\":"
            + "\"table_id:null,group_idx:0,index_ordered_idx:0,(MIN;MAX)\"}],"
            + " filter_string:\"TableCompareFilter(>, 'c2:5')\"}");
    assertThat(FORM.statements(request, DONE))
        .hasSizeLessThanOrEqualTo((int) FORM.mostStatements(request, DONE))
        .extracting(AuditedStatement::kind)
        .containsExactly("KV_QUERY", "KV_INSERT_OR_UPDATE");
  }
}
