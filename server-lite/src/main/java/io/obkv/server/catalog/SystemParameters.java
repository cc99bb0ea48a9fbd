// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The configuration parameters that ALTER SYSTEM SET changes: those that OceanBase 4.3.5 has, read
 * from {@code system-parameters.txt}.
 */
public final class SystemParameters {
  private static final String RESOURCE = "system-parameters.txt";

  private static final NavigableMap<String, SystemParameter> ALL = read();

  /** The default of every parameter, by its name in lower case, in the form of SHOW PARAMETERS. */
  public static final NavigableMap<String, String> DEFAULTS = defaults();

  private SystemParameters() {}

  /** The parameter of that name in lower case. */
  public static Optional<SystemParameter> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static NavigableMap<String, String> defaults() {
    NavigableMap<String, String> defaults = new TreeMap<>();
    ALL.forEach((name, parameter) -> defaults.put(name, parameter.initial()));
    return Collections.unmodifiableNavigableMap(defaults);
  }

  private static NavigableMap<String, SystemParameter> read() {
    NavigableMap<String, SystemParameter> all = new TreeMap<>();
    try (InputStream in = SystemParameters.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(SystemParameters::parameter)
          .forEach(parameter -> all.put(parameter.name(), parameter));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableNavigableMap(all);
  }

  /** Name, kind, default and range, separated by tabs. */
  private static SystemParameter parameter(String line) {
    String[] parts = line.split("\t", -1);
    SystemParameter.Kind kind = SystemParameter.Kind.named(parts[1]);
    Optional<ParameterRange> range =
        parts[3].isEmpty() ? Optional.empty() : Optional.of(ParameterRange.of(kind, parts[3]));
    return new SystemParameter(parts[0], kind, parts[2], range);
  }
}
