// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every answer of the server is compared with one computed from the file. */
class QuickstartIT {
  private static CitiesServer server;
  private static List<City> all;
  private static CityQuestions questions;

  @BeforeAll
  static void load() throws IOException {
    all = Cities.read();
    server = CitiesServer.start();
    questions = new CityQuestions(server.cities());
    int batches = new CityLoader(server.cities()).load(all);
    assertThat(batches).isEqualTo((all.size() + CityLoader.BATCH_SIZE - 1) / CityLoader.BATCH_SIZE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<City> file(Predicate<City> which) {
    return all.stream().filter(which).toList();
  }

  @Test
  void countsEveryCity() {
    assertThat(questions.count()).isEqualTo(all.size());
  }

  @Test
  void findsTheLargestInOrder() {
    List<City> largest = all.stream()
        .sorted(comparingLong(City::population).reversed())
        .limit(10)
        .toList();
    assertThat(questions.largest(10)).isEqualTo(largest);
  }

  @Test
  void findsCitiesOfOneCountryInARangeOfIds() {
    assertThat(questions.between("CH", 2_660_000, 2_662_000))
        .isNotEmpty()
        .isEqualTo(file(city -> city.country().equals("CH")
            && city.id() >= 2_660_000
            && city.id() <= 2_662_000));
  }

  @Test
  void findsTheCitiesOfATimeZone() {
    assertThat(questions.inTimeZone("Europe/Paris"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            file(city -> city.timeZone().equals("Europe/Paris")));
  }

  @Test
  void filtersByPopulation() {
    assertThat(questions.above("JP", 1_000_000))
        .isNotEmpty()
        .isEqualTo(
            file(city -> city.country().equals("JP") && city.population() > 1_000_000));
  }

  @Test
  void addsUpInhabitants() {
    LongSummaryStatistics japan = file(city -> city.country().equals("JP")).stream()
        .mapToLong(City::population)
        .summaryStatistics();
    Inhabitants answer = questions.inhabitants("JP");
    assertThat(answer.cities()).isEqualTo(japan.getCount());
    assertThat(answer.largest()).isEqualTo(japan.getMax());
    assertThat(answer.total()).isEqualTo(japan.getSum());
    assertThat(answer.mean()).isCloseTo(japan.getAverage(), within(1e-6));
  }

  @Test
  void readsACityAsARecord() {
    City first = all.get(0);
    assertThat(questions.city(first.country(), first.id())).contains(first);
    assertThat(questions.city("CH", 1)).isEmpty();
    assertThat(questions.timeZone(first)).succeedsWithin(server.client().options().timeout())
        .satisfies(zone -> assertThat(zone).contains(first.timeZone()));
  }

  @Test
  void losesNoVisit() {
    VisitCounter counter = new VisitCounter(server.cities());
    counter.visit(all.get(1), 4, 100);
    assertThat(counter.visits(all.get(1))).isEqualTo(400);
    assertThat(counter.visits(all.get(2))).isZero();
  }

  @Test
  void runsFromStartToEnd() throws IOException {
    Printed printed = new Printed();
    new Quickstart(printed.report()).run();
    assertThat(printed.text())
        .contains(String.format(Locale.ROOT, "Counted %,d rows", all.size()))
        .contains("1,000 visits, 0 lost")
        .contains("Where to look next");
  }
}
