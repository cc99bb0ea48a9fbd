// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import io.obkv.table.Table;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks the questions one after the other and tells the answers. */
final class Tour {
  private static final int THREADS = 4;
  private static final int VISITS_EACH = 250;
  private static final int MANY = 1_000_000;
  private static final long BERN = 2_661_552;

  private final CityQuestions questions;
  private final VisitCounter counter;
  private final Report report;

  Tour(Table cities, Report report) {
    this.questions = new CityQuestions(cities);
    this.counter = new VisitCounter(cities);
    this.report = report;
  }

  void run() {
    report.done("Counted %,d rows in the table", questions.count());
    scan();
    aggregate();
    City bern = get();
    increment(bern);
    ask(bern);
  }

  private void scan() {
    tell("The ten largest cities, by an index from its end", questions.largest(10));
    tell(
        "Cities of Switzerland with ids from 2660000 to 2662000, by a range of keys",
        questions.between("CH", 2_660_000, 2_662_000));
    tell("Cities at the time of Nepal, by another index", questions.inTimeZone("Asia/Kathmandu"));
    tell(
        "Cities of Japan above a million inhabitants, by a filter at the server",
        questions.above("JP", MANY));
  }

  private void tell(String question, List<City> answer) {
    report.answered("%s: %d", question, answer.size());
    report.cities(answer);
  }

  private void aggregate() {
    Inhabitants japan = questions.inhabitants("JP");
    report.answered("Inhabitants of Japan's cities, computed at the server");
    report.line(
        "    %,d cities, largest %,d, together %,d, on average %,.0f",
        japan.cities(), japan.largest(), japan.total(), japan.mean());
  }

  private City get() {
    City bern = questions.city("CH", BERN).orElseThrow();
    report.answered("One row by its key, as a Java record");
    report.line("    %s", bern);
    return bern;
  }

  private void increment(City city) {
    counter.visit(city, THREADS, VISITS_EACH);
    report.answered("Counted %d visits from each of %d threads", VISITS_EACH, THREADS);
    long visits = counter.visits(city);
    report.line("    %,d visits, %,d lost", visits, (long) THREADS * VISITS_EACH - visits);
  }

  private void ask(City city) {
    CompletableFuture<String> answer = questions
        .timeZone(city)
        .thenApply(zone -> city.name() + " lives by " + zone.orElse("no clock"));
    report.answered("Asked without waiting for the answer");
    report.line("    %s", answer.join());
  }
}
