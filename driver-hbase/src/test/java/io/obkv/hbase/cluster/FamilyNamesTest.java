// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class FamilyNamesTest {
  @Test
  void commentOfThisDriverTellsTheName() {
    assertThat(FamilyNames.name("{\"hbase\":{\"family\":\"Info\",\"values\":{}}}"))
        .contains("Info");
  }

  @Test
  void otherCommentsTellNone() {
    for (String comment : List.of("", "words", "{", "{}", "{\"hbase\":1}", "{\"hbase\":{}}")) {
      assertThat(FamilyNames.name(comment)).as(comment).isEmpty();
    }
    assertThat(FamilyNames.name(null)).isEmpty();
  }

  @Test
  void familyIsFoundByItsNameAndItsTableByTheStoredOne() {
    HTableSchema table = HTableSchema.of(
        TableName.valueOf("ns", "t"), List.of(new FamilySchema("Info", "info", 1, 10)), true);
    assertThat(table.has(Bytes.toBytes("Info"))).isTrue();
    assertThat(table.has(Bytes.toBytes("info"))).isFalse();
    assertThat(table.familyTable(Bytes.toBytes("Info"))).isEqualTo("ns:t$info");
  }

  @Test
  void groupsOfTheDefaultNamespaceHaveItsTablesNamesAlone() {
    assertThat(HTableSchema.groupTable(TableName.valueOf("t"))).isEqualTo("t");
    assertThat(HTableSchema.groupTable(TableName.valueOf("ns", "t"))).isEqualTo("ns:t");
  }
}
