// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.InvalidFamilyOperationException;
import org.apache.hadoop.hbase.NamespaceNotFoundException;
import org.apache.hadoop.hbase.TableExistsException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.TableNotDisabledException;
import org.apache.hadoop.hbase.TableNotEnabledException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class TableOperationsTest {
  private static final TableName KNOWN = TableName.valueOf("t");
  private static final TableName OTHER = TableName.valueOf("other");

  private final ScriptedAccess access = new ScriptedAccess();
  private final TableOperations tables = new TableOperations(access);

  private static TableDescriptor descriptor(TableName name, String... families) {
    TableDescriptorBuilder builder = TableDescriptorBuilder.newBuilder(name);
    for (String family : families) {
      builder.setColumnFamily(ColumnFamilyDescriptorBuilder.of(family));
    }
    return builder.build();
  }

  private static void assertFails(CompletableFuture<?> future, Class<? extends Throwable> with) {
    assertThatThrownBy(future::join).hasCauseInstanceOf(with);
  }

  private void disabled() {
    access.attributes = "{\"Hbase\": {\"MaxVersions\": 3, \"State\": \"disable\"}}";
  }

  @Test
  void wrongStateHasHBasesException() {
    assertFails(tables.delete(KNOWN), TableNotDisabledException.class);
    assertFails(tables.truncate(KNOWN, true), TableNotDisabledException.class);
    assertFails(tables.enable(KNOWN), TableNotDisabledException.class);
    disabled();
    assertFails(tables.disable(KNOWN), TableNotEnabledException.class);
    assertThat(access.changes).isEmpty();
  }

  @Test
  void missingTableHasHBasesException() {
    assertFails(tables.delete(OTHER), TableNotFoundException.class);
    assertFails(tables.descriptor(OTHER), TableNotFoundException.class);
    assertFails(tables.modify(descriptor(OTHER, "f")), TableNotFoundException.class);
    assertThat(tables.available(OTHER).join()).isFalse();
  }

  @Test
  void tableThatIsThereIsNotMadeAgain() {
    assertFails(tables.create(descriptor(KNOWN, "f"), null), TableExistsException.class);
    assertFails(tables.create(descriptor(OTHER), null), DoNotRetryIOException.class);
    assertThat(access.changes).isEmpty();
  }

  @Test
  void disablingIsWrittenIntoTheTable() {
    tables.disable(KNOWN).join();

    assertThat(access.changes)
        .containsExactly("ALTER TABLE `home`.`t$f` KV_ATTRIBUTES = "
            + "'{\"Hbase\": {\"MaxVersions\": 3, \"State\": \"disable\"}}'");
  }

  @Test
  void everyFamilyIsATableOfTheGroup() {
    tables.create(descriptor(OTHER, "a", "b"), null).join();

    assertThat(access.changes).hasSize(3);
    assertThat(access.changes.get(0)).startsWith("CREATE TABLEGROUP `other`");
    assertThat(access.changes.get(1)).startsWith("CREATE TABLE `home`.`other$a`");
    assertThat(access.changes.get(2)).startsWith("CREATE TABLE `home`.`other$b`");
  }

  @Test
  void creationThatFailsTakesBackWhatItMade() {
    access.refused = "CREATE TABLE `home`.`other$b`";
    access.refusal = ErrorCode.OB_ERR_TABLE_EXIST;

    assertFails(tables.create(descriptor(OTHER, "a", "b"), null), TableExistsException.class);
    assertThat(access.changes)
        .endsWith("DROP TABLE `home`.`other$a`", "DROP TABLEGROUP IF EXISTS `other`")
        .noneMatch(change -> change.equals("DROP TABLE `home`.`other$b`"));
  }

  @Test
  void missingDatabaseIsAMissingNamespace() {
    access.refused = "CREATE TABLE ";
    access.refusal = ErrorCode.OB_ERR_BAD_DATABASE;

    assertFails(
        tables.create(descriptor(TableName.valueOf("ns", "x"), "a"), null),
        NamespaceNotFoundException.class);
  }

  @Test
  void groupThatAnotherDatabaseUsesIsLeft() {
    disabled();
    access.refused = "DROP TABLEGROUP";
    access.refusal = ErrorCode.OB_TABLEGROUP_NOT_EMPTY;

    tables.delete(KNOWN).join();
    assertThat(access.changes.get(0)).isEqualTo("DROP TABLE IF EXISTS `home`.`t$f`");
  }

  @Test
  void newFamilyIsDividedAsTheOthersAre() {
    tables.addFamily(KNOWN, ColumnFamilyDescriptorBuilder.of("g")).join();

    assertThat(access.changes.get(0)).isEqualTo("CREATE TABLE `home`.`t$g` LIKE `home`.`t$f`");
    assertThat(access.changes.get(1)).contains("\"MaxVersions\": 1", "COMMENT = ");
  }

  @Test
  void wrongFamilyHasHBasesException() {
    assertFails(
        tables.addFamily(KNOWN, ColumnFamilyDescriptorBuilder.of("f")),
        InvalidFamilyOperationException.class);
    assertFails(
        tables.modifyFamily(KNOWN, ColumnFamilyDescriptorBuilder.of("g")),
        InvalidFamilyOperationException.class);
    assertFails(
        tables.deleteFamily(KNOWN, Bytes.toBytes("g")), InvalidFamilyOperationException.class);
    assertFails(
        tables.deleteFamily(KNOWN, Bytes.toBytes("f")), InvalidFamilyOperationException.class);
  }

  @Test
  void modifiedTableGetsAndLosesFamilies() {
    tables.modify(descriptor(KNOWN, "g")).join();

    assertThat(access.changes).hasSize(3).element(2).isEqualTo("DROP TABLE IF EXISTS `home`.`t$f`");
  }

  @Test
  void tableOfTheServersOwnAdministrationIsNotAltered() {
    access.attributes = "{\"Hbase\": {\"CreatedBy\": \"Admin\"}}";

    assertFails(
        tables.addFamily(KNOWN, ColumnFamilyDescriptorBuilder.of("g")),
        DoNotRetryIOException.class);
    assertThat(access.changes).isEmpty();
  }
}
