// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTilingTest {
  private static final TableName TABLE = TableName.valueOf("t");
  private static final ServerName SERVER = ServerName.valueOf("h", 2882, 1);

  private static TabletLayout ranges(String... bounds) {
    List<TabletLayout.Partition> partitions = new ArrayList<>();
    for (int i = 0; i < bounds.length; i++) {
      partitions.add(new TabletLayout.Partition(200001 + i, Bytes.toBytes(bounds[i]), SERVER));
    }
    return new TabletLayout(partitions, true);
  }

  private static TabletLayout hashed(int partitions) {
    List<TabletLayout.Partition> all = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      all.add(new TabletLayout.Partition(200001 + i, new byte[0], SERVER));
    }
    return new TabletLayout(all, false);
  }

  private static List<String> starts(List<HRegionLocation> regions) {
    return regions.stream()
        .map(r -> Bytes.toStringBinary(r.getRegion().getStartKey()))
        .toList();
  }

  @Test
  void rangePartitionsAreRegionsWithTheirBounds() {
    List<HRegionLocation> regions = RegionTiling.regions(TABLE, ranges("g", "p", ""));

    assertThat(starts(regions)).containsExactly("", "g", "p");
    assertThat(regions.get(1).getRegion().getEndKey()).isEqualTo(Bytes.toBytes("p"));
    assertThat(regions.get(2).getRegion().getEndKey()).isEmpty();
    assertThat(regions.get(1).getServerName()).isEqualTo(SERVER);
  }

  @Test
  void tableWithoutPartitionsIsOneRegionOfAllRows() {
    List<HRegionLocation> regions = RegionTiling.regions(TABLE, hashed(1));

    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).getRegion().getStartKey()).isEmpty();
    assertThat(regions.get(0).getRegion().getEndKey()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 97, 256, 8192})
  void regionsOfHashPartitionsAreAllRowsEachOnce(int partitions) {
    List<HRegionLocation> regions = RegionTiling.regions(TABLE, hashed(partitions));

    assertThat(regions).hasSize(partitions);
    byte[] last = new byte[0];
    for (int i = 0; i < regions.size(); i++) {
      assertThat(regions.get(i).getRegion().getStartKey()).isEqualTo(last);
      last = regions.get(i).getRegion().getEndKey();
      if (i + 1 < regions.size()) {
        assertThat(Bytes.compareTo(regions.get(i).getRegion().getStartKey(), last))
            .isNegative();
      }
    }
    assertThat(last).isEmpty();
  }

  @Test
  void rowIsInTheRegionWhoseRangeHasIt() {
    List<HRegionLocation> regions = RegionTiling.regions(TABLE, ranges("g", "p", ""));

    assertThat(starts(List.of(
            RegionTiling.of(regions, Bytes.toBytes("")),
            RegionTiling.of(regions, Bytes.toBytes("fzzz")),
            RegionTiling.of(regions, Bytes.toBytes("g")),
            RegionTiling.of(regions, Bytes.toBytes("z")))))
        .containsExactly("", "", "g", "p");
  }

  @Test
  void splitsAreTheBoundsBetweenRanges() {
    assertThat(Arrays.stream(RegionTiling.splits(ranges("g", "p", ""))).map(Bytes::toString))
        .containsExactly("g", "p");
    assertThat(RegionTiling.splits(hashed(3))).isEmpty();
  }

  @Test
  void answerWithTextBoundsThatAscendHasRanges() {
    TabletLayout layout = LocatorAnswer.layout(
        "{\"table_id_dict\":[500],\"replica_dict\":"
            + "[[\"127.0.0.1\",2882]],\"partitions\":[[0,200001,\"'g'\",0,1],[0,200002,\"MAXVALUE\",0,1]]}");

    assertThat(layout.ranges()).isTrue();
    assertThat(layout.partitions().get(0).upperBound()).isEqualTo(Bytes.toBytes("g"));
    assertThat(layout.partitions().get(0).leader().getPort()).isEqualTo(2882);
  }

  @Test
  void answerWithoutBoundsHasNoRanges() {
    TabletLayout layout = LocatorAnswer.layout("{\"table_id_dict\":[500,501],\"replica_dict\":"
        + "[[\"127.0.0.1\",2882]],\"partitions\":[[0,200001,\"\",0,1],[0,200002,\"\",0,1],"
        + "[1,200003,\"\",0,1]]}");

    assertThat(layout.ranges()).isFalse();
    assertThat(layout.partitions()).hasSize(2);
  }
}
