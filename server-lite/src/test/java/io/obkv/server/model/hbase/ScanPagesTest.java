// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.AsyncQueryResult;
import io.obkv.protocol.message.QueryStep;
import io.obkv.server.error.RequestException;
import io.obkv.server.model.hbase.CellsFixture.Read;
import io.obkv.value.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How scans come in pages: where pages end, what a scan sees, when it is over. */
class ScanPagesTest {
  private final CellsFixture fixture = new CellsFixture();

  @BeforeEach
  void fill() {
    fixture.run("create tablegroup t sharding = 'ADAPTIVE'");
    fixture.family("t", "a", "", "");
    for (int row = 1; row <= 4; row++) {
      fixture.put("t$a", "r" + row, 1, "x", "y", "z");
    }
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<Integer> sizes(Read read) {
    return fixture.scan(read).stream().map(List::size).toList();
  }

  @Test
  void answersEverythingAtOnceWhenNoSizeIsNamed() {
    assertThat(sizes(new Read("t$a"))).containsExactly(12);
  }

  @Test
  void countsRowsForCaching() {
    assertThat(sizes(new Read("t$a").pages(3, -1, -1))).containsExactly(9, 3);
    assertThat(sizes(new Read("t$a").pages(2, -1, -1))).containsExactly(6, 6);
  }

  @Test
  void countsCellsForABatch() {
    assertThat(fixture.scan(new Read("t$a").pages(-1, 5, -1)).get(1))
        .containsExactly("r2/z@1", "r3/x@1", "r3/y@1", "r3/z@1", "r4/x@1");
  }

  @Test
  void endsAPageBehindTheRowThatReachesItsSize() {
    assertThat(sizes(new Read("t$a").pages(-1, -1, 1))).containsExactly(3, 3, 3, 3);
  }

  @Test
  void endsAPageWithinARowWherePartialRowsAreTaken() {
    assertThat(sizes(new Read("t$a").row("r1").pages(-1, -1, 1).flags(1))).startsWith(1, 1, 1);
  }

  @Test
  void cutsARowThatIsMuchLongerThanAPage() {
    String megabyte = "v".repeat(1 << 20);
    for (int i = 0; i < 12; i++) {
      fixture.put("t$a", "wide", "c" + (10 + i), 1, megabyte, Value.NULL);
    }
    Read read = new Read("t$a").row("wide").pages(-1, -1, 1 << 20);
    assertThat(sizes(read)).containsExactly(5, 5, 2);
    assertThat(fixture.scan(read).stream().flatMap(List::stream).distinct()).hasSize(12);
  }

  @Test
  void endsBehindTheLastRowThatIsWanted() {
    assertThat(sizes(new Read("t$a").rows(2))).containsExactly(6);
    assertThat(sizes(new Read("t$a").rows(2).pages(1, -1, -1))).containsExactly(3, 3);
    assertThat(sizes(new Read("t$a").rows(2).pages(-1, 4, -1))).containsExactly(4, 2);
  }

  @Test
  void goesOnWhereAPageEndedInEveryDirectionAndWithEveryPageSize() {
    List<String> forwards = fixture.get(new Read("t$a"));
    List<String> backwards = fixture.get(new Read("t$a").reversed());
    for (int size : IntStream.rangeClosed(1, 5).toArray()) {
      assertThat(fixture.scan(new Read("t$a").pages(-1, size, -1)).stream().flatMap(List::stream))
          .containsExactlyElementsOf(forwards);
      assertThat(fixture.scan(new Read("t$a").reversed().pages(size, -1, -1)).stream()
              .flatMap(List::stream))
          .containsExactlyElementsOf(backwards);
    }
  }

  @Test
  void seesTheRowsAsTheyWereAtItsStart() {
    Read read = new Read("t$a").pages(1, -1, -1);
    AsyncQueryResult first = fixture.start(read);
    fixture.put("t$a", "r2", 9, "new");
    assertThat(CellsFixture.cells(fixture.next(read, first.sessionId()).result()))
        .containsExactly("r2/x@1", "r2/y@1", "r2/z@1");
  }

  @Test
  void isOverWhenItIsEnded() {
    Read read = new Read("t$a").pages(1, -1, -1);
    long session = fixture.start(read).sessionId();
    assertThat(fixture.step(read, QueryStep.RENEW, session).end()).isFalse();
    assertThat(fixture.step(read, QueryStep.END, session).end()).isTrue();
    assertThatThrownBy(() -> fixture.next(read, session))
        .isInstanceOfSatisfying(
            RequestException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.OB_HASH_NOT_EXIST));
  }

  @Test
  void keepsPageFiltersFromPageToPage() {
    assertThat(sizes(new Read("t$a").filter("PageFilter(3)").pages(1, -1, -1)))
        .containsExactly(3, 3, 3);
  }
}
