// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.server.catalog.CatalogState;
import io.obkv.server.catalog.TableSchema;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GoldenSchemaTest {
  private final SqlFixture fixture = new SqlFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void createsEveryTableOfTheGoldenPackets() throws IOException {
    fixture.run(SqlFixture.resource("/ddl/golden-schema.sql"));

    CatalogState catalog = fixture.catalog.snapshot();
    assertThat(catalog.tables("golden")).hasSize(25);
    assertThat(catalog.view("golden", "g_view")).isPresent();
    assertThat(catalog.tablesOfGroup("g_ht"))
        .extracting(TableSchema::name)
        .containsExactly("g_ht$a", "g_ht$b");
    assertThat(fixture.table("g_part").tabletIds()).hasSize(3);
    assertThat(fixture.table("g_gen").column("gs").orElseThrow().generated().orElseThrow())
        .extracting(column -> column.expression())
        .isEqualTo("substr(`a`,1,3)");
  }

  @Test
  void findsEverythingAgainAfterReopening() throws IOException {
    fixture.run(SqlFixture.resource("/ddl/golden-schema.sql"));
    CatalogState before = fixture.catalog.snapshot();

    CatalogState after = fixture.openCatalog().snapshot();

    assertThat(after.tables("golden")).containsExactlyElementsOf(before.tables("golden"));
    assertThat(after.schemaVersion()).isEqualTo(before.schemaVersion());
    assertThat(after.tableGroups()).containsExactlyElementsOf(before.tableGroups());
    assertThat(after.view("golden", "g_view")).isEqualTo(before.view("golden", "g_view"));
  }

  @Test
  void findsTheOwnerOfEveryTablet() throws IOException {
    fixture.run(SqlFixture.resource("/ddl/golden-schema.sql"));

    TableSchema table = fixture.table("g_part");
    CatalogState catalog = fixture.catalog.snapshot();
    table
        .tabletIds()
        .forEach(id -> assertThat(catalog.tablet(id).orElseThrow().table()).isEqualTo(table));
    table
        .indexes()
        .forEach(index -> index
            .tabletIds()
            .forEach(id -> assertThat(catalog.tablet(id).orElseThrow().index()).contains(index)));
  }
}
