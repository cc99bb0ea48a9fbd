// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The short programs, each on a table of its own. */
class ProgramsIT {
  private final Printed printed = new Printed();
  private CitiesServer server;

  @BeforeEach
  void start() throws IOException {
    server = CitiesServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private long rows() {
    return new CityQuestions(server.cities()).count();
  }

  private static long inhabitants(List<City> cities) {
    return cities.stream().mapToLong(City::population).sum();
  }

  @Test
  void firstProgramLeavesTheTableAsItWas() {
    FirstProgram.run(server.cities(), printed.report());
    assertThat(printed.text())
        .isEqualToNormalizingNewlines(
            """
            Seldwyla has 2,000 inhabitants
            1 row changed
            1 visit
            1 row deleted
            it is gone
            """);
    assertThat(rows()).isZero();
  }

  @Test
  void asyncProgramWritesAndReadsEveryCity() throws IOException {
    List<City> japan = Cities.read("JP");
    AsyncProgram.run(server.cities(), japan, printed.report());
    assertThat(rows()).isEqualTo(japan.size());
    assertThat(printed.text()).contains(String.format(Locale.ROOT, "%,d", inhabitants(japan)));
  }

  @Test
  void streamingProgramReadsEveryPage() throws IOException {
    List<City> india = Cities.read("IN");
    new CityLoader(server.cities()).load(india);
    StreamingProgram.run(server.cities(), printed.report());
    assertThat(printed.text().lines())
        .hasSize(1 + (int) india.stream().filter(city -> city.population() > 5_000_000).count())
        .last()
        .asString()
        .contains(String.format(Locale.ROOT, "%,d", inhabitants(india)));
  }

  @Test
  void batchProgramInsertsBothRowsOrNone() throws IOException {
    List<City> switzerland = Cities.read("CH");
    BatchProgram.run(server.cities(), switzerland, printed.report());
    assertThat(rows()).isEqualTo(switzerland.size());
    assertThat(printed.text()).contains("not inserted either");
  }
}
