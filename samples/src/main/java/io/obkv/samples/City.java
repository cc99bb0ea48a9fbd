// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import io.obkv.table.operation.Key;

/**
 * A row of table {@code cities}, without its counter; a component's column is its name in snake_case.
 *
 * @param country ISO 3166 code, two letters
 * @param id GeoNames id
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param population inhabitants
 * @param timeZone IANA name
 */
record City(
    String country,
    long id,
    String name,
    double latitude,
    double longitude,
    long population,
    String timeZone) {
  Key key() {
    return Key.of("country", country).and("id", id);
  }
}
