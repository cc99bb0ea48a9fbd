// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.catalog.DutyWindow;
import io.obkv.server.catalog.ParameterText;
import java.util.Optional;

/**
 * What the parameters say of TTL jobs. Immutable.
 *
 * @param enabled {@code enable_kv_ttl}
 * @param window {@code kv_ttl_duty_duration}: when periodic jobs begin; never when empty
 * @param historyMicros {@code kv_ttl_history_recycle_interval}: how long history is kept
 * @param threads {@code ttl_thread_score}: how many tablets are worked on at a time
 */
record TtlSettings(boolean enabled, Optional<DutyWindow> window, long historyMicros, int threads) {
  /** What a score of 0 stands for. */
  private static final int DEFAULT_THREADS = 1;

  private static final int MOST_THREADS = 16;

  static TtlSettings of(CatalogSnapshot catalog) {
    int score = Integer.parseInt(parameter(catalog, "ttl_thread_score").strip());
    return new TtlSettings(
        parameter(catalog, "enable_kv_ttl").equals("True"),
        DutyWindow.parse(parameter(catalog, "kv_ttl_duty_duration")),
        ParameterText.micros(parameter(catalog, "kv_ttl_history_recycle_interval")),
        score == 0 ? DEFAULT_THREADS : Math.min(score, MOST_THREADS));
  }

  private static String parameter(CatalogSnapshot catalog, String name) {
    return catalog.parameter(name).orElseThrow();
  }
}
