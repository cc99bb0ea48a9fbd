// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.KvParams;
import io.obkv.server.catalog.IndexSchema;
import io.obkv.server.error.RequestException;
import io.obkv.server.tablet.TableLayout;
import io.obkv.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A full-text search: a row is found when one of the words is in one of the index's columns. Rows
 * come in the order of the key.
 */
record SearchWords(List<Integer> positions, Set<String> words) {
  /** The search of a query over a full-text index; empty for every other query. */
  static Optional<SearchWords> of(TableLayout table, Optional<IndexSchema> index, KvParams params) {
    boolean fullText = index.map(i -> i.kind() == IndexSchema.Kind.FULLTEXT).orElse(false);
    if (!fullText) {
      return Optional.empty();
    }
    if (!(params instanceof KvParams.FullText search)) {
      throw new RequestException(
          ErrorCode.OB_NOT_SUPPORTED, "a scan over a full-text index not supported");
    }
    return Optional.of(new SearchWords(
        index.get().columns().stream().map(table::position).toList(), split(search.searchText())));
  }

  private static Set<String> split(String text) {
    Set<String> words =
        new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+", -1)));
    words.remove("");
    return words;
  }

  boolean matches(Value[] row) {
    for (int position : positions) {
      if (!row[position].isNull()
          && split(row[position].string()).stream().anyMatch(words::contains)) {
        return true;
      }
    }
    return false;
  }
}
