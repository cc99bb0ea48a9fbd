// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.hbase.cluster.TableDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

/** Descriptors written into statements and read out of definitions. */
class StoredTableTest {
  private static final TableName TABLE = TableName.valueOf("t");

  private static ColumnFamilyDescriptorBuilder family(String name) {
    return ColumnFamilyDescriptorBuilder.newBuilder(Bytes.toBytes(name));
  }

  private static TableDescriptor table(ColumnFamilyDescriptor... families) {
    return TableDescriptorBuilder.newBuilder(TABLE)
        .setColumnFamilies(List.of(families))
        .build();
  }

  @Test
  void attributesAreReadWhateverTheCaseOfTheirNames() {
    KvAttributes read = KvAttributes.parse(
        "{\"hbase\": {\"timetolive\": 10, \"MaxVersions\": 3, \"State\": \"disable\"}}");

    assertThat(read).isEqualTo(new KvAttributes(3, 10, false, false));
    assertThat(KvAttributes.parse(read.json())).isEqualTo(read);
  }

  @Test
  void tableWithoutAttributesKeepsAllForEver() {
    KvAttributes none = KvAttributes.parse("");

    assertThat(none.maxVersions()).isEqualTo(Integer.MAX_VALUE);
    assertThat(none.timeToLive()).isEqualTo(Integer.MAX_VALUE);
    assertThat(none.enabled()).isTrue();
    assertThat(none.json()).isEqualTo("{\"Hbase\": {}}");
  }

  @Test
  void optionsOfADefinitionAreReadWithTheirEscapes() {
    Map<String, String> options =
        TableDefinition.options("CREATE TABLE `t$f` (\n  `K` varbinary(10)"
            + " NOT NULL COMMENT 'not (this',\n  PRIMARY KEY (`K`)\n) ORGANIZATION INDEX COMPRESSION ="
            + " 'zstd' TABLEGROUP = 'g' COMMENT = '{\\\"a\\\": \\'b\\\\c\\'}\\n' KV_ATTRIBUTES = '{\"Hbase\":"
            + " {\"MaxVersions\": 3}}'\n partition by range columns(K)\n(partition `p0` values less than"
            + " ('''),\npartition `p1` values less than (MAXVALUE))");

    assertThat(options)
        .containsEntry("TABLEGROUP", "g")
        .containsEntry("COMMENT", "{\"a\": 'b\\c'}\n")
        .containsEntry("KV_ATTRIBUTES", "{\"Hbase\": {\"MaxVersions\": 3}}");
  }

  @Test
  void descriptorsSurviveTheComment() throws DoNotRetryIOException {
    ColumnFamilyDescriptor family = family("Mixed")
        .setMaxVersions(5)
        .setTimeToLive(60)
        .setBlocksize(1024)
        .setValue("custom", "it's \"quoted\" \\ \u00e9")
        .setConfiguration("hbase.something", "on")
        .build();
    TableDescriptor table =
        TableDescriptorBuilder.newBuilder(table(family)).setValue("owner", "me").build();

    DescriptorComment comment =
        DescriptorComment.parse(DescriptorComment.of(table, family).json(), "mixed");
    StoredTable stored = new StoredTable(
        TABLE,
        "t",
        List.of(new StoredTable.Family("t$mixed", FamilyDdl.attributes(family), comment)));

    assertThat(stored.descriptor()).isEqualTo(table);
  }

  @Test
  void defaultsAreLeftOutOfTheComment() {
    ColumnFamilyDescriptor family = family("f").setMaxVersions(3).build();

    assertThat(DescriptorComment.of(table(family), family).json())
        .isEqualTo("{\"hbase\":{\"family\":\"f\"}}");
  }

  @Test
  void commentOfSomebodyElseSaysNothing() {
    assertThat(DescriptorComment.parse("{broken", "f").family()).isEqualTo("f");
    assertThat(DescriptorComment.parse("orders of last year", "f").familyValues())
        .isEmpty();
  }

  @Test
  void tableIsMadeWithItsFamilysAttributesAndSplits() throws DoNotRetryIOException {
    ColumnFamilyDescriptor family =
        family("f").setMaxVersions(3).setTimeToLive(10).build();

    String statement = FamilyDdl.create("`d`.`t$f`", "t", table(family), family, new byte[][] {
      {0, (byte) 0xff}, Bytes.toBytes("g")
    });

    assertThat(statement)
        .startsWith("CREATE TABLE `d`.`t$f` (K varbinary")
        .contains("V varbinary(1048576), TTL bigint")
        .contains("TABLEGROUP = `t` KV_ATTRIBUTES = "
            + "'{\"Hbase\": {\"TimeToLive\": 10, \"MaxVersions\": 3}}'")
        .endsWith(
            "PARTITION BY RANGE COLUMNS (K) (PARTITION p0 VALUES LESS THAN (x'00f48fbfbf'), PARTITION p1"
                + " VALUES LESS THAN (x'67'), PARTITION p2 VALUES LESS THAN (MAXVALUE))");
  }

  @Test
  void descriptorChoosesKeyPartitionsAndLargeValues() throws DoNotRetryIOException {
    ColumnFamilyDescriptor family = family("f").setMobEnabled(true).build();
    TableDescriptor table = TableDescriptorBuilder.newBuilder(table(family))
        .setValue(FamilyDdl.KEY_PARTITIONS, "97")
        .build();

    assertThat(FamilyDdl.create("`t$f`", "t", table, family, new byte[0][]))
        .contains("V longblob")
        .endsWith("PARTITION BY KEY (K) PARTITIONS 97");
  }

  @Test
  void alterationKeepsWhatIsNotNamed() {
    KvAttributes disabled = new KvAttributes(3, Integer.MAX_VALUE, false, false);

    assertThat(FamilyDdl.alter("`t$f`", disabled, Optional.empty(), Optional.empty()))
        .isEqualTo("ALTER TABLE `t$f` KV_ATTRIBUTES = "
            + "'{\"Hbase\": {\"MaxVersions\": 3, \"State\": \"disable\"}}'");
  }

  @Test
  void familyThatCannotBeKeptIsRefused() {
    ColumnFamilyDescriptor keeping =
        family("f").setMaxVersions(3).setMinVersions(2).setTimeToLive(10).build();
    ColumnFamilyDescriptor wordy =
        family("f").setValue("text", "x".repeat(5000)).build();

    assertThatThrownBy(() -> FamilyDdl.attributes(keeping))
        .isInstanceOf(DoNotRetryIOException.class)
        .hasMessageContaining("minimum versions");
    assertThatThrownBy(() -> FamilyDdl.comment(DescriptorComment.of(table(wordy), wordy)))
        .isInstanceOf(DoNotRetryIOException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void splitKeysAreCheckedAsHBaseDoes() {
    byte[][] duplicates = {Bytes.toBytes("g"), Bytes.toBytes("g")};

    assertThatThrownBy(() -> Splits.checked(duplicates))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unique");
    assertThatThrownBy(() -> Splits.checked(new byte[][] {{}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Arrays.asList(Splits.even(Bytes.toBytes("10"), Bytes.toBytes("90"), 5)))
        .hasSize(4);
  }
}
