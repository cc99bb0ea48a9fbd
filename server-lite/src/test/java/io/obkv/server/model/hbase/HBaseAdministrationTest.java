// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.server.error.RequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administration requests, with the answers and refusals of the real engine. */
class HBaseAdministrationTest {
  private static final int LOCATOR = 2;
  private static final int METRICS = 3;
  private static final int CREATE = 4;
  private static final int DELETE = 5;
  private static final int EXISTS = 7;
  private static final int DESCRIBE = 8;
  private static final int ENABLE = 9;
  private static final int DISABLE = 10;

  private static final String NAMED = "{\"table_name\":\"t\"}";
  private static final String TWO_FAMILIES = "{\"htable_name\":\"t\",\"column_families\":"
      + "{\"A\":{\"ttl\":3600,\"max_version\":3},\"b\":{\"ttl\":2147483647,\"max_version\":1}}}";

  private final WriteFixture fixture = new WriteFixture();

  @BeforeEach
  void allow() {
    fixture.run("alter system set _enable_kv_hbase_admin_ddl = true");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void assertRefused(int type, String json, ErrorCode code, String text) {
    assertThatThrownBy(() -> fixture.meta(type, json))
        .isInstanceOfSatisfying(RequestException.class, refusal -> {
          assertThat(refusal.code()).isEqualTo(code);
          assertThat(refusal.text()).isEqualTo(text);
        });
  }

  @Test
  void createsATableOfAFamilyEach() {
    assertThat(fixture.meta(CREATE, TWO_FAMILIES).json()).isEqualTo("success");

    assertThat(fixture.meta(EXISTS, NAMED).json()).isEqualTo("{\"exists\":true}");
    assertThat(fixture.table("t$a").options().kvAttributes())
        .isEqualTo(
            "{\"Hbase\": {\"TimeToLive\": 3600, \"MaxVersions\": 3, \"CreatedBy\": \"Admin\"}}");
    assertThat(fixture.table("t$b").options().kvAttributes())
        .isEqualTo("{\"Hbase\": {\"MaxVersions\": 1, \"CreatedBy\": \"Admin\"}}");
    assertThat(fixture.meta(DESCRIBE, NAMED).json()).isEqualTo("""
        {
          "cfDescs": {
            "a": {
              "TTL":3600,
              "maxVersions":3
            },
            "b": {
              "TTL":0,
              "maxVersions":1
            }
          },
          "tableDesc": {
            "name":"",
            "state":"enable"
          }
        }""");
    fixture.batch("t$a", WriteFixture.put("r", "q", -WriteFixture.NOW, "v"));
    assertThat(fixture.cells("t$a")).hasSize(1);
  }

  @Test
  void refusesTablesThatCannotBe() {
    fixture.meta(CREATE, TWO_FAMILIES);

    assertRefused(
        CREATE, TWO_FAMILIES, ErrorCode.OB_KV_HBASE_TABLE_EXISTS, "table 't' already exists");
    assertRefused(
        CREATE,
        "{\"htable_name\":\"u\",\"column_families\":{}}",
        ErrorCode.OB_ALLOCATE_MEMORY_FAILED,
        "");
    assertRefused(
        CREATE,
        "{\"htable_name\":\"u\",\"column_families\":{\"a\":{}}}",
        ErrorCode.OB_ENTRY_NOT_EXIST,
        "");
    assertRefused(
        CREATE,
        "{\"htable_name\":\"u\",\"column_families\":{\"a\":{\"ttl\":0,\"max_version\":1}}}",
        ErrorCode.OB_KV_TTL_NOT_POSITIVE,
        "Time to live of hbase table must be greater than 0");
    assertRefused(
        CREATE,
        "{\"htable_name\":\"u\",\"column_families\":{\"a\":{\"ttl\":1,\"max_version\":0}}}",
        ErrorCode.OB_KV_MAX_VERSIONS_NOT_POSITIVE,
        "MaxVersions of hbase table must be greater than 0");
    assertThat(fixture.meta(EXISTS, "{\"table_name\":\"u\"}").json())
        .isEqualTo("{\"exists\":false}");
  }

  @Test
  void disablesAndEnablesAndDropsWhatIsDisabled() {
    fixture.meta(CREATE, TWO_FAMILIES);

    assertRefused(DELETE, NAMED, ErrorCode.OB_KV_TABLE_NOT_DISABLED, "'t' is not disabled");
    assertRefused(ENABLE, NAMED, ErrorCode.OB_KV_TABLE_NOT_DISABLED, "'t' is not disabled");
    assertThat(fixture.meta(DISABLE, NAMED).json()).isEmpty();
    assertRefused(DISABLE, NAMED, ErrorCode.OB_KV_TABLE_NOT_ENABLED, "'t' is not enabled");
    assertThat(fixture.table("t$b").options().kvAttributes())
        .isEqualTo(
            "{\"Hbase\": {\"MaxVersions\": 1, \"CreatedBy\": \"Admin\", \"State\": \"disable\"}}");
    assertThatThrownBy(() -> fixture.batch("t$a", WriteFixture.put("r", "q", -1, "v")))
        .hasMessageContaining("'' is not enabled");
    fixture.meta(ENABLE, NAMED);
    assertThat(fixture.table("t$b").options().kvAttributes()).contains("\"State\": \"enable\"");
    fixture.batch("t$a", WriteFixture.put("r", "q", -1, "v"));
    fixture.meta(DISABLE, NAMED);
    fixture.meta(DELETE, NAMED);
    assertThat(fixture.meta(EXISTS, NAMED).json()).isEqualTo("{\"exists\":false}");
    fixture.meta(CREATE, TWO_FAMILIES);
    assertThat(fixture.cells("t$a")).isEmpty();
  }

  @Test
  void leavesTablesMadeBySqlToSqlAndItsOwnToItself() {
    fixture.withTable("");
    fixture.meta(CREATE, TWO_FAMILIES);

    assertRefused(
        DISABLE,
        "{\"table_name\":\"ht\"}",
        ErrorCode.OB_NOT_SUPPORTED,
        "table kv_attribute without '\"CreateBy\": \"Admin\"' not supported");
    for (String statement : new String[] {
      "alter table `t$a` comment 'x'", "alter table `t$a` add c int", "create index i on `t$a` (T)"
    }) {
      assertThatThrownBy(() -> fixture.run(statement))
          .hasMessage("table kv_attribute with '\"CreateBy\": \"Admin\"' not supported");
    }
  }

  @Test
  void wantsTheParameterForWhatChangesTables() {
    fixture.run("alter system set _enable_kv_hbase_admin_ddl = false");

    assertRefused(
        CREATE,
        TWO_FAMILIES,
        ErrorCode.OB_NOT_SUPPORTED,
        "execute hbase admin ddl but _enable_kv_hbase_admin_ddl is false not supported");
    assertThat(fixture.meta(EXISTS, NAMED).json()).isEqualTo("{\"exists\":false}");
  }

  @Test
  void tellsUnknownTablesAndRequests() {
    assertRefused(DELETE, NAMED, ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS, "table 't' not found");
    assertRefused(DISABLE, NAMED, ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS, "");
    assertRefused(DESCRIBE, NAMED, ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS, "");
    assertRefused(LOCATOR, NAMED, ErrorCode.OB_KV_HBASE_TABLE_NOT_EXISTS, "table 't' not found");
    assertRefused(EXISTS, "nonsense", ErrorCode.OB_ERR_PARSER_SYNTAX, "");
    assertRefused(EXISTS, "[]", ErrorCode.OB_INVALID_ARGUMENT, "");
    assertRefused(EXISTS, "{}", ErrorCode.OB_ENTRY_NOT_EXIST, "");
    assertRefused(EXISTS, "{\"table_name\":\"\"}", ErrorCode.OB_ERR_UNEXPECTED, "");
    assertRefused(1, NAMED, ErrorCode.OB_NOT_SUPPORTED, "");
    assertRefused(6, NAMED, ErrorCode.OB_NOT_SUPPORTED, "");
    assertRefused(11, NAMED, ErrorCode.OB_NOT_SUPPORTED, "");
  }

  @Test
  void tellsWhereRegionsEnd() {
    fixture.withTable(
        "",
        "",
        "partition by range columns(K) (partition p0 values less than ('g'),"
            + " partition p1 values less than (maxvalue))");
    long first = fixture.table("ht$a").tabletIds().get(0);
    long second = fixture.table("ht$a").tabletIds().get(1);

    assertThat(fixture.meta(METRICS, "{\"table_name\":\"ht\"}").json())
        .isEqualTo("""
        {
          "tableName":"ht",
          "regions": [
            %d,
            %d
          ],
          "memTableSize": [
            0,
            0
          ],
          "ssTableSize": [
            8589934592,
            8589934592
          ],
          "boundary": [
            "g",
            "MAXVALUE"
          ]
        }""".formatted(first, second));
    assertThat(fixture.meta(LOCATOR, "{\"table_name\":\"ht\"}").json())
        .contains("\"127.0.0.1\",\n      2882")
        .contains("0,\n      " + first + ",\n      \"g\",\n      0,\n      1")
        .contains(
            "1,\n      " + fixture.table("ht$b").tabletIds().get(1) + ",\n      \"MAXVALUE\"");
  }
}
