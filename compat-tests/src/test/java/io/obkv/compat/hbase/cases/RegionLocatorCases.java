// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.apache.hadoop.hbase.util.Pair;

/** Where regions are: of a table split at g and p. */
public final class RegionLocatorCases extends CaseGroup {
  private Table split;
  private RegionLocator locator;

  RegionLocatorCases() {
    super("region-locator");
  }

  @Override
  void prepare() throws IOException {
    split = create(
        descriptor(tableName("split"), family("a", 1), family("b", 1)), bytes("g"), bytes("p"));
    locator = connection().getRegionLocator(split.getName());
  }

  @Override
  public void close() throws IOException {
    super.close();
    locator.close();
    split.close();
    drop(split.getName());
  }

  private static List<String> texts(byte[][] keys) {
    return Arrays.stream(keys).map(Bytes::toStringBinary).toList();
  }

  @HBaseCase
  public void startKeys() throws IOException {
    assertThat(texts(locator.getStartKeys())).containsExactly("", "g", "p");
  }

  @HBaseCase
  public void endKeys() throws IOException {
    assertThat(texts(locator.getEndKeys())).containsExactly("g", "p", "");
  }

  @HBaseCase
  public void startAndEndKeys() throws IOException {
    Pair<byte[][], byte[][]> keys = locator.getStartEndKeys();
    assertThat(texts(keys.getFirst())).containsExactly("", "g", "p");
    assertThat(texts(keys.getSecond())).containsExactly("g", "p", "");
  }

  @HBaseCase
  public void allLocations() throws IOException {
    List<HRegionLocation> locations = locator.getAllRegionLocations();
    assertThat(locations).hasSize(3);
    assertThat(locations.stream()
            .map(location -> Bytes.toString(location.getRegion().getStartKey())))
        .containsExactlyInAnyOrder("", "g", "p");
    for (HRegionLocation location : locations) {
      assertThat(location.getHostname()).isNotEmpty();
      assertThat(location.getPort()).isPositive();
      assertThat(location.getRegion().getTable()).isEqualTo(split.getName());
    }
  }

  private String regionOf(String row) throws IOException {
    HRegionLocation location = locator.getRegionLocation(bytes(row));
    return Bytes.toString(location.getRegion().getStartKey()) + "-"
        + Bytes.toString(location.getRegion().getEndKey());
  }

  @HBaseCase
  public void locationOfARow() throws IOException {
    assertThat(regionOf("a")).isEqualTo("-g");
    assertThat(regionOf("h")).isEqualTo("g-p");
    assertThat(regionOf("z")).isEqualTo("p-");
  }

  @HBaseCase
  public void bordersBelongToTheRegionThatTheyStart() throws IOException {
    assertThat(regionOf("g")).isEqualTo("g-p");
    assertThat(regionOf("fzzz")).isEqualTo("-g");
    assertThat(regionOf("p")).isEqualTo("p-");
  }

  @HBaseCase
  public void locationOfTheEmptyRow() throws IOException {
    assertThat(locator.getRegionLocation(new byte[0]).getRegion().getStartKey()).isEmpty();
  }

  @HBaseCase
  public void locationReloaded() throws IOException {
    assertThat(locator.getRegionLocation(bytes("h"), true).getRegion().getStartKey())
        .isEqualTo(bytes("g"));
  }

  @HBaseCase
  @NeedsClient("2.2")
  public void locationsOfARow() throws IOException {
    assertThat(locator.getRegionLocations(bytes("h"))).isNotEmpty();
    assertThat(locator.getRegionLocations(bytes("h")).get(0).getRegion().containsRow(bytes("h")))
        .isTrue();
  }

  @HBaseCase
  public void regionNamesAreDifferent() throws IOException {
    assertThat(locator.getAllRegionLocations().stream()
            .map(location -> location.getRegion().getEncodedName())
            .distinct())
        .hasSize(3);
  }

  @HBaseCase
  public void nameOfTheTable() {
    assertThat(locator.getName()).isEqualTo(split.getName());
  }

  @HBaseCase
  @NeedsClient("2.2")
  public void clearingTheCacheIsHarmless() throws IOException {
    locator.clearRegionLocationCache();
    connection().clearRegionLocationCache();
    assertThat(regionOf("h")).isEqualTo("g-p");
  }

  @HBaseCase
  @NeedsClient("2.3")
  public void locatorOfATable() throws IOException {
    try (RegionLocator other = split.getRegionLocator()) {
      assertThat(texts(other.getStartKeys())).containsExactly("", "g", "p");
    }
  }

  @HBaseCase
  public void tableOfOneRegion() throws IOException {
    try (RegionLocator other = connection().getRegionLocator(table().getName())) {
      assertThat(texts(other.getStartKeys())).containsExactly("");
      assertThat(texts(other.getEndKeys())).containsExactly("");
    }
  }

  @HBaseCase
  public void missingTable() throws IOException {
    try (RegionLocator other = connection().getRegionLocator(tableName("missing"))) {
      assertThatThrownBy(() -> other.getRegionLocation(bytes("r")))
          .isInstanceOf(TableNotFoundException.class);
      assertThat(other.getAllRegionLocations()).isEmpty();
    }
  }

  @HBaseCase
  public void regionsTogetherHoldEveryRow() throws IOException {
    for (String row : List.of("a", "g", "k", "p", "z")) {
      split.put(Cells.put(bytes(row), "a:q=v", "b:q=w"));
    }
    StringBuilder keys = new StringBuilder();
    Pair<byte[][], byte[][]> borders = locator.getStartEndKeys();
    for (int i = 0; i < borders.getFirst().length; i++) {
      Scan scan =
          new Scan().withStartRow(borders.getFirst()[i]).withStopRow(borders.getSecond()[i]);
      keys.append(keys(split, scan)).append('|');
    }
    assertThat(keys).hasToString("a|g k|p z|");
  }
}
