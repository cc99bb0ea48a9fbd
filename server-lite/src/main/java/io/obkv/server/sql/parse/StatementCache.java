// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.sql.parse;

import io.obkv.server.catalog.SqlException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parse trees of the statements that were used last, by their text. Bounded by the length of all
 * texts: a tree takes about 500 times the memory of its text. Safe for many threads.
 */
public final class StatementCache {
  /** Longer texts are mostly INSERTs that never come again. */
  private static final int LONGEST_TEXT = 2_000;

  private final int maxCharacters;
  private final Map<Key, ParsedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);
  private int characters;

  private record Key(String text, boolean prepared) {}

  /**
   * @param maxCharacters bound of the length of all texts together
   */
  public StatementCache(int maxCharacters) {
    this.maxCharacters = maxCharacters;
  }

  /**
   * A statement without parameters.
   *
   * @throws SqlException 1064 when the text is not a statement of the grammar
   */
  public ParsedStatement text(String sql) {
    return get(new Key(sql, false));
  }

  /**
   * A statement that may have parameters.
   *
   * @throws SqlException 1064 when the text is not a statement of the grammar
   */
  public ParsedStatement prepared(String sql) {
    return get(new Key(sql, true));
  }

  private ParsedStatement get(Key key) {
    ParsedStatement known = find(key);
    if (known != null) {
      return known;
    }
    ParsedStatement parsed =
        key.prepared ? SqlGrammar.parsePrepared(key.text) : SqlGrammar.parseText(key.text);
    if (key.text.length() <= LONGEST_TEXT) {
      keep(key, parsed);
    }
    return parsed;
  }

  private synchronized ParsedStatement find(Key key) {
    return statements.get(key);
  }

  private synchronized void keep(Key key, ParsedStatement parsed) {
    if (statements.put(key, parsed) == null) {
      characters += key.text.length();
    }
    Iterator<Key> oldest = statements.keySet().iterator();
    while (characters > maxCharacters && oldest.hasNext()) {
      characters -= oldest.next().text.length();
      oldest.remove();
    }
  }

  /** The length of all texts that are kept. */
  synchronized int characters() {
    return characters;
  }
}
