// SPDX-License-Identifier: Apache-2.0
package io.obkv.table.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.protocol.message.Property;
import io.obkv.table.operation.Insert;
import io.obkv.table.operation.Key;
import io.obkv.table.record.Column;
import io.obkv.table.record.ColumnTypeException;
import io.obkv.value.Value;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {
  private static final Row ROW = new Row(List.of(
      new Property("id", Value.ofBigInt(7)),
      new Property("full_name", Value.ofString("pear")),
      new Property("price", Value.ofDouble(2.5)),
      new Property("gone", Value.NULL),
      new Property("created_at", Value.ofTimestamp(Instant.EPOCH))));

  record Fruit(long id, String fullName, @Column("price") Double cost, Instant createdAt) {}

  @Test
  void givesValuesByNameWhateverItsCase() {
    assertThat(ROW.getLong("ID")).isEqualTo(7);
    assertThat(ROW.getInt("id")).isEqualTo(7);
    assertThat(ROW.getString("full_name")).isEqualTo("pear");
    assertThat(ROW.getDouble("price")).isEqualTo(2.5);
    assertThat(ROW.isNull("gone")).isTrue();
    assertThat(ROW.getString("gone")).isNull();
    assertThat(ROW.getInstant("created_at")).isEqualTo(Instant.EPOCH);
    assertThat(ROW.toMap()).containsEntry("id", 7L).containsEntry("gone", null);
  }

  @Test
  void errorsNameTheColumnAndBothTypes() {
    assertThatThrownBy(() -> ROW.getLong("full_name"))
        .isInstanceOf(ColumnTypeException.class)
        .hasMessageContainingAll("full_name", "VARCHAR", "Long");
    assertThatThrownBy(() -> ROW.getLong("price")).hasMessageContainingAll("price", "DOUBLE");
    assertThatThrownBy(() -> ROW.getLong("gone")).hasMessageContainingAll("gone", "NULL", "long");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ROW.getLong("none"))
        .withMessageContaining("none");
  }

  @Test
  void mapsToRecordsAndBack() {
    Fruit fruit = ROW.as(Fruit.class);
    assertThat(fruit).isEqualTo(new Fruit(7, "pear", 2.5, Instant.EPOCH));
    assertThat(Insert.of(Key.of("id", fruit.id())).setAll(fruit).columns())
        .extracting(Property::name)
        .containsExactly("full_name", "price", "created_at");
  }
}
