// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

/**
 * The inhabitants of some cities.
 *
 * @param cities how many cities there are
 * @param largest those of the largest city
 * @param total those of all
 * @param mean those of a city on average
 */
record Inhabitants(long cities, long largest, long total, double mean) {}
